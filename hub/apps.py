"""The hub as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class HubConfig(AppConfig):
    """Clients, operations and the commands that make and maintain client repositories."""

    name = "hub"
    verbose_name = "QuickScale hub"
    default_auto_field = "django.db.models.BigAutoField"
