"""UUIDs of version 7: random, yet sorted by the time they were made (RFC 9562)."""

from __future__ import annotations

import secrets
import time
import uuid

NANOSECONDS_PER_MILLISECOND = 1_000_000


def uuid7() -> uuid.UUID:
    """Return a UUID whose order is the order of creation, to a quarter of a microsecond."""
    milliseconds, rest = divmod(time.time_ns(), NANOSECONDS_PER_MILLISECOND)
    fraction = rest * 4096 // NANOSECONDS_PER_MILLISECOND
    value = milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62)
    return uuid.UUID(int=value)
