"""Accounts by e-mail address, on styled pages, with roles that are declared in code."""
