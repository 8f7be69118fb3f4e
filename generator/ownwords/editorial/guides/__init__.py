"""Discussion guides as trainers write them, and the formats that they are laid out in."""
