"""Stories by theme, place, length, words: lists, filters and the search inside stories."""
