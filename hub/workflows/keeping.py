"""Keep in the hub what a client was given, so that the bases of later merges outlive all else."""

from __future__ import annotations

from collections.abc import Iterable

from hub.git.objects import Entry
from hub.git.own_refs import import_refs
from hub.git.repository import Repository
from hub.git.stream import FastImport
from hub.scaffold.render import Rendered
from hub.sharing.payload import CORE, Export, split_message, split_name
from hub.sharing.record import Record
from hub.workflows.rendering import template_message


def keep(
    hub: Repository,
    record: Record,
    export: Export,
    *,
    rendered: Iterable[Rendered],
    shared: Iterable[Entry],
    is_newest: bool = False,
) -> None:
    """Write the split commit and the rendered template of ``record``, each under a ref.

    ``shared`` are objects of the hub. `dist/<modules>` names the newest split commit of a module
    set for those who type `git subtree` by hand: the one of the release branch's tip.
    """
    stream = FastImport()
    refs = [f"refs/quickscale/given/{record.split}", f"refs/quickscale/rendered/{record.rendered}"]
    split = stream.commit(
        refs[0],
        author=export.author,
        message=split_message(record.parts[CORE].revision),
        files=shared,
    )
    if is_newest:
        modules = ("all",) if record.all_modules else record.modules
        refs.append(f"refs/heads/dist/{split_name(modules)}")
        stream.reset(refs[-1], split)
    template_commit(stream, record, export, rendered, ref=refs[1])
    import_refs(hub, stream.bytes(), refs)


def template_commit(
    stream: FastImport, record: Record, export: Export, rendered: Iterable[Rendered], *, ref: str
) -> str:
    """Add the commit that holds the maintained files of the rendered template."""
    maintained = [
        Entry(file.mode, stream.blob(file.content), file.path)
        for file in rendered
        if not file.starter
    ]
    message = template_message(record, export.revision)
    return stream.commit(ref, author=export.author, message=message, files=maintained)
