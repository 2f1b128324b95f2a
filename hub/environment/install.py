"""Make a client's environment and database, by the client's own `make install`."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from hub import process
from hub.errors import HubError, MissingTool, ProcessError

LONGEST = 30 * 60  # seconds; a slow line and no cache


def install_command(root: Path) -> str:
    """Return the line that makes, or completes, the environment of the client in ``root``."""
    return f"make -C {shlex.quote(str(root))} install"


def install(root: Path) -> None:
    """Make the environment and the database of the client in ``root``.

    It is the client's own `make install`, so that its developers get the very same. uv makes it
    where it is found (the hub brings it), pip otherwise. Raises ``HubError`` when it fails: the
    client's repository is whole all the same, and ``hint`` completes it.
    """
    try:
        process.run(
            ["make", "--no-print-directory", "install", f"BASE_PYTHON={base_python()}"],
            directory=root,
            environment=_environment(),
            timeout=LONGEST,
        )
    except (ProcessError, MissingTool) as error:
        raise HubError(
            f"The client is made, but not its environment: {error.message}",
            hint=install_command(root),
        ) from error


def base_python() -> str:
    """Return the interpreter that the hub's own environment was made from."""
    executable: str = getattr(sys, "_base_executable", sys.executable)
    return executable


def _environment() -> dict[str, str]:
    """Return the environment for `make`: the hub's uv is found last on its PATH."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), str(Path(sys.executable).parent)])
    return process.clean_environment({"PATH": path})
