"""Register a client that was cloned or moved, from what its own repository says."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from hub.errors import Refused
from hub.git.committing import commit_new_file
from hub.git.repository import Repository
from hub.models import Client
from hub.sharing.payload import CORE
from hub.sharing.record import FILE_NAME, Record
from hub.workflows import registry
from hub.workflows.inferring import Inferred, infer
from hub.workflows.keeping import keep
from hub.workflows.reading import has_record, read_record


@dataclass(frozen=True)
class Adoption:
    """A client as it would be registered.

    ``moved_from`` is the path it had before, if any. ``inferred`` is what a project without a
    record was made from, as far as its files tell: its record is then committed to it.
    """

    path: Path
    record: Record
    head: str
    moved_from: Path | None
    inferred: Inferred | None = None


def plan(path: Path, hub: Repository, *, release_branch: str) -> Adoption:
    """Return what would be registered; raise ``Refused`` when ``path`` is no client of this hub."""
    root = path.expanduser().resolve()
    if not root.is_dir():
        raise Refused(f"There is no folder {root}.")
    client = Repository(root)
    if client.git_dir == hub.git_dir or client.common_dir == hub.common_dir:
        raise Refused(f"{root} is the hub, not a client.")
    head = client.commit("HEAD")
    if head is None:
        raise Refused(f"{root} has no commit yet.", hint=f"git -C {shlex.quote(str(root))} commit")
    if has_record(client):
        record, inferred = read_record(client), None
        _refuse_foreign(record, hub)
    else:
        inferred = infer(client, hub, release_branch=release_branch)
        record = inferred.record
    return Adoption(root, record, head, _known_place(record, root), inferred)


def apply(adoption: Adoption, hub: Repository, *, state: Path) -> Client:
    """Register the client where it lies now; commit the record of one that had none."""
    head = _commit_record(adoption, hub) if adoption.inferred else adoption.head
    return registry.register(
        state,
        name=adoption.record.client,
        identity=adoption.record.id,
        path=adoption.path,
        command="adoptclient",
        hub_revision=adoption.record.parts[CORE].revision,
        after=head,
    )


def _commit_record(adoption: Adoption, hub: Repository) -> str:
    found = adoption.inferred
    assert found is not None  # noqa: S101 -- the caller asked
    keep(hub, found.record, found.export, rendered=found.rendered, shared=found.shared)
    return commit_new_file(
        Repository(adoption.path),
        FILE_NAME,
        found.record.dumps().encode(),
        message=f"Record what {found.record.client} has of QuickScale\n\n"
        f"QuickScale-Shared: {found.record.split}\n"
        f"QuickScale-Template: {found.record.rendered}\n",
    )


def _refuse_foreign(record: Record, hub: Repository) -> None:
    known = [f"refs/quickscale/given/{record.split}", record.parts[CORE].revision]
    if not any(hub.commit(name) for name in known):
        raise Refused(
            f"{record.client} was made by another hub: this one has no commit "
            f"{record.parts[CORE].revision[:12]}.",
            hint="Fetch that commit into this hub, or run the command in the other one.",
        )


def _known_place(record: Record, root: Path) -> Path | None:
    """Return where the client was registered; raise ``Refused`` when it still lies there."""
    known = registry.named(record.client)
    if known is None or known.root.resolve() == root:
        return None
    if known.root.exists():
        raise Refused(
            f"The client {known.name!r} is registered in {known.path}, and something is there.",
            hint="Move or remove that folder first.",
        )
    return known.root if known.identity == record.id else None
