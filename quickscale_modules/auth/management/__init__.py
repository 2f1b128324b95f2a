"""Management commands of auth."""
