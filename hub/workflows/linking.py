"""Linked clients: the split commit with a pyproject.toml, in a repository that builds can read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hub.errors import GitError, Refused
from hub.git.objects import FILE, Entry, blob_id, commit_id, trees
from hub.git.own_refs import import_refs
from hub.git.repository import Repository
from hub.git.stream import FastImport
from hub.sharing.payload import CORE_FOLDER, MODULES_FOLDER, Export, split_message
from hub.sharing.record import Record
from hub.sharing.remote import check_remote, package_url

PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.27,<2"]
build-backend = "hatchling.build"

[project]
name = "quickscale"
version = "0+{short}"
requires-python = ">=3.11"
dependencies = [
{dependencies}]

[tool.hatch.build.targets.wheel]
packages = ["quickscale_core", "quickscale_modules"]
"""


@dataclass(frozen=True)
class LinkPlan:
    """What a linked client installs: ``commit`` is the id that ``requirement`` pins."""

    remote: str
    commit: str
    pyproject: bytes
    requirement: str


def plan_link(hub: Repository, export: Export, record: Record, *, remote: str) -> LinkPlan | None:
    """Return the link for a client whose record says so, None for an embedded client.

    Raises ``Refused`` without a remote, with a password in its URL, and when it is the hub.
    """
    if record.sharing != "link":
        return None
    check_remote(remote, hub_root=hub.root, hub_remotes=_urls(hub))
    text = PYPROJECT.format(
        short=export.revision[:12],
        dependencies="".join(f"    {_quoted(line)},\n" for line in _dependencies(export, record)),
    )
    pyproject = text.encode()
    tree = trees(_entries(export, record, blob_id(pyproject, like=export.revision)))[""]
    commit = commit_id(tree=tree, author=export.author, message=split_message(export.revision))
    return LinkPlan(remote, commit, pyproject, f"quickscale @ git+{package_url(remote)}@{commit}")


def publish(hub: Repository, export: Export, record: Record, link: LinkPlan) -> None:
    """Write the linked commit in the hub and push it to its own repository, under a tag."""
    stream = FastImport()
    blob = stream.blob(link.pyproject)
    ref = f"refs/quickscale/linked/{link.commit}"
    stream.commit(
        ref,
        author=export.author,
        message=split_message(export.revision),
        files=_entries(export, record, blob),
    )
    import_refs(hub, stream.bytes(), [ref])
    try:
        hub.git("push", "--quiet", link.remote, f"{ref}:refs/tags/quickscale-{link.commit[:12]}")
    except GitError as error:
        raise Refused(
            f"The shared code cannot be pushed to QUICKSCALE_LINK_REMOTE: {error.message}",
            hint="Check that the repository exists and that you may push to it.",
        ) from None


def _entries(export: Export, record: Record, pyproject: str) -> list[Entry]:
    shared = [Entry(file.mode, file.id, file.path) for file in export.shared(record.modules)]
    return [*shared, Entry(FILE, pyproject, "pyproject.toml")]


def _dependencies(export: Export, record: Record) -> list[str]:
    files = [CORE_FOLDER, *(f"{MODULES_FOLDER}/{module}" for module in record.modules)]
    texts = [export.text(f"{folder}/requirements.txt") or "" for folder in files]
    lines = [
        re.split(r"(?:^|\s)#", line)[0].strip() for text in texts for line in text.splitlines()
    ]
    return list(dict.fromkeys(line for line in lines if line))


def _urls(hub: Repository) -> list[str]:
    """Return the URLs of the hub's own remotes."""
    done = hub.git("config", "-z", "--get-regexp", r"^remote\..*\.(push)?url$", ok=(0, 1))
    lines = done.stdout.decode(errors="replace").split("\0")
    return [line.partition("\n")[2] for line in lines if line]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
