"""Where a new client may be made."""

from __future__ import annotations

import shlex
from pathlib import Path

from hub.errors import Refused
from hub.sharing.record import FILE_NAME


def check_target(target: Path, hub_root: Path, *, allow_inside_hub: bool) -> list[str]:
    """Return warnings about ``target``; raise ``Refused`` when no client can be made there.

    Only a path where nothing is, or an empty real folder, is free.
    """
    if target.is_symlink():
        raise Refused(f"{target} is a symbolic link.", hint="Give --directory another path.")
    if (target / FILE_NAME).is_file():
        raise Refused(
            f"{target} is a client already.",
            hint=f"python manage.py adoptclient {shlex.quote(str(target))}",
        )
    if target.is_dir() and any(target.iterdir()):
        raise Refused(f"{target} is not empty.", hint="Give --directory another path.")
    if target.exists() and not target.is_dir():
        raise Refused(f"{target} is a file.", hint="Give --directory another path.")
    if not target.parent.is_dir():
        raise Refused(
            f"There is no folder {target.parent}.",
            hint=f"mkdir -p {shlex.quote(str(target.parent))}",
        )
    return _warnings(target.parent.resolve() / target.name, hub_root.resolve(), allow_inside_hub)


def _warnings(real: Path, hub_root: Path, allow_inside_hub: bool) -> list[str]:  # noqa: FBT001
    if hub_root in real.parents and not allow_inside_hub:
        raise Refused(
            f"{real} lies inside the hub.",
            hint="Give --directory a path outside, or add --allow-inside-hub.",
        )
    outer = next((folder for folder in real.parents if (folder / ".git").exists()), None)
    return [f"{real} lies inside the git repository {outer}."] if outer else []
