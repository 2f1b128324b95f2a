"""Template tags of auth."""
