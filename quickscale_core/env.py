"""Read the settings that come from the environment."""

from __future__ import annotations

import io
import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from quickscale_core.databases import database_settings, sqlite_settings

KEY_LENGTH = 50
KEY_UNIQUE_CHARACTERS = 10
INSECURE_PREFIX = "django-insecure-"
PLACEHOLDERS = ("change", "!!!", "<")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
TRUE = {"1", "true", "yes", "on", "y", "t"}
FALSE = {"0", "false", "no", "off", "n", "f"}

env = Env()  # for a project's own variables: env("STRIPE_SECRET_KEY", default="")


def read_env(path: Path) -> None:
    """Load a `.env` file where there is one; what the environment already holds wins."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return
    Env.read_env(io.StringIO(content))


def text(name: str, default: str = "") -> str:
    """Return a variable; an empty one counts as missing."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, *, default: bool = False) -> bool:
    """Return a variable that says yes or no, and refuse a misspelt answer."""
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def integer(name: str, default: int) -> int:
    """Return a variable that holds a whole number."""
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def names(name: str) -> list[str]:
    """Return a variable that holds words separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def url_prefix(name: str, default: str) -> str:
    """Return a variable that holds an URL prefix, as `path()` wants it: `office/`."""
    return f"{text(name, default).strip('/')}/"


def log_level(default: str = "INFO") -> str:
    """Return LOG_LEVEL, one of the levels that Python's logging knows."""
    level = text("LOG_LEVEL", default).upper()
    if level not in LOG_LEVELS:
        raise ImproperlyConfigured(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}.")
    return level


def secret_key() -> str:
    """Return SECRET_KEY, or a key that lives as long as this process (never in production)."""
    key = text("SECRET_KEY")
    if key and not is_placeholder(key):
        return key
    return f"{INSECURE_PREFIX}{secrets.token_urlsafe(48)}"


def database(default_sqlite_path: Path) -> dict[str, Any]:
    """Return the database that DATABASE_URL names, else the SQLite file at the path."""
    url = text("DATABASE_URL")
    return database_settings(url) if url else sqlite_settings(default_sqlite_path)


def cache(default_url: str) -> dict[str, Any]:
    """Return the cache that CACHE_URL names, else the one of the default URL."""
    try:
        return dict(Env.cache_url_config(text("CACHE_URL", default_url)))
    except ImproperlyConfigured as error:
        raise ImproperlyConfigured(f"CACHE_URL cannot be read: {error}") from error


def proxy_ssl_header() -> tuple[str, str] | None:
    """Trust X-Forwarded-Proto only where BEHIND_PROXY says that a proxy sets it."""
    if boolean("BEHIND_PROXY"):
        return ("HTTP_X_FORWARDED_PROTO", "https")
    return None


def is_placeholder(value: str) -> bool:
    """Tell whether a value is one that an example file carries."""
    return value.lower().startswith(PLACEHOLDERS)


def required(name: str) -> str:
    """Return a variable that production cannot do without."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is missing. Set it in the environment or in .env.")
    if is_placeholder(value):
        raise ImproperlyConfigured(f"{name} is still a placeholder. Set a value of your own.")
    return value


def required_secret_key() -> str:
    """Return a SECRET_KEY that nobody can guess."""
    key = required("SECRET_KEY")
    if key.startswith(INSECURE_PREFIX):
        raise ImproperlyConfigured("SECRET_KEY is a placeholder of django-admin. Make a new one.")
    if len(key) < KEY_LENGTH:
        raise ImproperlyConfigured(
            f"SECRET_KEY is too weak: {len(key)} characters, at least {KEY_LENGTH} are needed."
        )
    if len(set(key)) < KEY_UNIQUE_CHARACTERS:
        raise ImproperlyConfigured("SECRET_KEY is too weak: too few different characters.")
    return key


def required_hosts() -> list[str]:
    """Return ALLOWED_HOSTS, each a real name."""
    required("ALLOWED_HOSTS")
    hosts = names("ALLOWED_HOSTS")
    for host in hosts:
        if is_placeholder(host):
            raise ImproperlyConfigured(f"ALLOWED_HOSTS still holds a placeholder: {host}")
        if "/" in host:
            raise ImproperlyConfigured(f"ALLOWED_HOSTS takes names, no addresses: {host}")
    if not hosts or any(set(host) <= set("*.") for host in hosts):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name the hosts of this site; '*' accepts every one."
        )
    return hosts


def required_database() -> dict[str, Any]:
    """Return the database of DATABASE_URL; SQLite counts where the URL says so."""
    config = database_settings(required("DATABASE_URL"))
    for part in ("NAME", "USER", "PASSWORD", "HOST"):
        if is_placeholder(str(config.get(part, ""))):
            raise ImproperlyConfigured(f"DATABASE_URL still holds a placeholder as {part}.")
    if config.get("NAME") in ("", ":memory:"):
        raise ImproperlyConfigured("DATABASE_URL names no database that outlives the process.")
    return config
