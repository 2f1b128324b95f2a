"""A hub's history of any length, as a stream for `git fast-import`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FIRST = 1_700_000_000  # seconds
BETWEEN = 600
BRANCH = "refs/heads/main"


def stream(files: Mapping[str, tuple[str, bytes]], commits: int) -> bytes:
    """Return a history of ``commits`` commits that ends with exactly ``files`` (mode, content).

    Every commit changes one to three files, half of the commits shared ones, and the last one
    puts all right: hubs of different lengths differ in nothing but their past.
    """
    parts = [_commit(0, "Start", files)]
    shared = sorted(name for name in files if name.startswith("quickscale_"))
    others = sorted(set(files) - set(shared))
    for number in range(1, commits - 1):
        names = shared if number % 2 else others
        chosen = (names[number * step % len(names)] for step in range(1, number % 3 + 2))
        edition = ("100644", f"# Edition {number}\n".encode())
        parts.append(_commit(number, f"Change {number}", dict.fromkeys(chosen, edition)))
    if commits > 1:
        parts.append(_commit(commits - 1, "Release", files))
    return b"".join(parts)


def _commit(number: int, message: str, files: Mapping[str, tuple[str, bytes]]) -> bytes:
    when = FIRST + number * BETWEEN
    head = f"commit {BRANCH}\ncommitter Ada Tester <ada@example.com> {when} +0000\n"
    return head.encode() + data(message.encode()) + b"".join(_changes(files))


def _changes(files: Mapping[str, tuple[str, bytes]]) -> Iterable[bytes]:
    for name, (mode, content) in files.items():
        yield f'M {mode} inline "{name}"\n'.encode() + data(content)


def data(content: bytes) -> bytes:
    """Return ``content`` as fast-import reads it."""
    return b"data %d\n" % len(content) + content + b"\n"
