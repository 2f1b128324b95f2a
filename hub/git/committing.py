"""Commit one new file, whatever else the person has changed or staged."""

from __future__ import annotations

import shlex

from hub.errors import Refused
from hub.git.objects import FILE
from hub.git.repository import Repository


def commit_new_file(repository: Repository, path: str, content: bytes, *, message: str) -> str:
    """Add the file ``path`` (no folder in it) to the current branch and return the commit.

    Raises ``Refused`` when something is at ``path`` already, in the middle of a merge or the
    like, and when no branch is checked out.
    """
    there = f"git -C {shlex.quote(str(repository.root))}"
    operation = repository.unfinished()
    if operation:
        raise Refused(
            f"{repository.root} is in the middle of a {operation}.",
            hint=f"{there} {operation} --abort",
        )
    branch = repository.git("symbolic-ref", "--quiet", "HEAD", ok=(0, 1)).stdout.decode().strip()
    if not branch:
        raise Refused(
            f"{repository.root} has no branch checked out.",
            hint=f"{there} switch main",
        )
    place = repository.root / path
    if place.exists() or place.is_symlink():
        raise Refused(f"{place} is there, but not committed.", hint=f"rm {shlex.quote(str(place))}")
    repository.identity()
    return _commit(repository, branch, path, content, message)


def _commit(repository: Repository, branch: str, path: str, content: bytes, message: str) -> str:
    blob = repository.text("hash-object", "-w", "--stdin", stdin=content)
    head = repository.text("rev-parse", "HEAD")
    entries = repository.git("ls-tree", "-z", head).stdout
    entry = f"{FILE} blob {blob}\t{path}\0".encode()
    tree = repository.text("mktree", "-z", stdin=entries + entry)
    commit = repository.text("commit-tree", tree, "-p", head, stdin=message.encode())
    # The file first: until the branch moves it is a new file that can simply be removed.
    (repository.root / path).write_bytes(content)
    repository.git("update-index", "--add", "--cacheinfo", f"{FILE},{blob},{path}")
    repository.git("update-ref", "-m", message.splitlines()[0], branch, commit, head)
    return commit
