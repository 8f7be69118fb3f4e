"""A story taken back, or a use of it: what is left, and whom to tell."""
