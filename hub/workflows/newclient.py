"""Plan a new client: everything that its repository will hold, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hub import naming
from hub.errors import Refused, UsageError
from hub.git.objects import Entry, blob_id, commit_id, trees
from hub.models import Client
from hub.scaffold import declaration as declarations
from hub.scaffold.context import Context
from hub.scaffold.declaration import Declaration
from hub.scaffold.render import Rendered, Source, render
from hub.sharing import modules as module_rules
from hub.sharing.modules import ALL, NONE, Module
from hub.sharing.payload import (
    CORE,
    CORE_FOLDER,
    MODULES_FOLDER,
    TEMPLATE,
    TEMPLATE_FOLDER,
    Export,
    File,
    split_message,
)
from hub.sharing.record import Part, Record
from hub.workflows import exporting, registry
from hub.workflows.linking import LinkPlan, plan_link
from hub.workflows.target import check_target

UPDATES = ("rare", "frequent", "continuous")
SHARING = ("embed", "link")
DEFAULTS = {"--template": "saas", "--sharing": "embed", "--updates": "frequent"}
LONGEST_TITLE = 20_000


@dataclass(frozen=True)
class Request:
    """What a person asked for; empty means the default. ``modules`` may be `all` or `none`."""

    name: str
    title: str = ""
    template: str = ""
    modules: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    sharing: str = ""
    updates: str = ""
    directory: Path | None = None
    revision: str = ""
    allow_dirty_hub: bool = False
    allow_inside_hub: bool = False


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

    @property
    def files(self) -> int:
        """Return the number of files in the client's first commit."""
        return len(self.rendered) + len(self.shared) * (self.link is None) + 1


def choices(export: Export) -> tuple[Declaration, dict[str, Module]]:
    """Return the templates and the modules that a hub commit offers."""
    path = f"{TEMPLATE_FOLDER}/{declarations.FILE_NAME}"
    text = export.text(path)
    if text is None:
        raise Refused(f"The hub's commit {export.revision[:12]} has no {path}.")
    return declarations.read(text), exporting.read_catalogue(export)


def plan(request: Request, site: Site) -> Plan:
    """Return the plan for a new client; raise a ``HubError`` when it cannot be made."""
    name = naming.check_client_name(request.name, reserved=_hub_folders(site.hub_root))
    target = (request.directory or site.clients_root / f"client_{name}").absolute()
    _refuse_known(name, target)
    warnings = check_target(target, site.hub_root, allow_inside_hub=request.allow_inside_hub)
    hub = exporting.open_hub(site.hub_root)
    exporting.refuse_unready(hub, allow_dirty=request.allow_dirty_hub or bool(request.revision))
    revision = exporting.resolve(hub, request.revision, release_branch=site.release_branch)
    identity = hub.identity()
    export = exporting.read_export(hub, revision)
    declaration, catalogue = choices(export)
    record, added = _answers(replace(request, name=name), declaration, catalogue, site)
    shared = tuple(export.shared(record.modules))
    exporting.refuse_unfit(export, (*shared, *export.template()))
    link = plan_link(hub, export, record, remote=site.link_remote)
    rendered = _rendered(export, declaration, record, link)
    return Plan(
        target=target,
        export=export,
        record=_completed(record, export, shared, rendered, link),
        rendered=tuple(rendered),
        shared=shared,
        identity=identity,
        added_modules=tuple(added),
        warnings=(*warnings, *_oddities(name)),
        link=link,
    )


def template_message(record: Record, revision: str) -> str:
    """Return the message of the commit that holds the rendered template."""
    return f"QuickScale template {record.template}\n\nQuickScale-Hub: {revision}\n"


def shared_entries(shared: Iterable[File], prefix: str = "") -> list[Entry]:
    """Return the shared files as tree entries below ``prefix``."""
    return [Entry(file.mode, file.id, prefix + file.path) for file in shared]


