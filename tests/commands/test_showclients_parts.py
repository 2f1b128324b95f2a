"""`showclients` counts what concerns a client: its own parts, all of them, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.world import World, git


def _state(world: World) -> dict[str, Any]:
    state: dict[str, Any] = world.run("showclients", "acme", "--json").json["clients"][0]
    return state


def test_an_edit_of_a_file_beside_the_modules_is_a_local_change(world: World) -> None:
    client = world.newclient("acme")
    path = "quickscale/quickscale_modules/conftest.py"
    (client / path).write_text("# ours\n")
    git(client, "commit", "--quiet", "--all", "--message=Edit")

    state = _state(world)

    assert (state["state"], state["local_changes"]) == ("ahead", [path])


@pytest.mark.parametrize(
    ("path", "behind"),
    [
        ("quickscale_modules/conftest.py", 1),
        ("quickscale_core/new.py", 1),
        ("quickscale_modules/auth/new.py", 0),
        ("project_template/base/new.txt", 1),
        ("project_template/site/new.txt", 1),
        ("project_template/api/new.txt", 0),
        ("docs/new.md", 0),
    ],
)
def test_a_commit_of_the_hub_counts_when_it_touches_what_the_client_has(
    world: World, path: str, behind: int
) -> None:
    world.newclient("acme", "--template=site", "--modules=common")
    world.commit(path, "# new\n")

    assert _state(world)["behind"] == behind
