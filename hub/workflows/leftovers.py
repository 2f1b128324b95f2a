"""Folders that a killed command left beside the clients."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

PATTERN = ".*.quickscale-tmp-*"


def name(target: Path, pid: int) -> str:
    """Return the name of the folder in which ``pid`` builds the client ``target``."""
    return f".{target.name}.quickscale-tmp-{pid}"


def find(folders: Iterable[Path]) -> list[Path]:
    """Return the build folders directly in ``folders`` whose process is gone."""
    found = [left for folder in sorted(set(folders)) for left in sorted(folder.glob(PATTERN))]
    return [left for left in found if not _is_being_built(left)]


def of(target: Path) -> list[Path]:
    """Return what killed commands left of the client ``target``."""
    start = name(target, 0).removesuffix("0")
    return [folder for folder in find([target.parent]) if folder.name.startswith(start)]


def remove(target: Path) -> None:
    """Remove what killed commands left of the client ``target``."""
    for folder in of(target):
        shutil.rmtree(folder)


def _is_being_built(folder: Path) -> bool:
    try:
        os.kill(int(folder.name.rpartition("-")[2]), 0)
    except PermissionError:
        return True
    except (ValueError, OverflowError, ProcessLookupError):
        return False
    return True
