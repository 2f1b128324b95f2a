"""Write refs that only the hub's commands write: one process at a time, over stale locks."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hub.git.repository import Repository

LOCK_FILE = "quickscale.lock"


def import_refs(hub: Repository, stream: bytes, refs: Sequence[str]) -> None:
    """Write ``stream`` in one call of `git fast-import`; it moves ``refs`` and no others.

    A command that was killed leaves git's lock on a ref for ever. While we hold our own lock,
    which ends with its process, nobody else writes these refs: a git lock on them is stale.
    """
    with _alone(hub):
        for ref in refs:
            (hub.common_dir / f"{ref}.lock").unlink(missing_ok=True)
        hub.fast_import(stream)


@contextmanager
def _alone(hub: Repository) -> Iterator[None]:
    with (hub.common_dir / LOCK_FILE).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
