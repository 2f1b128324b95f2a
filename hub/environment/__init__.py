"""A client's environment: making it, running the client's own commands in it."""
