"""Tune the database that an URL names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

SQLITE = "django.db.backends.sqlite3"

# Write-ahead logging lets readers go on while one connection writes, and NORMAL is safe with it.
# An immediate transaction takes the write lock at once, so that a waiting one waits for the
# timeout instead of failing when it turns from reading to writing.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode = WAL;"
        "PRAGMA synchronous = NORMAL;"
        "PRAGMA journal_size_limit = 67108864;"
        "PRAGMA mmap_size = 134217728;"
        "PRAGMA cache_size = -16000;"
    ),
}
POSTGRESQL_OPTIONS = {"connect_timeout": 5}

# A bare / # or ? in a password ends the part of the URL that names the host: what follows, with
# the real host, would pass for the name of a database.
HALF_PASSWORD = re.compile(r"#|//[^/?]*[/?].*@")


def database_settings(url: str) -> dict[str, Any]:
    """Return the entry of DATABASES for an URL; what its query string says wins."""
    config = parse(url)
    engine = config["ENGINE"]
    if engine == SQLITE:
        return {**config, "OPTIONS": {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}}
    if engine == "django.db.backends.postgresql":
        return {
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            **config,
            "OPTIONS": {**POSTGRESQL_OPTIONS, **config.get("OPTIONS", {})},
        }
    return config


def sqlite_settings(path: Path) -> dict[str, Any]:
    """Return the entry of DATABASES for a SQLite file, whatever characters its path holds."""
    return {"ENGINE": SQLITE, "NAME": str(path), "OPTIONS": dict(SQLITE_OPTIONS)}


def parse(url: str) -> dict[str, Any]:
    """Return the plain entry of DATABASES, or say that DATABASE_URL is wrong."""
    scheme = url.partition(":")[0]
    if scheme not in Env.DB_SCHEMES:
        raise ImproperlyConfigured(
            f"DATABASE_URL cannot be read: unknown scheme {scheme!r}; "
            "use postgres://user:password@host/name or sqlite:////path/to/file."
        )
    if not url.startswith("sqlite") and HALF_PASSWORD.search(url):
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read: in user and password write @ as %40, / as %2F, "
            "# as %23 and ? as %3F."
        )
    try:
        return dict(Env.db_url_config(url))
    except ValueError as error:
        raise ImproperlyConfigured("DATABASE_URL cannot be read: check host and port.") from error
