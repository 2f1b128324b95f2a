"""The hub's own settings, each from Django's settings or the environment variable of its name."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings


def hub_root() -> Path:
    """Return the hub's repository: QUICKSCALE_HUB_ROOT, by default where this code lies."""
    return _path("QUICKSCALE_HUB_ROOT", Path(__file__).resolve().parent.parent)


def clients_root() -> Path:
    """Return the folder of new clients: QUICKSCALE_CLIENTS_ROOT, by default the hub's parent."""
    return _path("QUICKSCALE_CLIENTS_ROOT", hub_root().parent)


def release_branch() -> str:
    """Return the branch whose tip clients get: QUICKSCALE_RELEASE_BRANCH, by default `main`."""
    return _text("QUICKSCALE_RELEASE_BRANCH", "main")


def link_remote() -> str:
    """Return the git URL linked clients install from: QUICKSCALE_LINK_REMOTE, by default none."""
    return _text("QUICKSCALE_LINK_REMOTE", "")


def state_root() -> Path:
    """Return the ignored folder of the hub's own logs and caches."""
    return hub_root() / ".quickscale"


def _text(name: str, default: str) -> str:
    return str(getattr(settings, name, "") or os.environ.get(name, "") or default)


def _path(name: str, default: Path) -> Path:
    return Path(_text(name, str(default))).expanduser().absolute()
