"""The app configuration of auth."""

from __future__ import annotations

from django.apps import AppConfig


class AuthConfig(AppConfig):
    """Register the checks of auth, and connect roles and audit log to what happens."""

    name = "quickscale_modules.auth"
    label = "quickscale_auth"
    verbose_name = "QuickScale auth"
    default_auto_field = "django.db.models.BigAutoField"
    requires: list[str] = ["common"]
    summary = "Sign-up, login and account pages by e-mail address; roles declared in code."
    demo_url = "/accounts/login/"

    def ready(self) -> None:
        # Importing registers them.
        from quickscale_modules.auth import checks, receivers  # noqa: F401
