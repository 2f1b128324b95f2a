"""What must not travel to a client, even when somebody committed it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

LARGEST_FILE = 5 * 1024 * 1024
LONGEST_NAME = 255

_SECRET_NAME = re.compile(
    r"""\.env(\.(?!example$|sample$).*)?|.*\.(sqlite3?|db|pem|key|p12|pfx|kdbx|dump|log)(-wal|-shm|-journal)?
    |id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|.*\.py[cod]|\.DS_Store""",
    re.IGNORECASE | re.VERBOSE,
)
_PRIVATE_FOLDERS = {"media", "__pycache__", ".venv", "venv", "node_modules", ".git"}
_DEVICE_NAME = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_CONFLICT = re.compile(rb"^<{7} .*?^={7}$.*?^>{7} ", re.MULTILINE | re.DOTALL)
_REGULAR_MODES = {"100644", "100755"}
_MODE_NAMES = {"120000": "a symbolic link", "160000": "a submodule"}


@dataclass(frozen=True)
class Problem:
    """Why ``path`` cannot be given to a client."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path!r}: {self.reason}"


def check_entry(path: str, mode: str, size: int) -> Problem | None:
    """Return why the file ``path`` must not travel, by its name, mode and size in bytes."""
    name = PurePosixPath(path).name
    folders = PurePosixPath(path).parts[:-1]
    if mode not in _REGULAR_MODES:
        return Problem(path, f"{_MODE_NAMES.get(mode, f'mode {mode}')} cannot be shared")
    if _SECRET_NAME.fullmatch(name) or _PRIVATE_FOLDERS & set(folders):
        return Problem(path, "files of this name stay in the hub (secrets, data, caches)")
    if not all(_is_portable(part) for part in (*folders, name)):
        return Problem(path, "the name does not work on every system")
    if size > LARGEST_FILE:
        return Problem(path, f"{size:,} bytes; at most {LARGEST_FILE:,} can be shared")
    return None


def check_names(paths: Iterable[str]) -> list[Problem]:
    """Return the paths that are one and the same on a file system that folds case."""
    seen: dict[str, str] = {}
    problems = []
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        other = seen.setdefault(folded, path)
        if other != path:
            problems.append(Problem(path, f"differs from {other!r} only in case or accents"))
    return problems


def check_content(path: str, content: bytes) -> Problem | None:
    """Return why a file's content must not travel: conflict markers, broken Python."""
    if b"<<<<<<< " in content and _CONFLICT.search(content):
        return Problem(path, "it holds conflict markers")
    if path.endswith(".py"):
        try:
            compile(content, path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            return Problem(path, f"it is not valid Python ({error})")
    return None


@cache  # the same few folders hold all files
def _is_portable(part: str) -> bool:
    return not (
        part.startswith("-")
        or part.endswith((".", " "))
        or len(part.encode(errors="surrogateescape")) > LONGEST_NAME
        or _DEVICE_NAME.fullmatch(part)
        or re.search(r'[\x00-\x1f\x7f<>:"\\|?*]', part)
        or any("\udc80" <= character <= "\udcff" for character in part)
    )
