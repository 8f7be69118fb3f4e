"""The words of the site around the stories, in the archive's language."""
