"""What a killed command left is told by readers and dry runs, and cleared by the next command."""

from __future__ import annotations

import shutil
from pathlib import Path

from hub.models import Client
from tests.world import World

DEAD = 2**22 + 1  # above the largest process id that Linux gives


def _leftover(world: World) -> Path:
    folder = world.clients / f".client_acme.quickscale-tmp-{DEAD}"
    folder.mkdir()
    (folder / "half").write_text("")
    return folder


def test_a_reader_reports_a_leftover(world: World) -> None:
    leftover = _leftover(world)

    result = world.run("showclients")

    assert f"rm -rf {leftover}" in result.stderr
    assert leftover.exists()


def test_a_dry_run_reports_a_leftover_and_the_run_removes_it(world: World) -> None:
    leftover = _leftover(world)

    told = world.run("newclient", "acme", "--dry-run", "--json").json["warnings"]
    assert [str(leftover) in warning for warning in told] == [True]
    assert leftover.exists()

    world.newclient("acme")
    assert not leftover.exists()


def test_a_client_that_was_not_registered_is_named_with_the_command_that_does_it(
    world: World,
) -> None:
    client = world.newclient("acme")
    Client.objects.all().delete()

    result = world.run("newclient", "acme")

    assert result.exit_code == 3
    assert f"python manage.py adoptclient {client}" in result.stderr
    assert world.run("adoptclient", str(client)).exit_code == 0


def test_a_name_whose_client_is_gone_is_taken_over_with_a_word(world: World) -> None:
    client = world.newclient("acme")
    shutil.move(client, world.clients / "elsewhere")

    result = world.run("newclient", "acme", "--no-install", "--json")

    assert [str(client) in warning for warning in result.json["warnings"]] == [True]
