"""`newclient`: where a client may be made, and that nothing else is touched."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
from pathlib import Path

import pytest

from tests.world import World, git, snapshot


def empty_folder(target: Path) -> None:
    target.mkdir()


def full_folder(target: Path) -> None:
    target.mkdir()
    (target / "notes.txt").write_text("mine")


def file(target: Path) -> None:
    target.write_text("mine")


def dangling_link(target: Path) -> None:
    target.symlink_to("nowhere")


def link_to_an_empty_folder(target: Path) -> None:
    (target.parent / "elsewhere").mkdir()
    target.symlink_to("elsewhere")


def test_an_empty_folder_is_a_place_for_a_client(world: World) -> None:
    """N10."""
    (world.clients / "client_acme").mkdir()

    client = world.newclient("acme")

    assert git(client, "status", "--porcelain") == ""


@pytest.mark.parametrize("occupy", [full_folder, file, dangling_link, link_to_an_empty_folder])
def test_a_place_that_is_taken_is_refused(world: World, occupy: object) -> None:
    """N10."""
    assert callable(occupy)
    occupy(world.clients / "client_acme")

    result = world.refused(3, "newclient", "acme")

    assert str(world.clients / "client_acme") in result.stderr
    assert "Nothing was changed." in result.stderr
    assert "--directory" in result.stderr
    assert world.run(
        "newclient", "acme", "--no-install", f"--directory={world.root / 'other'}"
    ).exit_code == 0  # fmt: skip


def test_a_missing_parent_is_named_with_the_command_that_makes_it(world: World) -> None:
    """N10."""
    place = world.clients / "many words" / "client_acme"

    result = world.refused(3, "newclient", "acme", f"--directory={place}")
    subprocess.run(["sh", "-c", result.stderr.splitlines()[-1]], check=True)

    assert world.run("newclient", "acme", "--no-install", f"--directory={place}").exit_code == 0


def test_a_client_inside_the_hub_needs_a_word(world: World) -> None:
    """N11."""
    place = f"--directory={world.hub / 'clients_here'}"

    result = world.refused(3, "newclient", "acme", place)

    assert "inside the hub" in result.stderr
    assert "--allow-inside-hub" in result.stderr
    assert (
        world.run("newclient", "acme", "--no-install", place, "--allow-inside-hub").exit_code == 0
    )


def test_a_link_to_the_hub_is_inside_the_hub(world: World) -> None:
    """N11."""
    (world.root / "link").symlink_to(world.hub)

    world.refused(3, "newclient", "acme", f"--directory={world.root / 'link' / 'client_acme'}")


def test_clients_may_lie_behind_a_link(world: World, settings: object) -> None:
    """N11: the parent is a link to somewhere outside the hub; the client is found again."""
    (world.root / "link").symlink_to(world.clients)
    settings.QUICKSCALE_CLIENTS_ROOT = str(world.root / "link")  # type: ignore[attr-defined]

    made = world.run("newclient", "acme", "--no-install")
    adopted = world.run("adoptclient", str(world.clients / "client_acme"))
    shown = world.run("showclients", "--json").json

    assert (made.exit_code, adopted.exit_code) == (0, 0), adopted
    assert [client["state"] for client in shown["clients"]] == ["up_to_date"]


def test_another_repository_around_the_client_is_left_alone(world: World) -> None:
    """N12."""
    outer = world.root / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")
    (outer / "file").write_text("theirs")
    before = snapshot(outer)

    result = world.run("newclient", "acme", "--no-install", f"--directory={outer / 'acme'}")
    after = {path: facts for path, facts in snapshot(outer).items() if not path.startswith("acme")}

    assert result.exit_code == 0
    assert f"inside the git repository {outer}" in result.stderr
    assert after == before
    assert git(outer / "acme", "rev-parse", "--show-toplevel") == str(outer / "acme")


@pytest.mark.parametrize("umask", [0o077, 0o000, 0o022])
def test_modes_are_the_same_under_every_umask(world: World, umask: int) -> None:
    """N26."""
    before = os.umask(umask)
    try:
        client = world.newclient("acme")
    finally:
        after = os.umask(before)

    files = [path for path in client.rglob("*") if ".git" not in path.parts and path.is_file()]
    modes = {stat.S_IMODE(path.stat().st_mode) for path in files if path.name != ".env"}
    assert modes <= {0o644, 0o755}
    assert stat.S_IMODE((client / ".env").stat().st_mode) == 0o600
    assert stat.S_IMODE((client / "manage.py").stat().st_mode) == 0o755
    assert stat.S_IMODE(client.stat().st_mode) == 0o755
    assert after == umask


def test_the_group_of_a_shared_folder_is_kept(world: World) -> None:
    """N26: a folder with the setgid bit hands its group down."""
    world.clients.chmod(0o2775)

    client = world.newclient("acme")

    assert client.stat().st_gid == world.clients.stat().st_gid
    assert stat.S_IMODE((client / ".env").stat().st_mode) == 0o600


def test_of_two_at_once_one_succeeds(world: World) -> None:
    """N27."""
    assert world.process("newclient", "warmup", "--no-install").exit_code == 0
    racers = [world.start("newclient", "acme", "--no-install") for _ in range(3)]

    outputs = [racer.communicate() for racer in racers]
    codes = sorted(racer.returncode for racer in racers)

    assert codes == [0, 3, 3], outputs
    assert git(world.clients / "client_acme", "status", "--porcelain") == ""
    assert sorted(path.name for path in world.clients.iterdir()) == ["client_acme", "client_warmup"]


def test_a_name_that_is_known_is_refused_wherever_it_shall_lie(world: World) -> None:
    """N27."""
    client = world.newclient("acme")

    result = world.refused(3, "newclient", "acme", f"--directory={world.root / 'other'}")

    assert f"There is a client 'acme' already, in {client}." in result.stderr
    assert "python manage.py showclients acme" in result.stderr


def test_every_printed_command_works_in_a_folder_with_spaces(world: World) -> None:
    place = world.root / "our clients; $(touch evil)" / "acme"
    place.parent.mkdir()

    result = world.run("newclient", "acme", "--no-install", "--json", f"--directory={place}")
    printed = [shlex.split(command) for command in result.json["next"]]

    assert ["make", "-C", str(place), "install"] in printed
    assert ["cd", str(place)] in printed
