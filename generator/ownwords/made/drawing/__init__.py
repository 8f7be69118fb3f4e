"""Landscapes for storytellers without a portrait, as SVG and painted."""
