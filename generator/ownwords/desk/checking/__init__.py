"""What there is to put right: found, told at a desk, to editors and to services."""
