"""Files as people have them become a story's words, and what else was in them is told."""
