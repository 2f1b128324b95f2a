"""The app configuration of the foundation."""

from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Register the foundation's system checks."""

    name = "quickscale_core"
    label = "quickscale_core"
    verbose_name = "QuickScale core"
    default_auto_field = "django.db.models.BigAutoField"
    requires: list[str] = []
    summary = "Settings, security headers, health checks, error pages, design system, e-mail user."
    demo_url = "/healthz/ready"

    def ready(self) -> None:
        from quickscale_core import checks  # noqa: F401  (importing registers them)
