"""The append-only log: one JSON line for everything that a command changed."""

from __future__ import annotations

import getpass
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from hub.process import redact

FILE_NAME = "operations.jsonl"


def append(folder: Path, *, command: str, client: str, **facts: str) -> None:
    """Add a line with time and user to the log in ``folder``; it is on the disk on return."""
    line = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "user": _user(),
        "command": command,
        "client": client,
        **{name: redact(fact) for name, fact in facts.items()},
    }
    folder.mkdir(exist_ok=True)
    # One write to a file in append mode: lines of two processes never mix.
    with (folder / FILE_NAME).open("ab", buffering=0) as log:
        log.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        os.fsync(log.fileno())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name
        return str(os.getuid())
