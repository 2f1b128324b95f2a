"""`adoptclient` on a project that was made from the template, but has no record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.world import World, git, snapshot

ANSWERS = ("client", "package", "title", "template", "apps", "modules", "sharing")


def _trees(record: dict[str, Any]) -> dict[str, str]:
    return {part: known["tree"] for part, known in record["parts"].items()}


def _unrecorded(world: World) -> tuple[Path, dict[str, Any]]:
    """A client that lost its record, and whose shared code and template were edited since."""
    client = world.newclient("acme", "--title=Acme & Sons", "--template=site")
    record = json.loads((client / ".quickscale.json").read_text())
    git(client, "rm", "--quiet", ".quickscale.json")
    for name in ("Procfile", "quickscale/quickscale_core/apps.py"):
        (client / name).write_text((client / name).read_text() + "# edited\n")
    git(client, "commit", "--quiet", "--all", "--message=Live on")
    moved = client.rename(client.parent / "elsewhere")
    world.commit("quickscale_core/later.py", "")
    world.commit("project_template/base/later.txt", "")
    return moved, record


def test_the_record_is_worked_out_and_committed(world: World) -> None:
    client, record = _unrecorded(world)
    (client / "notes.txt").write_text("not committed")

    result = world.run("adoptclient", str(client), "--json")

    found = json.loads((client / ".quickscale.json").read_text())
    assert result.exit_code == 0, result.stderr
    # The same trees; where two revisions have the same template, the newer one is named.
    assert _trees(found) == _trees(record)
    assert {name: found[name] for name in ANSWERS} == {name: record[name] for name in ANSWERS}
    assert git(world.hub, "diff", "--stat", found["split"], record["split"]) == ""
    assert git(client, "status", "--porcelain") == "?? notes.txt"
    assert git(client, "log", "-1", "--format=%s") == "Record what acme has of QuickScale"


def test_the_adopted_client_is_shown_with_what_it_lacks_and_changed(world: World) -> None:
    client, _record = _unrecorded(world)
    world.run("adoptclient", str(client))

    state = world.run("showclients", "acme", "--json").json["clients"][0]

    assert (state["state"], state["behind"]) == ("diverged", 2)
    assert state["local_changes"] == ["quickscale/quickscale_core/apps.py"]


def test_a_dry_run_changes_nothing(world: World) -> None:
    client, _record = _unrecorded(world)
    before = snapshot(client), snapshot(world.hub)

    result = world.run("adoptclient", str(client), "--dry-run")

    assert result.exit_code == 0, result.stderr
    assert (snapshot(client), snapshot(world.hub)) == before


def test_another_kind_of_project_is_refused(world: World, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    git(other, "commit", "--quiet", "--allow-empty", "--message=Start")

    result = world.run("adoptclient", str(other))

    assert result.exit_code == 3
    assert "Nothing was changed." in result.stderr
