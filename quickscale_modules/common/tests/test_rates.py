"""Rates, counted in the cache."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from quickscale_modules.common.rates import Rate, is_within, parse_rate

pytestmark = pytest.mark.contract

BACKENDS = {
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "database": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "quickscale_cache",
    },
}


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("5/h", Rate(5, 3600)),
        ("20/m", Rate(20, 60)),
        ("3/10m", Rate(3, 600)),
        ("1/d", Rate(1, 86400)),
    ],
)
def test_rates_are_read_as_people_write_them(text: str, rate: Rate) -> None:
    assert parse_rate(text) == rate


@pytest.mark.parametrize("text", ["", "5", "0/h", "5/w", "h/5", "-1/h", "5/0h", "5/h "])
def test_anything_else_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="is no rate"):
        parse_rate(text)


@pytest.mark.django_db
@pytest.mark.parametrize("backend", BACKENDS)
def test_so_many_times_and_no_more(settings: Any, backend: str) -> None:
    settings.CACHES = {"default": BACKENDS[backend]}
    cache.clear()

    allowed = [is_within(Rate(3, 60), "contact", "203.0.113.9") for _ in range(5)]

    assert allowed == [True, True, True, False, False]


def test_people_and_purposes_are_counted_apart() -> None:
    is_within(Rate(1, 60), "contact", "203.0.113.9")

    assert is_within(Rate(1, 60), "contact", "203.0.113.10")
    assert is_within(Rate(1, 60), "newsletter", "203.0.113.9")


def test_a_place_is_free_again_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1000.0)
    taken = [is_within(Rate(1, 60), "contact", "a") for _ in range(2)]

    monkeypatch.setattr("time.time", lambda: 1061.0)

    assert taken == [True, False]
    assert is_within(Rate(1, 60), "contact", "a")
