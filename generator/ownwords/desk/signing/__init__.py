"""What a storyteller signed, and what changed since."""
