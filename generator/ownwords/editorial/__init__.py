"""The archive's own words: themes, collections, content notes, home."""
