"""Render a client's template, and name what it is made from, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hub.git.objects import Entry, blob_id, commit_id, trees
from hub.scaffold.context import Context
from hub.scaffold.declaration import Declaration
from hub.scaffold.render import Rendered, Source, render
from hub.sharing.payload import (
    CORE,
    CORE_FOLDER,
    HUB_TRAILER,
    MODULES_FOLDER,
    TEMPLATE,
    TEMPLATE_FOLDER,
    Export,
    File,
    split_message,
)
from hub.sharing.record import Part, Record


def render_client(
    export: Export, declaration: Declaration, record: Record, *, link_requirement: str = ""
) -> list[Rendered]:
    """Return the files that the hub commit's template gives for the answers in ``record``."""
    context = Context(
        name=record.client,
        title=record.title,
        template=record.template,
        sharing=record.sharing,
        updates=record.updates,
        modules=record.modules,
        apps=record.apps,
        link_requirement=link_requirement,
    )
    sources = [
        Source(file.path.removeprefix(f"{TEMPLATE_FOLDER}/"), file.mode, export.contents[file.id])
        for file in export.template()
    ]
    return render(sources, declaration, context)


def complete(
    record: Record,
    export: Export,
    shared: Sequence[File],
    rendered: Sequence[Rendered],
    *,
    link_commit: str = "",
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
        link=link_commit,
        parts=parts,
    )


def template_message(record: Record, revision: str) -> str:
    """Return the message of the commit that holds the rendered template."""
    return f"QuickScale template {record.template}\n\n{HUB_TRAILER}: {revision}\n"


def shared_entries(shared: Iterable[File], prefix: str = "") -> list[Entry]:
    """Return the shared files as tree entries below ``prefix``."""
    return [Entry(file.mode, file.id, prefix + file.path) for file in shared]
