"""Strict reading of files that people write: bytes, front matter, fields. Knows no story."""
