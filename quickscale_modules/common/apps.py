"""The app configuration of common."""

from __future__ import annotations

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """Register the checks of common."""

    name = "quickscale_modules.common"
    label = "quickscale_common"
    verbose_name = "QuickScale common"
    default_auto_field = "django.db.models.BigAutoField"
    requires: list[str] = []
    summary = "Abstract models, forms styling, contact and legal pages, sitemap, audit log."
    demo_url = "/contact/"

    def ready(self) -> None:
        from quickscale_modules.common import checks  # noqa: F401  (importing registers them)
