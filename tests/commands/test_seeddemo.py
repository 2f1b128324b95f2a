"""`seeddemo`: accounts for the live site, and for nothing else."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from hub.models import User
from tests.world import World


@pytest.fixture(autouse=True)
def _debug(settings: Settings) -> None:
    settings.DEBUG = True


def test_it_makes_accounts_whose_passwords_are_told_once(world: World) -> None:
    told = world.run("seeddemo").stdout

    password = told.splitlines()[0].split()[-1]
    assert User.objects.get(email="staff@example.com").check_password(password)
    assert not User.objects.get(email="member@example.com").is_staff
    assert "staff@example.com" not in world.run("seeddemo").stdout


def test_it_refuses_outside_debug(world: World, settings: Settings) -> None:
    settings.DEBUG = False

    result = world.run("seeddemo")

    assert (result.exit_code, User.objects.count()) == (3, 0)


def test_a_dry_run_makes_no_account(world: World) -> None:
    result = world.run("seeddemo", "--dry-run", "--json")

    assert result.json["accounts"] == ["staff@example.com", "member@example.com"]
    assert User.objects.count() == 0
