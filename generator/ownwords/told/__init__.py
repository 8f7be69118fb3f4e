"""What storytellers gave: perhaps private, and known to nothing on the readers' side."""
