"""Discussion guides: from a format, the stories that may be used and a group to one page."""
