"""What the tests of every module start from: the mark of shared code, and pinned settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as django_settings

from quickscale_core.settings import base as core

SHARED = ("quickscale_core", "quickscale_modules.", "django.", "allauth")

Pin = Callable[..., None]


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker(pytest.mark.shared)


@pytest.fixture
def pin_settings(settings: Any) -> Pin:
    """Make a site of core and the given modules only, whatever the project made of its own.

    A project's templates name URLs that the pinned URLconf lacks, so they are left out too.
    """

    def pin(urlconf: str, **modules: ModuleType) -> None:
        slots = {"CORE": core, **{name.upper(): module for name, module in modules.items()}}
        for name in [name for name in dir(django_settings) if name.startswith("QUICKSCALE_")]:
            delattr(settings, name)
        settings.ROOT_URLCONF = urlconf
        settings.LANGUAGE_CODE = "en"
        settings.SITE_NAME = "Acme"
        settings.DEBUG = False
        settings.ALLOWED_HOSTS = ["testserver"]
        settings.DEFAULT_FROM_EMAIL = "site@example.com"
        settings.BEHIND_PROXY = False
        settings.SECURE_SSL_REDIRECT = False
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        settings.WHITENOISE_AUTOREFRESH = True  # nothing is collected, so there is nothing to index
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
        settings.FORM_RENDERER = "quickscale_modules.common.renderers.FormRenderer"
        settings.MIDDLEWARE = gathered(slots, "MIDDLEWARE")
        settings.AUTHENTICATION_BACKENDS = [
            "django.contrib.auth.backends.ModelBackend",
            *gathered(slots, "AUTHENTICATION_BACKENDS"),
        ]
        settings.TEMPLATES = [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": shared_template_folders(),
                "OPTIONS": {"context_processors": gathered(slots, "CONTEXT_PROCESSORS")},
            }
        ]

    return pin


def gathered(slots: dict[str, ModuleType], slot: str) -> list[str]:
    """Return what the modules put into one slot, in their order."""
    return [entry for name, module in slots.items() for entry in getattr(module, f"{name}_{slot}")]


def shared_template_folders() -> list[Path]:
    """Return the template folders of the apps that are not the project's own."""
    configs = [config for config in apps.get_app_configs() if config.name.startswith(SHARED)]
    return [Path(config.path) / "templates" for config in configs]