def _answers(
    request: Request, declaration: Declaration, catalogue: dict[str, Module], site: Site
) -> tuple[Record, list[str]]:
    """Return the record with all answers, and the modules that were added as required."""
    chosen_template = _choice("--template", request.template, list(declaration.templates))
    template = declaration.templates[chosen_template]
    wanted = request.modules or template.modules
    chosen = _chosen(wanted, catalogue)
    apps = request.apps or template.apps
    for app in apps:
        naming.check_app_name(app, taken=site.taken_labels)
    if len(set(apps)) < len(apps):
        raise UsageError("An app is named twice in --apps.")
    record = Record(
        id="",
        client=request.name,
        package=request.name,
        title=_title(request),
        template=template.name,
        apps=tuple(apps),
        modules=tuple(chosen),
        all_modules=ALL in wanted,
        sharing=_choice("--sharing", request.sharing, SHARING),
        updates=_choice("--updates", request.updates, UPDATES),
        rendered="",
        split="",
    )
    return record, [name for name in chosen if name not in wanted and ALL not in wanted]


def _chosen(wanted: Sequence[str], catalogue: dict[str, Module]) -> list[str]:
    if ALL in wanted:
        return module_rules.closure(catalogue, catalogue)
    return module_rules.closure([name for name in wanted if name != NONE], catalogue)


def _title(request: Request) -> str:
    title = request.title or request.name.replace("_", " ").title()
    if len(title) > LONGEST_TITLE or not title.strip():
        raise UsageError(f"A title has 1 to {LONGEST_TITLE:,} characters.")
    try:
        title.encode()
    except UnicodeEncodeError:
        raise UsageError("The title is not valid UTF-8.") from None
    return title


def _choice(option: str, value: str, known: Sequence[str]) -> str:
    """Return ``value``, or the default for an empty one."""
    chosen = value or DEFAULTS[option]
    if chosen not in known:
        hint = naming.did_you_mean(chosen, known) or f"Known: {', '.join(known)}."
        raise UsageError(f"{option} {chosen!r} is not known.", hint=hint)
    return chosen


def _rendered(
    export: Export, declaration: Declaration, record: Record, link: LinkPlan | None
) -> list[Rendered]:
    context = Context(
        name=record.client,
        title=record.title,
        template=record.template,
        sharing=record.sharing,
        updates=record.updates,
        modules=record.modules,
        apps=record.apps,
        link_requirement=link.requirement if link else "",
    )
    sources = [
        Source(file.path.removeprefix(f"{TEMPLATE_FOLDER}/"), file.mode, export.contents[file.id])
        for file in export.template()
    ]
    return render(sources, declaration, context)


def _completed(
    record: Record,
    export: Export,
    shared: Sequence[File],
    rendered: Sequence[Rendered],
    link: LinkPlan | None,
) -> Record:
    """Return the record with the ids of what it was made from, part by part."""
    ids = trees(shared_entries(shared))
    maintained = [
        Entry(file.mode, blob_id(file.content, like=export.revision), file.path)
        for file in rendered
        if not file.starter
    ]
    template_tree = trees(maintained)[""]
    template = commit_id(
        tree=template_tree,
        author=export.author,
        message=template_message(record, export.revision),
    )
    split = commit_id(tree=ids[""], author=export.author, message=split_message(export.revision))
    folders = {CORE: CORE_FOLDER, **{name: f"{MODULES_FOLDER}/{name}" for name in record.modules}}
    parts = {part: Part(export.revision, ids[folder]) for part, folder in folders.items()}
    parts[TEMPLATE] = Part(export.revision, template_tree)
    return replace(
        record,
        id=template,
        rendered=template,
        split=split,
        link=link.commit if link else "",
        parts=parts,
    )


def _refuse_known(name: str, target: Path) -> None:
    if not registry.is_set_up():
        return
    known = Client.objects.filter(name=name).first()
    if known and known.root.exists():
        raise Refused(
            f"There is a client {name!r} already, in {known.path}.",
            hint=f"python manage.py showclients {name}",
        )
    other = Client.objects.at(target).exclude(name=name).first()
    if other and target.exists():
        raise Refused(f"{target} is registered as the client {other.name!r}.")


def _hub_folders(hub_root: Path) -> set[str]:
    return {path.stem for path in hub_root.iterdir()}


def _oddities(name: str) -> list[str]:
    return [f"{name!r} is a soft keyword of Python."] if naming.soft_keyword(name) else []
