"""Limit how often something may happen, counted in the cache."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from django.core.cache import cache

RATE = re.compile(r"([1-9][0-9]*)/([1-9][0-9]*)?([smhd])")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Rate(NamedTuple):
    """So many times in so many seconds."""

    times: int
    seconds: int


def parse_rate(text: str) -> Rate:
    """Read `5/h`, `20/m` or `3/10m`."""
    match = RATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no rate; write 5/h, 20/m or 3/10m.")
    times, amount, unit = match.groups()
    return Rate(int(times), int(amount or 1) * SECONDS[unit])


def is_within(rate: Rate, scope: str, who: str) -> bool:
    """Take one of somebody's places, and tell whether there was one left.

    A place is a cache entry that expires. `add` takes it atomically on every backend, where
    `incr` of the database's cache would lose counts, and the time of expiry with them.
    """
    # Hashed: a key may not hold every character, and an address is nobody's business.
    digest = hashlib.sha256(f"{scope}\0{who}\0{rate}".encode()).hexdigest()
    places = [f"quickscale_common.rate.{digest}.{number}" for number in range(rate.times)]
    taken = cache.get_many(places)
    return any(cache.add(place, 1, rate.seconds) for place in places if place not in taken)
