"""A `git fast-import` stream: many objects and refs written by one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hub.git.objects import Entry


class FastImport:
    """Collect blobs, commits and refs; ``bytes()`` is what `git fast-import` reads.

    A mark (`:1`, `:2` ...) stands for an object of this stream wherever git takes an id.
    """

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._blobs: dict[bytes, str] = {}
        self._marks = 0

    def blob(self, content: bytes) -> str:
        """Add a file's content, once however often it is asked for, and return its mark."""
        if content not in self._blobs:
            self._blobs[content] = mark = self._next_mark()
            self._parts.append(f"blob\nmark {mark}\n".encode() + _data(content))
        return self._blobs[content]

    def commit(
        self,
        ref: str,
        *,
        author: str,
        message: str,
        files: Iterable[Entry],
        parents: Sequence[str] = (),
    ) -> str:
        """Add a commit whose tree is exactly ``files``, move ``ref`` to it, return its mark.

        ``files`` may be folders too (mode 040000, the id of an existing tree). ``author`` is
        `Name <mail> seconds zone`.
        """
        mark = self._next_mark()
        head = f"commit {ref}\nmark {mark}\nauthor {author}\ncommitter {author}\n"
        lines = [f"{word} {parent}\n" for word, parent in zip(_words(), parents, strict=False)]
        lines.append("deleteall\n")
        lines += [f"M {entry.mode} {entry.id} {_quoted(entry.path)}\n" for entry in files]
        self._parts.append(head.encode() + _data(message.encode()) + "".join(lines).encode())
        return mark

    def reset(self, ref: str, commit: str) -> None:
        """Make ``ref`` point to ``commit``."""
        self._parts.append(f"reset {ref}\nfrom {commit}\n\n".encode())

    def tell(self, mark: str) -> None:
        """Have git print the id of what ``mark`` stands for."""
        self._parts.append(f"get-mark {mark}\n".encode())

    def bytes(self) -> bytes:
        """Return the whole stream."""
        return b"".join(self._parts) + b"done\n"

    def _next_mark(self) -> str:
        self._marks += 1
        return f":{self._marks}"


def _words() -> Iterable[str]:
    yield "from"
    while True:
        yield "merge"


def _data(content: bytes) -> bytes:
    return b"data %d\n" % len(content) + content + b"\n"


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
