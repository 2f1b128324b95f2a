"""Which revision of a part an unrecorded project stands nearest to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key")

Files = Mapping[str, str]  # path -> object id


def distance(given: Files, found: Files) -> int:
    """Return how many of the ``given`` files are missing from ``found`` or differ there."""
    return sum(found.get(path) != object_id for path, object_id in given.items())


def nearest(candidates: Sequence[tuple[Key, Files]], found: Files) -> tuple[Key, int] | None:
    """Return the candidate with the smallest distance, the first of equals, and that distance."""
    measured = [(key, distance(files, found)) for key, files in candidates]
    return min(measured, key=lambda pair: pair[1], default=None)
