"""The abstract e-mail user; the concrete one is each client's own."""
