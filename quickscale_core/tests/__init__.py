"""The specification of the foundation."""
