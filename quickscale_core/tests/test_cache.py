"""The cache that production has unless it is given another."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


@pytest.fixture
def database_cache(settings: Any) -> None:
    """The database's cache, as the production settings have it."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "quickscale_cache",
        }
    }


@pytest.mark.usefixtures("database_cache")
def test_migrations_made_the_table_of_the_cache() -> None:
    cache.set("colour", {"name": "blue"}, 60)
    cache.add("count", 1, 60)

    assert cache.get("colour") == {"name": "blue"}
    assert cache.incr("count") == 2
    assert cache.get_many(["colour", "nothing"]) == {"colour": {"name": "blue"}}
    assert cache.delete("colour") is True
    assert cache.get("colour") is None


@pytest.mark.usefixtures("database_cache")
def test_an_entry_is_gone_when_its_time_is_over() -> None:
    cache.set("colour", "blue", 0)

    assert cache.get("colour") is None


@pytest.mark.usefixtures("database_cache")
def test_djangos_own_command_finds_the_table_in_place(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("createcachetable")

    assert capsys.readouterr().err == ""
