"""What a storyteller reads, or hears, before they sign."""
