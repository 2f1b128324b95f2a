"""Reusable Django apps, each a folder; INSTALLED_APPS chooses."""
