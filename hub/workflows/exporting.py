"""Read from a hub commit what clients can get, and refuse what must not travel."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path

from hub.errors import Refused, UsageError
from hub.git.repository import Repository
from hub.sharing import export as rules
from hub.sharing.modules import Module, read_module
from hub.sharing.payload import EXPORTED, MODULES_FOLDER, Export, File

MOST_SHOWN = 10


def open_hub(root: Path) -> Repository:
    """Return the hub's repository; raise ``Refused`` when it is none or has no commit yet."""
    start = "git init -b main && git add -A && git commit -m 'Start the hub'"
    hint = f"cd {shlex.quote(str(root))} && {start}"
    try:
        hub = Repository(root)
    except Refused:
        raise Refused(f"The hub {root} is not a git repository.", hint=hint) from None
    if hub.commit("HEAD") is None:
        raise Refused("The hub has no commit yet.", hint=hint)
    return hub


def resolve(hub: Repository, revision: str, *, release_branch: str) -> str:
    """Return the commit that ``revision`` names, by default the tip of the release branch."""
    commit = hub.commit(revision or f"refs/heads/{release_branch}")
    if commit:
        return commit
    if revision:
        raise UsageError(f"The hub has no branch, tag or commit {revision!r}.", hint="git tag")
    raise Refused(
        f"The hub has no branch {release_branch!r}.",
        hint=f"git branch {release_branch}, or name yours in QUICKSCALE_RELEASE_BRANCH.",
    )


def refuse_unready(hub: Repository, *, allow_dirty: bool) -> None:
    """Raise ``Refused`` for a hub in the middle of a merge or with uncommitted shared code."""
    operation = hub.unfinished()
    if operation:
        end = "git bisect reset" if operation == "bisect" else f"git {operation} --abort"
        raise Refused(f"The hub is in the middle of a {operation}.", hint=end)
    changed = [] if allow_dirty else hub.status(*EXPORTED)
    if changed:
        raise Refused(
            "Uncommitted changes in the hub would not be included:\n" + _listed(changed),
            hint="Commit them, or add --allow-dirty-hub to go on without them.",
        )


def read_export(hub: Repository, revision: str) -> Export:
    """Return what the commit ``revision`` could give, read in two git calls."""
    entries = hub.ls_tree(revision, *EXPORTED)
    files = tuple(File(e.path, e.mode, e.id, e.size) for e in entries if not e.is_tree)
    if not files:
        raise Refused(f"The hub's commit {revision[:12]} holds no shared code.")
    wanted = [
        file.id for file in files if rules.check_entry(file.path, file.mode, file.size) is None
    ]
    commit, *blobs = hub.blobs([revision, *wanted])
    return Export(revision, _date(commit.content), files, {blob.id: blob.content for blob in blobs})


def refuse_unfit(export: Export, files: Iterable[File]) -> None:
    """Raise ``Refused`` when one of ``files`` must not travel to a client."""
    files = list(files)
    found = [rules.check_entry(file.path, file.mode, file.size) for file in files]
    _refuse([problem for problem in found if problem])
    _refuse(rules.check_names(file.path for file in files))
    found = [rules.check_content(file.path, export.contents[file.id]) for file in files]
    _refuse([problem for problem in found if problem])


def read_catalogue(export: Export) -> dict[str, Module]:
    """Return the modules of the commit by name, as their AppConfigs declare themselves."""
    sources = {
        name: export.text(f"{MODULES_FOLDER}/{name}/apps.py") for name in export.module_names
    }
    return {name: read_module(name, source or "") for name, source in sources.items()}


def _date(commit: bytes) -> str:
    lines = commit.decode(errors="replace").splitlines()
    committer = next(line for line in lines if line.startswith("committer "))
    return " ".join(committer.split()[-2:])


def _refuse(problems: list[rules.Problem]) -> None:
    if problems:
        raise Refused(
            "The hub's shared code has files that cannot be given to clients:\n"
            + _listed([str(problem) for problem in problems]),
            hint="Correct them in the hub and commit.",
        )


def _listed(lines: list[str]) -> str:
    more = len(lines) - MOST_SHOWN
    shown = [f"  {line}" for line in lines[:MOST_SHOWN]]
    return "\n".join([*shown, f"  and {more} more"] if more > 0 else shown)
