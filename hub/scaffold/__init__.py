"""Rendering the project template: it knows templates, not clients."""
