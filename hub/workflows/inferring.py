"""Work out what a project without a record was made from: answers, and the nearest revisions."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hub.errors import HubError, Refused
from hub.git.objects import Entry, blob_id, commit_id, trees
from hub.git.repository import Repository
from hub.git.subtree import PREFIX
from hub.scaffold.render import Rendered
from hub.sharing.ancestry import nearest
from hub.sharing.payload import (
    CORE,
    CORE_FOLDER,
    EXPORTED,
    MODULES_FOLDER,
    TEMPLATE,
    TEMPLATE_FOLDER,
    Export,
    File,
    split_message,
)
from hub.sharing.record import Part, Record
from hub.workflows import exporting
from hub.workflows.answers import DEFAULTS, choices
from hub.workflows.rendering import complete, render_client, shared_entries

SETTINGS = "config/settings/base.py"
MOST_REVISIONS = 200
LARGEST_DISTANCE = 0.5  # of the template's maintained files; beyond, it is another project


@dataclass(frozen=True)
class Inferred:
    """A record worked out for a project, and what the hub has to keep for later updates."""

    record: Record
    export: Export
    rendered: tuple[Rendered, ...]
    shared: tuple[Entry, ...] = ()
    differing: int = 0


def infer(project: Repository, hub: Repository, *, release_branch: str) -> Inferred:
    """Return the record of a project that was made from this hub's template without one.

    Raises ``Refused`` when its files do not tell, or are too far from every template.
    """
    files = {entry.path: entry for entry in project.ls_tree("HEAD") if not entry.is_tree}
    ids = {path: entry.id for path, entry in files.items()}
    answers = _answers(project, files)
    newest = exporting.resolve(hub, "", release_branch=release_branch)
    revisions = hub.text(
        "rev-list", f"--max-count={MOST_REVISIONS}", newest, "--", *EXPORTED
    ).split()
    found = _nearest_template(hub, revisions, answers, ids)
    return _with_parts(found, hub, revisions, ids)


def _with_parts(
    found: Inferred, hub: Repository, revisions: list[str], ids: dict[str, str]
) -> Inferred:
    """Add to the record the revision that core and each module stand nearest to."""
    shared = tuple(found.export.shared(found.record.modules))
    record = complete(found.record, found.export, shared, found.rendered)
    parts, entries = dict(record.parts), shared_entries(file for file in shared if _is_loose(file))
    for part in parts.keys() - {TEMPLATE}:
        parts[part], files = _nearest_part(hub, revisions, part, ids)
        entries += files
    author = found.export.author
    message = split_message(parts[CORE].revision)
    split = commit_id(tree=trees(entries)[""], author=author, message=message)
    return replace(found, record=replace(record, parts=parts, split=split), shared=tuple(entries))


def _is_loose(file: File) -> bool:
    """Tell whether a file lies directly in quickscale_modules: it travels with core."""
    return file.path.startswith(f"{MODULES_FOLDER}/") and file.part == CORE


def _answers(project: Repository, files: dict[str, Entry]) -> Record:
    """Read the answers from the project's own files; the template is still unknown."""
    if f"{PREFIX}/{CORE_FOLDER}/__init__.py" not in files or SETTINGS not in files:
        raise Refused(f"{project.root} has no {PREFIX}/{CORE_FOLDER} and {SETTINGS}.")
    settings = _assignments(next(project.blobs([files[SETTINGS].id])).content.decode())
    apps = [str(app) for app in _strings(settings.get("INSTALLED_APPS"))]
    package = _package(apps)
    own = [app.split(".")[1] for app in apps if app.startswith(f"{package}.")]
    return Record(
        id="",
        client=package,
        package=package,
        title=str(settings.get("SITE_NAME", package)),
        template="",
        apps=tuple(app for app in own if app != "users"),
        modules=_modules(files),
        sharing="embed",
        updates=DEFAULTS["--updates"],
        rendered="",
        split="",
    )


def _modules(files: Iterable[str]) -> tuple[str, ...]:
    folder = f"{PREFIX}/{MODULES_FOLDER}/"
    inside = [path.removeprefix(folder).split("/") for path in files if path.startswith(folder)]
    return tuple(sorted(parts[0] for parts in inside if parts[1:] == ["apps.py"]))


def _package(apps: list[str]) -> str:
    users = next((app for app in apps if app.endswith(".users")), "")
    if not users:
        raise Refused(f"{SETTINGS} lists no `<package>.users` in INSTALLED_APPS.")
    return users.removesuffix(".users")


def _nearest_template(
    hub: Repository, revisions: list[str], answers: Record, ids: dict[str, str]
) -> Inferred:
    tried = list(_renderings(hub, revisions, answers))
    candidates = [
        (each, {file.path: blob_id(file.content) for file in each.rendered if not file.starter})
        for each in tried
    ]
    best = nearest(candidates, ids)
    if best is None or best[1] > len(best[0].rendered) * LARGEST_DISTANCE:
        raise Refused("The project was not made from a template of this hub.")
    return replace(best[0], differing=best[1])


def _renderings(hub: Repository, revisions: list[str], answers: Record) -> Iterator[Inferred]:
    """Yield each template at each revision that renders with these answers, newest first."""
    seen: set[str] = set()
    for revision in revisions:
        tree = hub.text("rev-parse", f"{revision}:{TEMPLATE_FOLDER}")
        if tree in seen:
            continue
        seen.add(tree)
        export = exporting.read_export(hub, revision)
        try:
            declaration, catalogue = choices(export)
        except HubError:
            continue  # a hub before its first template
        known = tuple(name for name in answers.modules if name in catalogue)
        for template in declaration.templates:
            record = replace(answers, template=template, modules=known)
            try:
                files = render_client(export, declaration, record)
            except HubError:
                continue  # a template that was broken then
            yield Inferred(record, export, tuple(files))


def _nearest_part(
    hub: Repository, revisions: list[str], part: str, ids: dict[str, str]
) -> tuple[Part, list[Entry]]:
    """Return the state of core or a module that the project's copy is nearest to, its files."""
    folder = CORE_FOLDER if part == CORE else f"{MODULES_FOLDER}/{part}"
    prefix = f"{PREFIX}/{folder}/"
    found = {path.removeprefix(prefix): id_ for path, id_ in ids.items() if path.startswith(prefix)}
    candidates = []
    for revision in revisions:
        entries = hub.ls_tree(revision, folder)
        files = [entry for entry in entries if not entry.is_tree]
        tree = next((entry.id for entry in entries if entry.path == folder), "")
        paths = {entry.path.removeprefix(f"{folder}/"): entry.id for entry in files}
        if files:
            candidates.append(((Part(revision, tree), files), paths))
    best = nearest(candidates, found)
    if best is None:
        raise Refused(f"The hub's release branch has never had the part {part!r}.")
    return best[0]


def _assignments(source: str) -> dict[str, object]:
    """Return the module's assignments: strings as they are, lists as their constant strings."""
    values: dict[str, object] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            if isinstance(value, ast.Constant):
                values[node.targets[0].id] = value.value
            elif isinstance(value, ast.List):
                constants = [each for each in value.elts if isinstance(each, ast.Constant)]
                values[node.targets[0].id] = [each.value for each in constants]
    return values


def _strings(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
