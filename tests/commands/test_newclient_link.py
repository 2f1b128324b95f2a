"""`newclient --sharing link`: the shared code is a package of its own, pinned by commit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from pytest_django import Settings

from hub.process import redact
from tests.world import World, git, snapshot


@pytest.fixture
def remote(world: World, settings: Settings) -> Path:
    """A bare repository that linked clients install from."""
    place = world.root / "shared code.git"
    git(world.root, "init", "--quiet", "--bare", str(place))
    settings.QUICKSCALE_LINK_REMOTE = place.as_uri()
    return place


def requirement(client: Path) -> str:
    lines = (client / "requirements.txt").read_text().splitlines()
    (line,) = [line for line in lines if line.startswith("quickscale @ ")]
    return line


def pinned(client: Path) -> str:
    return requirement(client).rpartition("@")[2]


def test_a_linked_client_pins_a_commit_of_the_remote(world: World, remote: Path) -> None:
    client = world.newclient("acme", "--sharing=link")

    record = json.loads((client / ".quickscale.json").read_text())

    assert requirement(client) == f"quickscale @ git+{remote.as_uri()}@{record['link']}"
    assert git(remote, "cat-file", "-t", record["link"]) == "commit"
    assert git(world.hub, "cat-file", "-t", record["link"]) == "commit"
    assert not (client / "quickscale").exists()
    assert len(git(client, "log", "--oneline").splitlines()) == 2


def test_a_linked_client_holds_nothing_of_the_shared_code(world: World, remote: Path) -> None:
    client = world.newclient("acme", "--sharing=link")

    kept = git(client, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    shared = git(world.hub, "ls-tree", "-r", "HEAD:quickscale_core", "--format=%(objectname)")
    empty = git(client, "hash-object", "-t", "blob", "/dev/null")

    assert set(kept.split()) & set(shared.split()) <= {empty}


def test_the_remote_holds_the_chosen_modules_and_no_history(world: World, remote: Path) -> None:
    world.commit("docs/secret.md", "canary-in-the-docs")

    client = world.newclient("acme", "--sharing=link", "--modules=common")
    files = git(remote, "ls-tree", "-r", "--name-only", pinned(client)).splitlines()
    content = subprocess.run(
        ["git", "cat-file", "--batch-all-objects", "--batch"],
        cwd=remote, capture_output=True, check=True,
    ).stdout  # fmt: skip

    assert "quickscale_core/templates/quickscale_core/base.html" in files
    assert "quickscale_modules/common/migrations/0001_initial.py" in files
    assert "pyproject.toml" in files
    assert not any(file.startswith(("quickscale_modules/auth/", "hub/", "docs/")) for file in files)
    assert git(remote, "rev-list", "--count", pinned(client)) == "1"
    assert b"canary-in-the-docs" not in content


def test_the_package_needs_what_the_chosen_modules_need(world: World, remote: Path) -> None:
    client = world.newclient("acme", "--sharing=link", "--modules=none")

    project = tomllib.loads(git(remote, "show", f"{pinned(client)}:pyproject.toml"))["project"]

    core = (world.hub / "quickscale_core/requirements.txt").read_text().splitlines()
    wanted = [line.partition("  #")[0] for line in core if line and not line.startswith("#")]
    assert project["dependencies"] == wanted
    assert not any("allauth" in line for line in project["dependencies"])


def test_two_clients_with_the_same_modules_pin_the_same_commit(world: World, remote: Path) -> None:
    first = world.newclient("first", "--sharing=link")

    second = world.newclient("second", "--sharing=link")

    assert pinned(first) == pinned(second)


def test_link_without_a_remote_is_refused(world: World) -> None:
    result = world.refused(3, "newclient", "acme", "--sharing=link")

    assert "QUICKSCALE_LINK_REMOTE" in result.stderr


@pytest.mark.parametrize(
    "remote",
    [
        "https://ada:s3cret@example.com/shared.git",
        "https://s3cret@example.com/shared.git",
        "ssh://ada:s3cret@example.com/shared.git",
    ],
)
def test_a_password_in_the_remote_is_refused_and_never_shown(
    world: World, settings: Settings, remote: str
) -> None:
    """G04: it would stand in the client's files."""
    settings.QUICKSCALE_LINK_REMOTE = remote

    result = world.refused(3, "newclient", "acme", "--sharing=link")

    assert "s3cret" not in f"{result}"
    assert "password" in result.stderr


