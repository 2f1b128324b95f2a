"""The id of the request being answered."""

from __future__ import annotations

import re
import uuid
from contextvars import ContextVar

SANE = re.compile(r"[A-Za-z0-9._:=/+-]{1,128}", re.ASCII)

current_request_id: ContextVar[str] = ContextVar("current_request_id", default="")


def accepted_or_new(proposed: str) -> str:
    """Return the id that a proxy proposes where it is harmless, else a new one."""
    if SANE.fullmatch(proposed):
        return proposed
    return uuid.uuid4().hex
