"""Register a client that was cloned or moved, from what its own repository says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hub.errors import HubError, Refused
from hub.git.repository import Repository
from hub.models import Client
from hub.sharing.payload import CORE
from hub.sharing.record import Record
from hub.workflows import registry
from hub.workflows.showclients import read_record


@dataclass(frozen=True)
class Adoption:
    """A client as it would be registered; ``moved_from`` is the path it had before, if any."""

    path: Path
    record: Record
    head: str
    moved_from: Path | None


def plan(path: Path, hub: Repository) -> Adoption:
    """Return what would be registered; raise ``Refused`` when ``path`` is no client of this hub."""
    root = path.expanduser().resolve()
    if not root.is_dir():
        raise Refused(f"There is no folder {root}.")
    client = Repository(root)
    if client.git_dir == hub.git_dir or client.common_dir == hub.common_dir:
        raise Refused(f"{root} is the hub, not a client.")
    head = client.commit("HEAD")
    if head is None:
        raise Refused(f"{root} has no commit yet.", hint=f"git -C {root} commit")
    record = _record(client)
    _refuse_foreign(record, hub)
    return Adoption(root, record, head, _known_place(record, root))


def apply(adoption: Adoption, *, state: Path) -> Client:
    """Register the client where it lies now; nothing of the client changes."""
    return registry.register(
        state,
        name=adoption.record.client,
        identity=adoption.record.id,
        path=adoption.path,
        command="adoptclient",
        hub_revision=adoption.record.parts[CORE].revision,
        after=adoption.head,
    )


def _record(client: Repository) -> Record:
    try:
        return read_record(client)
    except Refused:
        raise
    except HubError as error:
        raise Refused(f"{client.root} is not a client: {error.message}") from None


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
    known = next((each for each in registry.known_clients() if each.name == record.client), None)
    if known is None or known.root == root:
        return None
    if known.root.exists():
        raise Refused(
            f"The client {known.name!r} is registered in {known.path}, and something is there.",
            hint="Move or remove that folder first.",
        )
    return known.root