@pytest.mark.parametrize("form", ["{hub}", "file://{hub}", "{hub}/.git", "{link}", "{hub}/"])
def test_the_hub_is_never_the_remote(world: World, settings: Settings, form: str) -> None:
    (world.root / "link").symlink_to(world.hub)
    settings.QUICKSCALE_LINK_REMOTE = form.format(hub=world.hub, link=world.root / "link")

    result = world.refused(3, "newclient", "acme", "--sharing=link")

    assert "is the hub itself" in result.stderr


def test_the_hubs_own_remote_is_never_the_remote(world: World, settings: Settings) -> None:
    """Whoever may read it reads the hub's history and every other module."""
    git(world.root, "clone", "--quiet", "--bare", "hub", "hub.git")
    git(world.hub, "remote", "add", "origin", str(world.root / "hub.git"))
    settings.QUICKSCALE_LINK_REMOTE = (world.root / "hub.git").as_uri()

    world.refused(3, "newclient", "acme", "--sharing=link")


@pytest.mark.parametrize(
    "remote", ["origin", "-x", "--upload-pack=touch evil", "ext::sh -c evil", "shared", "../x.git"]
)
def test_what_is_no_url_is_refused(world: World, settings: Settings, remote: str) -> None:
    git(world.root, "init", "--quiet", "--bare", "elsewhere.git")
    git(world.hub, "remote", "add", "origin", str(world.root / "elsewhere.git"))
    settings.QUICKSCALE_LINK_REMOTE = remote

    result = world.refused(3, "newclient", "acme", "--sharing=link")

    assert "QUICKSCALE_LINK_REMOTE" in result.stderr


def test_a_remote_that_cannot_be_pushed_to_leaves_no_client(
    world: World, settings: Settings
) -> None:
    settings.QUICKSCALE_LINK_REMOTE = str(world.root / "missing.git")
    branches = git(world.hub, "for-each-ref", "refs/heads")

    result = world.run("newclient", "acme", "--no-install", "--sharing=link")

    assert result.exit_code == 3
    assert "cannot be pushed" in result.stderr
    assert "Check that the repository exists" in result.stderr
    assert list(world.clients.iterdir()) == []
    assert git(world.hub, "for-each-ref", "refs/heads") == branches


def test_a_dry_run_pushes_nothing(world: World, remote: Path) -> None:
    before = snapshot(world.root)

    result = world.run("newclient", "acme", "--sharing=link", "--dry-run")

    assert result.exit_code == 0
    assert snapshot(world.root) == before


def test_passwords_in_urls_are_hidden_wherever_they_stand() -> None:
    """G04."""
    text = "fatal: https://ada:pass:word@host/x and ssh://git@host/y, ftp://a@b@host"

    assert redact(text) == "fatal: https://***@host/x and ssh://***@host/y, ftp://***@host"


@pytest.mark.slow
@pytest.mark.wide
def test_the_pinned_package_can_be_installed(world: World, remote: Path) -> None:
    """With templates, statics and migrations, from nothing but the line in requirements.txt."""
    client = world.newclient("acme", "--sharing=link", "--modules=common")
    environment = world.root / "environment"
    uv = Path(sys.executable).with_name("uv")
    variables = {**os.environ, "UV_PYTHON": sys.executable}

    for line in (
        ["venv", "--quiet", str(environment)],
        ["pip", "install", "--quiet", "--no-deps", f"--python={environment}", requirement(client)],
    ):
        done = subprocess.run(
            [uv, *line], env=variables, capture_output=True, text=True, check=False
        )
        if "hatchling" in done.stderr and "fetch" in done.stderr:
            pytest.skip("no package registry answers")
        assert done.returncode == 0, done.stderr

    (packages,) = environment.glob("lib/python*/site-packages")
    shared = git(remote, "ls-tree", "-r", "--name-only", pinned(client)).splitlines()
    assert [path for path in shared if not (packages / path).exists()] == ["pyproject.toml"]
