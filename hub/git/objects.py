"""Git's object ids, computed without git: what a tree or a commit would be called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

TREE = "040000"
FILE = "100644"


@dataclass(frozen=True)
class Entry:
    """A line of `git ls-tree`: octal mode, object id, path; ``size`` in bytes, 0 for a tree."""

    mode: str
    id: str
    path: str
    size: int = 0

    @property
    def is_tree(self) -> bool:
        return self.mode == TREE


def object_id(kind: str, content: bytes, *, like: str = "") -> str:
    """Return the id of an object; ``like`` is any id of the same repository (SHA-1 or SHA-256)."""
    algorithm = "sha256" if len(like) == 64 else "sha1"
    return hashlib.new(algorithm, f"{kind} {len(content)}\0".encode() + content).hexdigest()


def tree_id(entries: Iterable[Entry], *, like: str = "") -> str:
    """Return the id of the tree that holds ``entries`` (one level, paths without a slash)."""
    # Git sorts a folder as if its name ended in a slash.
    ordered = sorted(entries, key=lambda entry: entry.path + ("/" if entry.is_tree else ""))
    content = b"".join(
        f"{entry.mode.lstrip('0')} {entry.path}\0".encode() + bytes.fromhex(entry.id)
        for entry in ordered
    )
    return object_id("tree", content, like=like)


def commit_id(*, tree: str, author: str, message: str) -> str:
    """Return the id of the parentless commit; ``author`` is `Name <mail> seconds zone`."""
    text = f"tree {tree}\nauthor {author}\ncommitter {author}\n\n{message}"
    return object_id("commit", text.encode(), like=tree)


def blob_id(content: bytes, *, like: str = "") -> str:
    """Return the id of a file's content."""
    return object_id("blob", content, like=like)


def trees(files: Iterable[Entry]) -> dict[str, str]:
    """Return the id of every folder that ``files`` make up, by path; the root's path is ''."""
    folders: dict[str, list[Entry]] = {"": []}
    for file in files:
        folder, _, name = file.path.rpartition("/")
        folders.setdefault(folder, []).append(Entry(file.mode, file.id, name))
    for folder in list(folders):
        for parent in _parents(folder):
            folders.setdefault(parent, [])
    ids: dict[str, str] = {}
    for folder in sorted(folders, key=lambda path: (-path.count("/") - bool(path), path)):
        ids[folder] = tree_id(folders[folder], like=_any_id(folders[folder]))
        if folder:
            parent, _, name = folder.rpartition("/")
            folders[parent].append(Entry(TREE, ids[folder], name))
    return ids


def _parents(folder: str) -> Iterable[str]:
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        yield folder


def _any_id(entries: list[Entry]) -> str:
    return entries[0].id if entries else ""
