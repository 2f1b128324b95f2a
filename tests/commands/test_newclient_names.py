"""`newclient`: which names a client may have."""

from __future__ import annotations

import importlib.metadata
import keyword

import pytest

from hub.naming import PATTERN
from tests.world import World, snapshot


def exit_codes(world: World, names: list[str]) -> dict[str, int]:
    """Return what `newclient NAME` ends with, by name."""
    return {name: world.run("newclient", name, "--dry-run").exit_code for name in names}


def test_a_name_is_never_a_path(world: World) -> None:
    """N01."""
    names = ["../evil", "..", "a/b", "/abs/x", "~x", "a\\b", "client_../evil"]
    before = snapshot(world.root)

    refused = exit_codes(world, names)

    assert refused == dict.fromkeys(names, 2)
    assert snapshot(world.root) == before


def test_hard_keywords_are_refused(world: World) -> None:
    """N02."""
    names = [*keyword.kwlist, "none", "true"]
    allowed_in_lower_case = {"none", "true"}

    refused = exit_codes(world, names)

    assert {name for name, code in refused.items() if code == 0} == allowed_in_lower_case


def test_a_refused_keyword_comes_with_a_name_that_works(world: World) -> None:
    """N02."""
    result = world.refused(2, "newclient", "class")

    assert "'class' is a Python keyword" in result.stderr
    assert "Try 'class_client'." in result.stderr
    assert world.run("newclient", "class_client", "--dry-run").exit_code == 0


def test_a_soft_keyword_is_allowed_with_a_warning(world: World) -> None:
    """N02."""
    result = world.run("newclient", "match", "--dry-run")

    assert result.exit_code == 0
    assert "soft keyword" in result.stderr


def test_modules_of_the_standard_library_are_refused(world: World) -> None:
    """N03."""
    names = ["json", "test", "site", "types", "logging"]

    results = {name: world.refused(2, "newclient", name) for name in names}

    assert all(f"Try '{name}_client'." in result.stderr for name, result in results.items())


def test_every_installed_package_is_refused(world: World) -> None:
    """N04."""
    installed = [
        name for name in importlib.metadata.packages_distributions() if PATTERN.fullmatch(name)
    ]

    refused = exit_codes(world, installed)

    assert {"django", "rest_framework", "allauth"} <= set(installed)
    assert refused == dict.fromkeys(installed, 2)


def test_names_of_the_hub_and_of_a_clients_own_folders_are_reserved(world: World) -> None:
    """N05: the names come from the real tree and from a real client."""
    client = world.newclient("acme")
    places = [*world.hub.iterdir(), *client.iterdir()]
    taken = {path.stem if path.suffix == ".py" else path.name.lower() for path in places}
    names = sorted({*filter(PATTERN.fullmatch, taken), "__init__"} - {"acme"})

    refused = exit_codes(world, names)

    assert {"hub", "config", "quickscale_core", "project_template", "manage"} <= set(names)
    assert {"makefile", "conftest"} <= set(names)  # `makefile/` beside `Makefile`, on macOS
    assert refused == dict.fromkeys(names, 2)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Über", r"'\xdcber' is not a name: 'Ü' (U+00DC)"),
        ("ａｃｍｅ", "(U+FF41)"),  # noqa: RUF001 -- the very letters the case is about
        ("асме", "(U+0430)"),
        ("acme\N{ZERO WIDTH SPACE}", "(U+200B)"),
    ],
)
def test_letters_outside_ascii_are_refused_and_shown(world: World, name: str, shown: str) -> None:
    """N06."""
    result = world.refused(2, "newclient", name)

    assert shown in result.stderr


def test_capital_letters_are_refused_with_the_name_in_small_ones(world: World) -> None:
    """N07."""
    world.newclient("acme")

    result = world.refused(2, "newclient", "ACME")

    assert "Try 'acme'." in result.stderr


def test_malformed_names_are_refused(world: World) -> None:
    """N08."""
    names = ["9lives", "_x", "a-b", "a b", "", "x" * 300, "con", "nul", "aux.", "a", "client_",
             "client_client_acme", "acme\n"]  # fmt: skip

    refused = exit_codes(world, names)

    assert refused == dict.fromkeys(names, 2)


def test_a_dash_comes_with_the_name_that_is_meant(world: World) -> None:
    """N08."""
    result = world.refused(2, "newclient", "a-b")

    assert "Try 'a_b'." in result.stderr


@pytest.mark.parametrize("name", ["-x", "--force", "--help=1", "--"])
def test_an_option_is_never_a_name(world: World, name: str) -> None:
    """N09."""
    world.refused(2, "newclient", name)


def test_a_dash_after_the_end_of_options_is_refused_as_a_name(world: World) -> None:
    """N09."""
    result = world.refused(2, "newclient", "--", "--upload-pack=touch x")

    assert "is not a name" in result.stderr


def test_client_acme_means_acme(world: World) -> None:
    result = world.run("newclient", "client_acme", "--no-install", "--json")

    assert result.json["client"] == "acme"
    assert result.json["path"] == str(world.clients / "client_acme")
    assert world.run("showclients", "client_acme", "--json").json["clients"][0]["client"] == "acme"


def test_apps_whose_names_python_cannot_use_are_refused(world: World) -> None:
    """The example app's name becomes a class, a variable and a URL name."""
    names = ["class", "none", "classes", "imports", "passes", "trues", "users", "migrations",
             "quickscale_auth", "models", "settings", "9x", "a-b", "models_"]  # fmt: skip

    codes = {
        name: world.run("newclient", "acme", "--dry-run", f"--apps={name}").exit_code
        for name in names
    }

    assert {name for name, code in codes.items() if code not in {0, 2}} == set()
    assert codes["class"] == codes["users"] == codes["quickscale_auth"] == codes["9x"] == 2


def test_an_app_named_twice_is_refused(world: World) -> None:
    result = world.refused(2, "newclient", "acme", "--apps=orders,orders")

    assert "twice" in result.stderr
