"""Refs of the hub's own: a killed command's lock is no obstacle."""

from __future__ import annotations

import shutil

from tests.world import World, git


def test_locks_that_a_killed_command_left_are_taken_over(world: World) -> None:
    client = world.newclient("acme")
    shutil.rmtree(client)
    refs = world.hub / ".git/refs"
    for ref in [*(refs / "quickscale").rglob("*"), *(refs / "heads/dist").rglob("*")]:
        if ref.is_file():
            ref.with_name(f"{ref.name}.lock").touch()

    world.newclient("acme")

    assert git(client, "status", "--porcelain") == ""
    assert list(refs.rglob("*.lock")) == []
