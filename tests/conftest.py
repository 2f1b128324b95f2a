"""States of the world: real hubs and clients in a temporary folder, a private git identity."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.world import World, git

ROOT = Path(__file__).resolve().parent.parent
GIT_CONFIG = """\
[user]
    name = Ada Tester
    email = ada@example.com
[init]
    defaultBranch = trunk
[protocol "file"]
    allow = always
"""
OURS = {"GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_GLOBAL", "QUICKSCALE_TEST_POSTGRESQL"}


MEMORY = Path("/dev/shm")  # noqa: S108 -- thousands of small files, gone within seconds
if (
    os.access(MEMORY, os.W_OK)
    and shutil.disk_usage(MEMORY).free > 4 * 2**30
    and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder whose git configuration is ours alone."""
    folder = tmp_path_factory.mktemp("home")
    (folder / ".gitconfig").write_text(GIT_CONFIG)
    return folder


@pytest.fixture(autouse=True)
def _own_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    for name in os.environ:
        if name.startswith(("GIT_", "QUICKSCALE_")) and name not in OURS:
            monkeypatch.delenv(name)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


@pytest.fixture(scope="session")
def pristine_hub(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """This very hub as one commit of a repository of its own; copied for each test."""
    hub = tmp_path_factory.mktemp("pristine") / "hub"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (hub / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, hub / name)
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    git(hub, "init", "--quiet", "--initial-branch=main", environment=environment)
    git(hub, "add", "--all", environment=environment)
    git(hub, "commit", "--quiet", "--message=The hub", environment=environment)
    git(hub, "repack", "-adq", environment=environment)
    return hub


@pytest.fixture
def world(pristine_hub: Path, tmp_path: Path, settings: Settings, db: None) -> World:
    """A hub of one commit, and an empty folder for its clients."""
    hub = tmp_path / "hub"
    shutil.copytree(pristine_hub, hub, symlinks=True)
    clients = tmp_path / "clients"
    clients.mkdir()
    settings.QUICKSCALE_HUB_ROOT = str(hub)
    settings.QUICKSCALE_CLIENTS_ROOT = str(clients)
    return World(hub, clients)
