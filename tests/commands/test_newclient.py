"""`newclient`: a committed repository, whole or not at all."""

from __future__ import annotations

import json

from tests.world import World, git


def test_a_client_is_committed_with_a_short_history(world: World) -> None:
    client = world.newclient("acme")

    subjects = git(client, "log", "--topo-order", "--format=%s").splitlines()

    assert git(client, "status", "--porcelain") == ""
    assert subjects[0] == "Create acme from the saas template"
    assert sorted(subject.split()[0] for subject in subjects[1:]) == ["QuickScale", "Squashed"]


def test_the_record_names_commits_that_the_hub_keeps(world: World) -> None:
    client = world.newclient("acme")

    record = json.loads((client / ".quickscale.json").read_text())

    assert git(world.hub, "cat-file", "-t", record["split"]) == "commit"
    assert git(world.hub, "cat-file", "-t", record["rendered"]) == "commit"
    assert git(client, "rev-parse", "HEAD^1") == record["rendered"]
    assert git(client, "rev-parse", "HEAD^2^{tree}") == git(
        world.hub, "rev-parse", f"{record['split']}^{{tree}}"
    )
    assert {part["revision"] for part in record["parts"].values()} == {
        git(world.hub, "rev-parse", "HEAD")
    }
