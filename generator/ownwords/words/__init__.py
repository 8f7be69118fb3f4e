"""Text that stays as it was said: Markdown to clean HTML, words, passages. Knows no story."""
