"""Make a planned client: beside its place, then renamed, so that it is there whole or not."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hub.errors import NOTHING_CHANGED, HubError, ProcessError, Refused
from hub.git.command import git
from hub.git.objects import FILE, Entry
from hub.git.repository import Repository
from hub.git.stream import FastImport
from hub.git.subtree import PREFIX, squash_message
from hub.sharing.record import FILE_NAME
from hub.workflows import leftovers
from hub.workflows.keeping import keep, template_commit
from hub.workflows.linking import publish
from hub.workflows.newclient import Plan
from hub.workflows.rendering import shared_entries
from quickscale_core.dotenv import fresh_env, write_private

SHARED_REF = "refs/quickscale/shared"
TEMPLATE_REF = "refs/quickscale/template"


def build(plan: Plan, hub: Repository) -> str:
    """Make the client's repository and return its first commit.

    Raises ``Refused`` when something appeared at the target meanwhile. On any error, and when
    interrupted, nothing is left; when killed, only a folder that `check --tag hub` lists.
    """
    shared = shared_entries(plan.shared)
    leftovers.remove(plan.target)
    with _aside(plan.target) as folder:
        revision = _fill(plan, folder)
        _write_env(folder)
        if plan.link:
            publish(hub, plan.export, plan.record, plan.link)
        keep(
            hub,
            plan.record,
            plan.export,
            rendered=plan.rendered,
            shared=shared,
            is_newest=plan.is_newest,
        )
        _move(folder, plan.target)
    return revision


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    folder = target.parent / leftovers.name(target, os.getpid())
    umask = os.umask(0o022)  # files are 644 or 755, whatever the person's umask is
    try:
        folder.mkdir()
        yield folder
    except (OSError, ProcessError) as error:
        reason = error.strerror if isinstance(error, OSError) else error.message
        raise HubError(
            f"{target} cannot be made: {reason}\n{NOTHING_CHANGED}",
            hint=getattr(error, "hint", "") or f"df -h {shlex.quote(str(target.parent))}",
        ) from error
    finally:
        os.umask(umask)
        shutil.rmtree(folder, ignore_errors=True)


def _fill(plan: Plan, folder: Path) -> str:
    hash_name = "sha256" if len(plan.export.revision) == 64 else "sha1"  # ids as in the hub
    options = ["--quiet", "--template=", "--initial-branch=main", f"--object-format={hash_name}"]
    git(["init", *options, folder], directory=folder)
    client = Repository(folder)
    (revision,) = client.fast_import(_history(plan))
    client.git("reset", "--quiet", "--hard")
    return revision


def _history(plan: Plan) -> bytes:
    """Return the client's short history: template, squash (when embedded), first commit."""
    stream = FastImport()
    parents = [template_commit(stream, plan.record, plan.export, plan.rendered, ref=TEMPLATE_REF)]
    files = [Entry(file.mode, stream.blob(file.content), file.path) for file in plan.rendered]
    files.append(Entry(FILE, stream.blob(plan.record.dumps().encode()), FILE_NAME))
    if plan.link is None:
        shared = [_blob(stream, plan, entry) for entry in shared_entries(plan.shared)]
        message = squash_message(plan.record.split)
        parents.append(
            stream.commit(SHARED_REF, author=plan.export.author, message=message, files=shared)
        )
        files += [Entry(entry.mode, entry.id, f"{PREFIX}/{entry.path}") for entry in shared]
    first = stream.commit(
        "refs/heads/main",
        author=plan.identity,
        message=_first_message(plan),
        files=files,
        parents=parents,
    )
    stream.tell(first)
    return stream.bytes()


def _blob(stream: FastImport, plan: Plan, entry: Entry) -> Entry:
    return Entry(entry.mode, stream.blob(plan.export.contents[entry.id]), entry.path)


def _first_message(plan: Plan) -> str:
    record = plan.record
    modules = ", ".join(record.modules) or "no module"
    return (
        f"Create {record.client} from the {record.template} template\n\n"
        f"Modules: {modules}.\n\n"
        f"QuickScale-Shared: {record.split}\n"
        f"QuickScale-Template: {record.rendered}\n"
    )


def _write_env(folder: Path) -> None:
    example = folder / ".env.example"
    if example.is_file():
        write_private(folder / ".env", fresh_env(example.read_text()))


def _move(folder: Path, target: Path) -> None:
    try:
        folder.rename(target)  # replaces nothing but an empty folder
    except OSError as error:
        raise Refused(
            f"{target} appeared meanwhile ({error.strerror}).",
            hint="Give --directory another path.",
        ) from None
