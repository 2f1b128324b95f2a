"""`manage.py check --tag hub`: what is missing, each with its fix."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.world import World, git, snapshot


def test_a_hub_that_lacks_nothing_has_no_issue(world: World) -> None:
    world.newclient("acme")
    before = snapshot(world.root)

    result = world.run("check", "--tag", "hub")

    assert result.exit_code == 0
    assert "no issues" in result.stdout
    assert snapshot(world.root) == before


def test_it_runs_only_when_it_is_asked_for(world: World) -> None:
    """Other checks never run git."""
    shutil.rmtree(world.hub / ".git")

    plain, tagged = world.process("check"), world.process("check", "--tag", "hub")

    assert "not a git repository" not in plain.stderr
    assert "not a git repository" in tagged.stderr


def test_a_missing_identity_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    result = world.run("check", "--tag", "hub")

    assert result.exit_code == 1
    assert "git config --global user.name" in result.stderr


def test_a_missing_folder_for_clients_is_told(world: World, settings: Settings) -> None:
    settings.QUICKSCALE_CLIENTS_ROOT = str(world.root / "not there")

    result = world.run("check", "--tag", "hub")

    assert f"mkdir -p '{world.root / 'not there'}'" in result.stderr


def test_a_missing_release_branch_is_told(world: World, settings: Settings) -> None:
    settings.QUICKSCALE_RELEASE_BRANCH = "stable"

    result = world.run("check", "--tag", "hub")

    assert "no branch 'stable'" in result.stderr


def test_broken_clients_are_told_one_by_one(world: World) -> None:
    shutil.rmtree(world.newclient("gone"))
    shutil.rmtree(world.newclient("bare") / ".git")
    client = world.newclient("acme")
    git(client, "rm", "--quiet", ".quickscale.json")
    git(client, "commit", "--quiet", "--message=Without a record")
    world.newclient("fine")

    result = world.run("check", "--tag", "hub")

    told = [
        name for name in ("gone", "bare", "acme", "fine") if f"client {name} in" in result.stderr
    ]
    assert told == ["gone", "bare", "acme"]
    assert "adoptclient" in result.stderr
