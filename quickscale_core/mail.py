"""The mail settings: MAILERS on every Django."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import Any

from django import VERSION
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from quickscale_core.env import is_placeholder, text

__all__ = ["mailers"]

# Django 6.1 reads MAILERS and refuses it beside any EMAIL_* setting; before, a backend of ours
# reads MAILERS, so that a client's settings are the same on both. The star-import in
# settings/base.py takes this name where it exists.
MAILERS_BACKEND = "quickscale_core.mail_backend.MailersBackend"
if VERSION < (6, 1):
    EMAIL_BACKEND = MAILERS_BACKEND
    __all__ += ["EMAIL_BACKEND"]

SMTP = "django.core.mail.backends.smtp.EmailBackend"
FILE = "django.core.mail.backends.filebased.EmailBackend"
LOCAL_URL = "smtp://localhost:25"  # what production falls back on
PORTS = {"smtp": 25, "smtps": 587, "smtp+tls": 587, "smtp+ssl": 465}
TIMEOUT = 10
NOBODY = "webmaster@localhost"
SERVER_SETTINGS = (
    "EMAIL_FILE_PATH",
    "EMAIL_HOST",
    "EMAIL_HOST_PASSWORD",
    "EMAIL_HOST_USER",
    "EMAIL_PORT",
    "EMAIL_TIMEOUT",
    "EMAIL_USE_SSL",
    "EMAIL_USE_TLS",
)


def mailers(default_url: str) -> dict[str, dict[str, Any]]:
    """Return MAILERS with the server that EMAIL_URL names, else the one of the default URL."""
    url = text("EMAIL_URL", default_url)
    try:
        config = Env.email_url_config(url)
    except (ImproperlyConfigured, ValueError) as error:
        raise ImproperlyConfigured(
            "EMAIL_URL cannot be read; use smtp+tls://user:password@host:587 or consolemail://."
        ) from error
    scheme = url.partition(":")[0]
    return {
        "default": {"BACKEND": config["EMAIL_BACKEND"], "OPTIONS": mailer_options(config, scheme)}
    }


def is_undecided() -> bool:
    """Tell whether neither EMAIL_URL nor the project's own mailer says how mail leaves."""
    if VERSION < (6, 1) and settings.EMAIL_BACKEND != MAILERS_BACKEND:
        return False
    if settings.MAILERS.get("default") != mailers(LOCAL_URL)["default"]:
        return False
    url = text("EMAIL_URL")
    return not url or any(is_placeholder(part) for part in re.split("[/:@]+", url))


def is_nobody(address: str) -> bool:
    """Tell whether an address is Django's default or a placeholder, so that no mail gets there."""
    plain = parseaddr(address)[1]
    return plain == NOBODY or any(is_placeholder(part) for part in plain.split("@"))


def ignored_settings() -> list[str]:
    """Return the names of the EMAIL_* settings that MAILERS leaves without effect.

    From Django 6.1 on there are none: Django refuses to start with both.
    """
    if VERSION >= (6, 1) or settings.EMAIL_BACKEND != MAILERS_BACKEND:
        return []
    return [
        name
        for name in SERVER_SETTINGS
        if settings.is_overridden(name)  # type: ignore[misc]  # not in the stubs
    ]


def mailer_options(config: dict[str, Any], scheme: str) -> dict[str, Any]:
    """Return what the backend of the URL takes, and nothing that it would refuse."""
    backend = config["EMAIL_BACKEND"]
    if backend == FILE:
        return {"file_path": config["EMAIL_FILE_PATH"]}
    if backend != SMTP:
        return {}
    return {
        "host": config["EMAIL_HOST"] or "localhost",
        "port": config["EMAIL_PORT"] or PORTS[scheme],
        "username": config["EMAIL_HOST_USER"] or "",
        "password": config["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": bool(config.get("EMAIL_USE_TLS", False)),
        "use_ssl": bool(config.get("EMAIL_USE_SSL", False)),
        "timeout": TIMEOUT,
    }
