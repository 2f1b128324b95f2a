"""`showclients` and plain git: what was pulled by hand counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import World, git

HAS_SUBTREE = "subtree" in git(Path("/"), "--list-cmds=main,others").split()


@pytest.mark.skipif(not HAS_SUBTREE, reason="git subtree is not installed")
def test_a_plain_subtree_pull_counts_as_an_update(world: World) -> None:
    acme = world.newclient("acme")
    world.commit("quickscale_core/later.py", "# later\n")
    world.newclient("bravo")  # makes the split commit of the hub's new state

    pull = ["subtree", "pull", "--prefix=quickscale", "--squash"]
    git(acme, *pull, str(world.hub), "dist/auth+common", "-m", "By hand")

    state = world.run("showclients", "acme", "--json").json["clients"][0]
    assert (state["state"], state["behind"], state["local_changes"]) == ("up_to_date", 0, [])
    assert state["revision"] == git(world.hub, "rev-parse", "HEAD")
