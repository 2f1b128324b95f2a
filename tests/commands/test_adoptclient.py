"""`adoptclient`: register a client that was cloned or moved."""

from __future__ import annotations

import shutil

from hub.models import Client, Operation
from tests.world import World, git, snapshot


def test_a_moved_client_is_found_again(world: World) -> None:
    client = world.newclient("acme")
    place = world.root / "moved" / "acme"
    place.parent.mkdir()
    client.rename(place)
    before = snapshot(place)

    result = world.run("adoptclient", str(place), "--json")

    shown = world.run("showclients", "acme", "--json").json["clients"][0]
    assert result.json["moved_from"] == str(client)
    assert (shown["state"], shown["path"]) == ("up_to_date", str(place))
    assert snapshot(place) == before


def test_a_lost_database_costs_nothing(world: World) -> None:
    client = world.newclient("acme")
    before = world.run("showclients", "--json").json["clients"][0]
    Operation.objects.all().delete()
    Client.objects.all().delete()

    result = world.run("adoptclient", str(client))

    after = world.run("showclients", "--json").json["clients"][0]
    assert result.exit_code == 0
    assert {**after, "last_operation": ""} == {**before, "last_operation": ""}


def test_a_clone_of_a_client_is_the_client(world: World) -> None:
    client = world.newclient("acme")
    git(world.root, "clone", "--quiet", str(client), "clone")
    shutil.rmtree(client)

    result = world.run("adoptclient", str(world.root / "clone"))

    assert result.exit_code == 0
    assert world.run("showclients", "--json").json["clients"][0]["state"] == "up_to_date"


def test_a_clone_of_the_hub_knows_its_clients(world: World) -> None:
    """The hub may be renamed, moved or cloned under any name."""
    client = world.newclient("acme")
    git(world.root, "clone", "--quiet", "hub", "the workshop")
    shutil.rmtree(world.hub)
    moved = World(world.root / "the workshop", world.clients)

    adopted = moved.process("adoptclient", str(client))
    shown = moved.process("showclients", "--json")

    assert adopted.exit_code == 0, adopted
    assert shown.json["clients"][0]["state"] == "up_to_date"


def test_adopting_twice_changes_nothing_more(world: World) -> None:
    client = world.newclient("acme")

    codes = [world.run("adoptclient", str(client)).exit_code for _ in range(2)]

    assert codes == [0, 0]
    assert Client.objects.count() == 1


def test_a_dry_run_registers_nothing(world: World) -> None:
    client = world.newclient("acme")
    Client.objects.all().delete()
    before = snapshot(world.root)

    result = world.run("adoptclient", str(client), "--dry-run")

    assert "would be registered" in result.stdout
    assert not Client.objects.exists()
    assert snapshot(world.root) == before


def test_the_hub_is_no_client(world: World) -> None:
    result = world.refused(3, "adoptclient", str(world.hub))

    assert "is the hub, not a client" in result.stderr


def test_a_work_tree_of_the_hub_is_no_client(world: World) -> None:
    git(world.hub, "worktree", "add", "--quiet", str(world.root / "tree"), "-b", "tree")

    result = world.refused(3, "adoptclient", str(world.root / "tree"))

    assert "is the hub, not a client" in result.stderr


def test_what_is_no_repository_is_refused(world: World) -> None:
    (world.root / "plain").mkdir()
    (world.root / "file").write_text("x")
    git(world.root, "init", "--quiet", "unborn")

    for place in ("plain", "file", "unborn", "missing"):
        world.refused(3, "adoptclient", str(world.root / place))


def test_another_project_is_refused(world: World) -> None:
    git(world.root, "init", "--quiet", "project")
    (world.root / "project/manage.py").write_text("print(1)\n")
    git(world.root / "project", "add", "--all")
    git(world.root / "project", "commit", "--quiet", "--message=Something else")

    world.refused(3, "adoptclient", str(world.root / "project"))


def test_a_client_of_another_hub_is_refused(world: World) -> None:
    """P43, for adopting."""
    client = world.newclient("acme")
    Client.objects.all().delete()
    shutil.rmtree(world.hub / ".git")
    git(world.hub, "init", "--quiet", "--initial-branch=main")
    git(world.hub, "add", "--all")
    git(world.hub, "commit", "--quiet", "--message=Another hub")

    result = world.refused(3, "adoptclient", str(client))

    assert "another hub" in result.stderr


def test_a_copy_beside_the_registered_client_is_refused(world: World) -> None:
    client = world.newclient("acme")
    shutil.copytree(client, world.root / "copy")

    result = world.refused(3, "adoptclient", str(world.root / "copy"))

    assert str(client) in result.stderr


def test_uncommitted_work_stays_as_it_is(world: World) -> None:
    client = world.newclient("acme")
    (client / "README.md").write_text("changed")
    (client / "new.txt").write_text("new")
    before = snapshot(client)

    assert world.run("adoptclient", str(client)).exit_code == 0
    assert snapshot(client) == before
