"""A repository: questions and small actions, named as git names them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hub.errors import GitError, Refused, UsageError
from hub.git.command import git
from hub.git.objects import Entry
from hub.process import Completed

# What git leaves in its directory while an operation of several steps is under way.
UNFINISHED = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply/applying": "am",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "BISECT_LOG": "bisect",
}

# What `git lfs install --local` writes.
LFS = {
    "git-lfs clean -- %f",
    "git-lfs smudge -- %f",
    "git-lfs filter-process",
    "true",
}


@dataclass(frozen=True)
class Blob:
    """A file's content as git stores it."""

    id: str
    content: bytes


class Repository:
    """The repository whose work tree is ``root``; git is never left to discover another one.

    Raises ``Refused`` when ``root`` has no `.git` of its own, or one that belongs elsewhere.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.git_dir = find_git_dir(self.root)

    def git(
        self, *arguments: str | Path, stdin: bytes = b"", ok: Sequence[int] = (0,)
    ) -> Completed:
        """Run git on this repository."""
        place = (self.git_dir, self.root)
        return git(
            arguments, directory=self.root, stdin=stdin, ok=ok, repository=place,
            config=self._without_filters,
        )  # fmt: skip

    def text(self, *arguments: str | Path, stdin: bytes = b"") -> str:
        """Run git and return what it prints, without the last newline."""
        return self.git(*arguments, stdin=stdin).stdout.decode(errors="replace").rstrip("\n")

    @cached_property
    def common_dir(self) -> Path:
        """Return the directory that holds objects and refs (a linked work tree shares it)."""
        pointer = self.git_dir / "commondir"
        if not pointer.is_file():
            return self.git_dir
        return (self.git_dir / pointer.read_text().strip()).resolve()

    @cached_property
    def _without_filters(self) -> list[str]:
        """Return what switches off the filters of the repository's own configuration.

        Even `git status` runs them; those of git-lfs are known and kept.
        """
        files = (self.common_dir / "config", self.git_dir / "config.worktree")
        texts = b"".join(file.read_bytes() for file in files if file.is_file()).lower()
        if b"filter" not in texts and b"include" not in texts:
            return []
        done = git(
            ["config", "--show-scope", "-z", "--get-regexp", r"^filter\..*"],
            directory=self.root, ok=(0, 1), repository=(self.git_dir, self.root),
        )  # fmt: skip
        fields = done.stdout.decode(errors="surrogateescape").split("\0")
        entries = zip(fields[::2], fields[1::2], strict=False)
        own = [entry for scope, entry in entries if scope in {"local", "worktree"}]
        drivers = {
            key.rpartition(".")[0]
            for key, _, value in (entry.partition("\n") for entry in own)
            if value not in LFS
        }
        settings = ("clean=", "smudge=", "process=", "required=false")
        return [f"{driver}.{setting}" for driver in sorted(drivers) for setting in settings]

    def commit(self, revision: str) -> str | None:
        """Return the id of the commit that ``revision`` names, or None."""
        if revision.startswith("-") or not revision.isprintable() or ":" in revision:
            raise UsageError(f"{revision!r} is not a branch, tag or commit.")
        done = self.git(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
            ok=(0, 1, 128),
        )  # fmt: skip
        found = done.stdout.decode().strip()
        return found if found.isalnum() else None  # a range is several lines, with a ^

    def unfinished(self) -> str:
        """Return the name of the operation under way (merge, rebase ...), or an empty string."""
        found = (name for mark, name in UNFINISHED.items() if (self.git_dir / mark).exists())
        return next(found, "")

    def status(self, *paths: str) -> list[str]:
        """Return the paths below ``paths`` with changes that are not committed, new files too."""
        fields = self.git(
            "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", *paths
        ).stdout.split(b"\0")
        return [field[3:].decode(errors="replace") for field in fields if field]

    def ls_tree(self, tree: str, *paths: str) -> list[Entry]:
        """Return every entry at and below ``paths`` of ``tree``, folders included."""
        done = self.git("ls-tree", "-r", "-t", "-l", "-z", "--full-tree", tree, "--", *paths)
        return [_entry(line) for line in done.stdout.split(b"\0") if line]

    def blobs(self, ids: Iterable[str]) -> Iterator[Blob]:
        """Read objects, all in one call; raises ``GitError`` when one is missing."""
        wanted = list(dict.fromkeys(ids))
        done = self.git("cat-file", "--batch", stdin="\n".join(wanted).encode())
        output, position = done.stdout, 0
        for wanted_id in wanted:
            end = output.index(b"\n", position)
            header = output[position:end].split()
            if len(header) != 3:
                raise GitError(f"git cat-file {wanted_id}", 128, "object is missing")
            size = int(header[2])
            yield Blob(wanted_id, output[end + 1 : end + 1 + size])
            position = end + size + 2

    def identity(self) -> str:
        """Return the committer as `Name <mail> seconds zone`; raise ``Refused`` when unknown."""
        done = self.git(
            "-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT", ok=(0, 1, 128)
        )
        if done.exit_code:
            raise Refused(
                "git does not know who you are.",
                hint='git config --global user.name "Your Name" && '
                "git config --global user.email you@example.com",
            )
        return done.stdout.decode(errors="replace").strip()

    def fast_import(self, stream: bytes) -> list[str]:
        """Write the objects and refs that ``stream`` describes; return the ids it asks for."""
        options = ("--quiet", "--force", "--done", "--date-format=raw")
        return self.text("fast-import", *options, stdin=stream).split()


def find_git_dir(root: Path) -> Path:
    """Return the git directory of the work tree ``root``.

    Raises ``Refused`` when there is none, or when a `.git` file points into a repository that
    does not point back (git itself would follow it and work on that other repository).
    """
    dot_git = root / ".git"
    if dot_git.is_dir():
        return dot_git
    if not dot_git.is_file():
        raise Refused(f"{root} is not the top folder of a git repository.")
    pointer = dot_git.read_text(errors="replace").strip().removeprefix("gitdir: ")
    git_dir = (root / pointer).resolve()
    back = git_dir / "gitdir"
    points_back = back.is_file() and Path(back.read_text().strip()).resolve() == dot_git
    if points_back or (git_dir.name != ".git" and (git_dir / "objects").is_dir()):
        return git_dir
    raise Refused(
        f"{dot_git} points to {git_dir}, which is another repository's.",
        hint=f"git -C {shlex.quote(str(root))} rev-parse --git-dir",
    )


def _entry(line: bytes) -> Entry:
    facts, path = line.split(b"\t", 1)
    mode, _kind, object_id, size = facts.decode().split()
    return Entry(mode, object_id, path.decode(errors="surrogateescape"), _size(size))


def _size(text: str) -> int:
    return int(text) if text.isdigit() else 0
