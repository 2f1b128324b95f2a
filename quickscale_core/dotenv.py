"""Make a `.env` file from its example."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

SECRET_KEY_LINE = re.compile(r"^SECRET_KEY=.*$", re.MULTILINE)


def fresh_env(example: str) -> str:
    """Return the text of an example with a secret key that nobody else has."""
    line = f"SECRET_KEY={secrets.token_urlsafe(48)}"
    if SECRET_KEY_LINE.search(example):
        return SECRET_KEY_LINE.sub(line, example, count=1)
    return f"{line}\n{example}"


def write_private(path: Path, text: str) -> None:
    """Create a file that only its owner can read, from the first byte on; never overwrite."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
