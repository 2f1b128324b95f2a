"""States of the world that the foundation's tests start from."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client

from quickscale_core import health
from quickscale_core.settings import base

# Where other processes find this package, in the hub as in a client.
ROOT = Path(__file__).resolve().parent.parent.parent
VARIABLES = (
    "ADMIN_PATH",
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "CACHE_URL",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_URL",
    "DEFAULT_FROM_EMAIL",
    "EMAIL_URL",
    "LOG_LEVEL",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "SECURE_HSTS_SECONDS",
    "SECURE_SSL_REDIRECT",
)
KEY = "k3yZ" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
FILLED = {
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "acme.test",
    "DATABASE_URL": "postgres://acme:s3cret@db.acme.test:5432/acme",
}

SETTINGS = ROOT / "quickscale_core/settings"
SettingsOf = Callable[..., dict[str, Any]]


@pytest.fixture
def settings_of(monkeypatch: pytest.MonkeyPatch) -> SettingsOf:
    """Run a settings module of core as if these were all the variables that are set."""

    def run(module: str, **variables: str) -> dict[str, Any]:
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS / f"{module}.py"))

    return run


@pytest.fixture
def site(settings: Any) -> Client:
    """A visitor of the test site, who gets error pages instead of exceptions.

    The project's templates stay outside, for they link to its pages, and so does its own
    middleware, which may send visitors elsewhere.
    """
    settings.ROOT_URLCONF = "quickscale_core.tests.urls"
    settings.DEBUG = False
    settings.LANGUAGE_CODE = "en"
    settings.MIDDLEWARE = [entry for entry in settings.MIDDLEWARE if entry in base.CORE_MIDDLEWARE]
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [ROOT / "quickscale_core/templates"],
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": base.CORE_CONTEXT_PROCESSORS},
        }
    ]
    return Client(raise_request_exception=False)


@pytest.fixture
def broken_database(db: None) -> Iterator[None]:
    """A database that answers no question."""

    def refuse(*args: Any) -> None:
        raise OperationalError("the secret address of the database")

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def fresh_health() -> Iterator[None]:
    """A process that has not been asked about its health yet."""
    health.MigrationState.applied = False
    cache.delete(health.CACHE_KEY)
    yield
    health.MigrationState.applied = False
