"""What changed between the answers before and after a session."""
