"""Pictures, recordings and captions: bytes in, bytes out. May not know what a story is."""
