"""Plan a new client: everything that its repository will hold, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from hub import naming
from hub.errors import Refused
from hub.scaffold.render import Rendered
from hub.sharing.payload import Export, File
from hub.sharing.record import Record
from hub.workflows import exporting, leftovers, registry
from hub.workflows.answers import Request, answer, choices
from hub.workflows.linking import LinkPlan, plan_link
from hub.workflows.rendering import complete, render_client
from hub.workflows.target import check_target


@dataclass(frozen=True)
class Site:
    """Where the hub and its clients lie, as the settings say."""

    hub_root: Path
    clients_root: Path
    release_branch: str
    link_remote: str = ""
    taken_labels: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plan:
    """A client that can be made as it stands here."""

    target: Path
    export: Export
    record: Record
    rendered: tuple[Rendered, ...]
    shared: tuple[File, ...]
    identity: str
    added_modules: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    link: LinkPlan | None = None
    is_newest: bool = True

    @property
    def files(self) -> int:
        """Return the number of files in the client's first commit."""
        return len(self.rendered) + len(self.shared) * (self.link is None) + 1


def plan(request: Request, site: Site) -> Plan:
    """Return the plan for a new client; raise a ``HubError`` when it cannot be made."""
    name, target, warnings = place(request, site)
    hub = exporting.open_hub(site.hub_root)
    exporting.refuse_unready(hub, allow_dirty=request.allow_dirty_hub or bool(request.revision))
    revision = exporting.resolve(hub, request.revision, release_branch=site.release_branch)
    identity = hub.identity()
    export = exporting.read_export(hub, revision)
    declaration, catalogue = choices(export)
    record, added = answer(
        replace(request, name=name), declaration, catalogue, taken_labels=site.taken_labels
    )
    shared = tuple(export.shared(record.modules))
    exporting.refuse_unfit(export, (*shared, *export.template()))
    link = plan_link(hub, export, record, remote=site.link_remote)
    rendered = render_client(
        export, declaration, record, link_requirement=link.requirement if link else ""
    )
    return Plan(
        target=target,
        export=export,
        record=complete(record, export, shared, rendered, link_commit=link.commit if link else ""),
        rendered=tuple(rendered),
        shared=shared,
        identity=identity,
        added_modules=tuple(added),
        warnings=tuple(warnings),
        link=link,
        is_newest=not request.revision,
    )


def place(request: Request, site: Site) -> tuple[str, Path, list[str]]:
    """Return name, path and warnings; raise a ``HubError`` when no client can be made there."""
    name = naming.check_client_name(request.name, reserved=_hub_folders(site.hub_root))
    target = (request.directory or site.clients_root / f"client_{name}").absolute()
    _refuse_known(name, target)
    warnings = check_target(target, site.hub_root, allow_inside_hub=request.allow_inside_hub)
    return name, target, [*warnings, *_oddities(name), *_replaced(name), *_left(target)]


def _refuse_known(name: str, target: Path) -> None:
    known = registry.named(name)
    if known and known.root.exists():
        raise Refused(
            f"There is a client {name!r} already, in {known.path}.",
            hint=f"python manage.py showclients {name}",
        )
    clients = registry.known_clients() if target.exists() else []
    other = next((client for client in clients if client.root == target), None)
    if other and other.name != name:
        raise Refused(f"{target} is registered as the client {other.name!r}.")


def _left(target: Path) -> list[str]:
    return [
        f"{folder} was left by a command that was killed; it is removed when the client is made."
        for folder in leftovers.of(target)
    ]


def _replaced(name: str) -> list[str]:
    lost = registry.named(name)
    return (
        [f"The client {name!r} of {lost.path} is gone; the new one takes its name."] if lost else []
    )


def _hub_folders(hub_root: Path) -> set[str]:
    return {path.stem for path in hub_root.iterdir()}


def _oddities(name: str) -> list[str]:
    return [f"{name!r} is a soft keyword of Python."] if naming.soft_keyword(name) else []
