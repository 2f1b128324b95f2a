"""Ask whether this process can serve: database, migrations, cache."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection

logger = logging.getLogger(__name__)

OK = "ok"
FAILED = "failed"
UNKNOWN = "unknown"
CACHE_KEY = "quickscale_core.health"
CACHE_SECONDS = 30


class NotReadyError(Exception):
    """Something that the site needs does not answer as it should."""


class MigrationState:
    """Whether all migrations are applied; remembered once they are, for asking is slow."""

    applied = False


def check_database() -> None:
    """Ask the database for the simplest answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def check_migrations() -> None:
    """Compare the migrations on disk with those that the database knows."""
    if MigrationState.applied:
        return
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReadyError("There are migrations to apply.")
    MigrationState.applied = True


def check_cache() -> None:
    """Read an entry; write it where it is missing, so that a probe rarely costs a write."""
    if cache.get(CACHE_KEY) == OK:
        return
    cache.set(CACHE_KEY, OK, CACHE_SECONDS)
    if cache.get(CACHE_KEY) != OK:
        raise NotReadyError("The cache does not keep what it is given.")


def outcome(name: str, check: Callable[[], None]) -> str:
    """Run one check; why it failed is for the log, not for the world."""
    try:
        check()
    except Exception:
        logger.exception("Not ready: %s", name)
        return FAILED
    return OK


def readiness() -> dict[str, str]:
    """Return the outcome of each check by name."""
    checks = {"database": outcome("database", check_database)}
    if checks["database"] == OK:
        checks["migrations"] = outcome("migrations", check_migrations)
    else:
        checks["migrations"] = UNKNOWN  # asking would only wait for the database once more
    checks["cache"] = outcome("cache", check_cache)
    return checks
