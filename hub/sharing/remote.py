"""Which git URL linked clients may install from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from hub.errors import Refused

SETTING = "QUICKSCALE_LINK_REMOTE"
_SCP = re.compile(r"(?P<host>[^/:]+):(?P<path>.+)")


def check_remote(remote: str, *, hub_root: Path, hub_remotes: Iterable[str]) -> None:
    """Raise ``Refused`` when ``remote`` is no URL of a repository that clients may read.

    ``hub_remotes``: the URLs of the hub's own remotes.
    """
    if not remote:
        raise Refused(
            "A linked client needs a repository of its own for the shared code.",
            hint=f"Set {SETTING} to a git URL that the client's builds can read.",
        )
    if not _is_location(remote):
        raise Refused(
            f"{SETTING} is {remote!r}: neither a git URL nor an absolute path.",
            hint=f"Set {SETTING} to a git URL that the client's builds can read.",
        )
    parts = urlsplit(remote)
    if parts.password or (parts.username and parts.scheme in {"http", "https"}):
        raise Refused(
            f"{SETTING} holds a password or a token, which would stand in the client's files.",
            hint="Use an ssh URL, or let a git credential helper keep the password.",
        )
    own = {_place(str(hub_root)), *map(_place, hub_remotes)}
    if _place(remote) in own:
        raise Refused(
            f"{SETTING} is the hub itself, which no client may read.",
            hint=f"Set {SETTING} to a repository that holds nothing else.",
        )


def package_url(remote: str) -> str:
    """Return the remote as a URL for pip: a path as file://, `host:path` as ssh://."""
    if "://" in remote:
        return remote
    scp = _SCP.fullmatch(remote)
    if scp:
        return f"ssh://{scp['host']}/{scp['path'].lstrip('/')}"
    return Path(remote).resolve().as_uri()


def _is_location(remote: str) -> bool:
    if remote.startswith("-") or "::" in remote or not remote.isprintable():
        return False
    return "://" in remote or Path(remote).is_absolute() or bool(_SCP.fullmatch(remote))


def _place(remote: str) -> str:
    """Return what is the same for all ways to name one repository."""
    parts = urlsplit(package_url(remote))
    path = unquote(parts.path)
    if parts.scheme == "file":
        path = str(Path(path).resolve()).removesuffix("/.git")
    return f"{parts.hostname or ''}{path.rstrip('/').removesuffix('.git')}"
