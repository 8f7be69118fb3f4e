"""A story begun, as a draft in which nothing is granted."""
