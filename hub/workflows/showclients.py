"""Show what every client has, read from the clients' own repositories, and nothing written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from hub.errors import HubError
from hub.git.repository import Repository
from hub.models import Client
from hub.sharing.payload import CORE, CORE_FOLDER, MODULES_FOLDER, TEMPLATE, TEMPLATE_FOLDER
from hub.sharing.record import Record
from hub.workflows import exporting
from hub.workflows.reading import current_record, local_changes


@dataclass(frozen=True)
class ClientState:
    """One client: ``state`` is up_to_date, behind, ahead, diverged, missing or broken.

    ``revision`` is the hub commit it has, ``behind`` how many commits of the hub touch what it
    has since, ``local_changes`` its edited shared files, ``reason`` why it cannot be read.
    """

    name: str
    path: Path
    state: str
    template: str = ""
    modules: tuple[str, ...] = ()
    sharing: str = ""
    updates: str = ""
    revision: str = ""
    behind: int = 0
    local_changes: tuple[str, ...] = ()
    dirty: bool = False
    last_operation: str = ""
    reason: str = ""

    @property
    def is_behind(self) -> bool:
        """Tell whether the hub has something for it."""
        return self.state in {"behind", "diverged"}


@dataclass(frozen=True)
class Fleet:
    """All clients at one commit of the hub."""

    hub_revision: str
    clients: tuple[ClientState, ...]


def show(clients: Iterable[Client], hub: Repository, *, release_branch: str) -> Fleet:
    """Return the state of ``clients`` against the tip of the hub's release branch."""
    newest = exporting.resolve(hub, "", release_branch=release_branch)
    behind = _Behind(hub, newest)
    return Fleet(newest, tuple(client_state(client, behind) for client in clients))


def client_state(client: Client, behind: _Behind) -> ClientState:
    """Return one client's state; whatever is wrong with it is its ``reason``, never an error."""
    if not client.root.exists():
        reason = "Nothing is at its path. After a move: python manage.py adoptclient PATH"
        state = ClientState(client.name, client.root, "missing", reason=reason)
    else:
        try:
            state = _read(client, behind)
        except HubError as error:
            state = ClientState(client.name, client.root, "broken", reason=error.message)
    return replace(state, last_operation=getattr(client, "last_command", None) or "")


def _read(client: Client, behind: _Behind) -> ClientState:
    repository = Repository(client.root)
    record = current_record(repository, behind.hub)
    if record.id != client.identity:
        return ClientState(
            client.name, client.root, "broken", reason="Another client lies at its path."
        )
    commits = behind.count(record)
    changed = local_changes(repository, behind.hub, record)
    return ClientState(
        name=client.name,
        path=client.root,
        state=_state(behind=commits > 0, ahead=bool(changed)),
        template=record.template,
        modules=record.modules,
        sharing=record.sharing,
        updates=record.updates,
        revision=record.parts[CORE].revision,
        behind=commits,
        local_changes=tuple(changed),
        dirty=bool(repository.status()),
    )


def _state(*, behind: bool, ahead: bool) -> str:
    if behind:
        return "diverged" if ahead else "behind"
    return "ahead" if ahead else "up_to_date"


class _Behind:
    """Count what clients lack; clients that stand alike are counted once."""

    def __init__(self, hub: Repository, newest: str) -> None:
        self.hub = hub
        self._newest = newest
        self._counts: dict[tuple[str, tuple[str, ...]], set[str]] = {}

    def count(self, record: Record) -> int:
        """Return how many commits of the hub the client's parts lack.

        Raises ``HubError`` when the hub does not know the commits that the record names.
        """
        paths: dict[str, list[str]] = {}
        for part, known in record.parts.items():
            paths.setdefault(known.revision, []).extend(_hub_paths(part, record))
        lacking: set[str] = set()
        for revision, folders in paths.items():
            lacking |= self._commits(revision, tuple(sorted(folders)))
        return len(lacking)

    def _commits(self, revision: str, folders: tuple[str, ...]) -> set[str]:
        key = (revision, folders)
        if key not in self._counts:
            self._counts[key] = set() if revision == self._newest else self._list(*key)
        return self._counts[key]

    def _list(self, revision: str, folders: tuple[str, ...]) -> set[str]:
        if self.hub.commit(revision) is None:
            raise HubError(f"It was made from the hub commit {revision[:12]}, unknown here.")
        return set(self.hub.text("rev-list", f"{revision}..{self._newest}", "--", *folders).split())


def _hub_paths(part: str, record: Record) -> list[str]:
    """Return the paths of the hub that a client's part comes from."""
    if part == CORE:  # the files directly in quickscale_modules travel with it
        return [CORE_FOLDER, f":(glob){MODULES_FOLDER}/*"]
    if part == TEMPLATE:
        layers = ("base", record.template, "template.toml")
        return [f"{TEMPLATE_FOLDER}/{layer}" for layer in layers]
    return [f"{MODULES_FOLDER}/{part}"]
