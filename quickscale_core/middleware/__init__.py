"""Middleware of the foundation, one concern a file."""
