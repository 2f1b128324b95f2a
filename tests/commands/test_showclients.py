"""`showclients`: the state of every client, read from its own repository."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.world import World, git, snapshot

KEYS = {"client", "path", "template", "modules", "sharing", "updates", "revision", "behind",
        "local_changes", "state", "dirty", "last_operation"}  # fmt: skip
HOSTILE = """\
[core]
    fsmonitor = {run}
    hooksPath = {folder}/hooks
    sshCommand = {run}
    pager = {run}
    editor = {run}
    worktree = {folder}/elsewhere
[diff]
    external = {run}
[filter "evil"]
    clean = {run}
    smudge = {run}
    process = {run}
    required = true
[diff "evil"]
    textconv = {run}
    command = {run}
[merge "evil"]
    driver = {run}
[credential]
    helper = !{run}
[gpg]
    program = {run}
[log]
    showSignature = true
[alias]
    status = !{run}
    log = !{run}
[include]
    path = {folder}/included
[url "{folder}/elsewhere"]
    insteadOf = /
[uploadpack]
    packObjectsHook = {run}
"""


def state(world: World, name: str = "acme") -> dict[str, Any]:
    result = world.run("showclients", name, "--json")
    (only,) = result.json["clients"]
    assert set(only) >= KEYS
    found: dict[str, Any] = only
    return found


def edit(client: Path, path: str = "quickscale/quickscale_core/env.py") -> None:
    """Commit a change of the client."""
    (client / path).parent.mkdir(parents=True, exist_ok=True)
    (client / path).write_text("# the client's own\n")
    git(client, "add", path)
    git(client, "commit", "--quiet", "--message=Own words")


def test_without_clients_the_way_to_the_first_one_is_shown(world: World) -> None:
    result = world.run("showclients")

    assert result.exit_code == 0
    assert "python manage.py newclient" in result.stdout


def test_a_fresh_hub_is_only_read(world: World) -> None:
    """`show…` only reads: no database is made."""
    before = snapshot(world.root)

    result = world.process("showclients", "--json")

    assert result.json["clients"] == []
    assert snapshot(world.root) == before


def test_a_new_client_is_up_to_date(world: World) -> None:
    world.newclient("acme")

    found = state(world)

    assert found["state"] == "up_to_date"
    assert found["revision"] == git(world.hub, "rev-parse", "HEAD")
    assert (found["behind"], found["local_changes"], found["dirty"]) == (0, [], False)
    assert found["last_operation"] == "newclient"


def test_behind_counts_the_commits_that_touch_what_the_client_has(world: World) -> None:
    world.newclient("acme", "--modules=common")
    world.commit("quickscale_core/new.py", "x = 1\n")
    world.commit("quickscale_modules/auth/new.py", "x = 1\n")
    world.commit("docs/new.md", "x")
    world.commit("project_template/base/new.txt", "x")
    world.commit("quickscale_modules/common/new.py", "x = 1\n")

    found = state(world)

    assert (found["state"], found["behind"]) == ("behind", 3)


def test_a_merged_branch_of_the_hub_counts_its_commits(world: World) -> None:
    world.newclient("acme")
    git(world.hub, "switch", "--quiet", "--create=side")
    world.commit("quickscale_core/one.py", "x = 1\n")
    world.commit("quickscale_core/two.py", "x = 1\n")
    git(world.hub, "switch", "--quiet", "main")
    world.commit("docs/x.md", "x")
    git(world.hub, "merge", "--quiet", "--no-edit", "side")

    assert state(world)["behind"] >= 2


def test_edited_shared_code_is_ahead_and_with_news_of_the_hub_diverged(world: World) -> None:
    client = world.newclient("acme")
    edit(client)
    alone = state(world)
    world.commit("quickscale_core/new.py", "x = 1\n")

    together = state(world)

    assert (alone["state"], together["state"]) == ("ahead", "diverged")
    assert together["local_changes"] == ["quickscale/quickscale_core/env.py"]


def test_the_clients_own_files_are_no_changes_of_shared_code(world: World) -> None:
    client = world.newclient("acme")
    edit(client, "acme/new.py")
    (client / "untracked.txt").write_text("x")

    found = state(world)

    assert (found["state"], found["local_changes"], found["dirty"]) == ("up_to_date", [], True)


def test_a_deleted_module_is_a_local_change(world: World) -> None:
    client = world.newclient("acme")
    git(client, "rm", "-r", "--quiet", "quickscale/quickscale_modules/auth")
    git(client, "commit", "--quiet", "--message=Without auth")

    found = state(world)

    assert found["state"] == "ahead"
    assert found["local_changes"] == ["quickscale/quickscale_modules/auth"]


def test_a_client_that_is_gone_is_missing_and_one_without_git_is_broken(world: World) -> None:
    shutil.rmtree(world.newclient("gone"))
    shutil.rmtree(world.newclient("bare") / ".git")
    world.newclient("fine")

    result = world.run("showclients", "--json")

    states = {client["client"]: client["state"] for client in result.json["clients"]}
    assert states == {"bare": "broken", "fine": "up_to_date", "gone": "missing"}
    assert all(client["reason"] for client in result.json["clients"] if client["client"] != "fine")


def record(**changes: object) -> str:
    return json.dumps({"schema": 1, **changes})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '"text"',
        "null",
        record(),
        record(parts={}),
        record(schema=99),
        b"\xff\xfe",
        "without core",
        "parts of a wrong type",
        "revisions that are options",
        "modules outside",
    ],
)
def test_a_record_that_says_nothing_breaks_one_client_only(
    world: World, content: str | bytes
) -> None:
    """F06: edited by hand."""
    world.newclient("fine")
    client = world.newclient("acme")
    values = json.loads((client / ".quickscale.json").read_text())
    odd = {
        "without core": {**values, "parts": {"template": values["parts"]["template"]}},
        "parts of a wrong type": {**values, "parts": {
            part: {"revision": 7, "tree": None} for part in values["parts"]}},
        "revisions that are options": {**values, "parts": {
            part: {"revision": f"--output={world.root}/evil", "tree": "-x"}
            for part in values["parts"]}},
        "modules outside": {**values, "modules": ["../../..", "-x"]},
    }  # fmt: skip
    text = json.dumps(odd[content]) if content in odd else content  # type: ignore[index]
    (client / ".quickscale.json").write_bytes(text if isinstance(text, bytes) else text.encode())
    git(client, "commit", "--quiet", "--all", "--message=Edited by hand")

    result = world.run("showclients", "--json")

    states = {each["client"]: each["state"] for each in result.json["clients"]}
    assert result.exit_code == 0
    assert states == {"acme": "broken", "fine": "up_to_date"}
    assert not (world.root / "evil").exists()


def test_another_client_at_the_same_place_is_broken(world: World) -> None:
    """P50, for showing: who a client is, its record says, not its path."""
    client = world.newclient("acme")
    other = world.newclient("other")
    client.rename(world.root / "away")
    other.rename(client)

    assert state(world)["state"] == "broken"
    assert "Another client" in state(world)["reason"]


def test_a_client_of_an_unknown_hub_commit_is_broken(world: World) -> None:
    world.newclient("acme")
    git(world.hub, "commit", "--quiet", "--amend", "--message=Another history")
    git(world.hub, "reflog", "expire", "--expire=now", "--all")
    git(world.hub, "gc", "--quiet", "--prune=now")

    found = state(world)

    assert found["state"] == "broken"
    assert "unknown here" in found["reason"]


def test_a_name_that_is_not_known_comes_with_the_one_that_is_meant(world: World) -> None:
    world.newclient("acme")

    result = world.refused(2, "showclients", "acne")

    assert "There is no client 'acne'." in result.stderr
    assert "Did you mean 'acme'?" in result.stderr


@pytest.mark.parametrize(("changed", "exit_code"), [("docs/x.md", 0), ("quickscale_core/x.py", 10)])
def test_check_ends_with_10_when_a_client_is_behind(
    world: World, changed: str, exit_code: int
) -> None:
    world.newclient("acme")
    world.commit(changed, "x = 1\n")

    checked = world.run("showclients", "--check", "--json")

    assert checked.exit_code == exit_code
    assert len(checked.json["clients"]) == 1
    assert world.run("showclients").exit_code == 0


def test_showing_changes_no_byte(world: World) -> None:
    client = world.newclient("acme")
    (client / "README.md").touch()
    before = snapshot(world.root)

    world.run("showclients")
    world.run("showclients", "acme", "--check")

    assert snapshot(world.root) == before


def test_the_table_fits_80_columns(world: World) -> None:
    world.newclient("acme")
    world.newclient("big_industries")

    result = world.run("showclients")

    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "acme" in result.stdout


def test_a_fleet_is_shown_with_few_processes(world: World) -> None:
    """Clients that stand alike are counted once; nothing grows with the square of their number."""
    for number in range(3):
        world.newclient(f"acme{number}", "--modules=none", "--template=site")
    world.commit("quickscale_core/new.py", "x = 1\n")

    result = world.run("showclients", "--json")

    assert {client["behind"] for client in result.json["clients"]} == {1}


def make_hostile(client: Path, folder: Path) -> Path:
    """Let the client's own configuration name programs in every place git has for one."""
    (folder / "hooks").mkdir(parents=True)
    (folder / "elsewhere").mkdir()
    run = folder / "run"
    run.write_text(f"#!/bin/sh\necho $0 $* >> {folder}/executed\ncat\n")
    run.chmod(0o755)
    for name in ("post-index-change", "reference-transaction", "post-checkout", "pre-commit"):
        (folder / "hooks" / name).write_text(run.read_text())
        (folder / "hooks" / name).chmod(0o755)
    (folder / "included").write_text(f"[core]\n\tfsmonitor = {run}\n")
    (client / ".gitattributes").write_text("* filter=evil diff=evil merge=evil\n")
    git(client, "-c", "core.safecrlf=false", "add", ".gitattributes")
    git(client, "commit", "--quiet", "--message=Attributes")
    with (client / ".git/config").open("a") as config:
        config.write(HOSTILE.format(run=run, folder=folder))
    for path in client.glob("*.*"):
        path.touch()
    (client / "README.md").write_text("changed, of another size")
    return folder / "executed"


@pytest.mark.parametrize(
    "command",
    [("showclients",), ("showclients", "acme"), ("adoptclient", "{client}"),
     ("check", "--tag", "hub"), ("newclient", "other", "--no-install")],
)  # fmt: skip
def test_no_command_runs_what_a_hostile_client_names(
    world: World, command: tuple[str, ...]
) -> None:
    """G01, G02, promise 10: `git status` alone would run its fsmonitor and its filters."""
    client = world.newclient("acme")
    executed = make_hostile(client, world.root / "hostile")

    world.run(command[0], *(part.format(client=client) for part in command[1:]))

    assert not executed.exists(), executed.read_text()


def test_a_git_file_that_points_to_the_hub_is_never_followed(world: World) -> None:
    """G07."""
    client = world.newclient("acme")
    shutil.rmtree(client / ".git")
    (client / ".git").write_text(f"gitdir: {world.hub / '.git'}\n")

    shown, adopted = state(world), world.refused(3, "adoptclient", str(client))

    assert shown["state"] == "broken"
    assert "another repository" in shown["reason"]
    assert "another repository" in adopted.stderr


def test_a_bare_repository_hidden_in_a_client_is_never_found(world: World) -> None:
    """G08: its files lie in the client's folder itself, `.git` is gone."""
    client = world.newclient("acme")
    bare = world.root / "bare"
    git(world.root, "clone", "--quiet", "--bare", str(client), str(bare))
    shutil.rmtree(client)
    bare.rename(client)

    assert state(world)["state"] == "broken"


def test_a_repository_around_a_client_is_never_taken_for_it(world: World) -> None:
    """G08."""
    client = world.newclient("acme")
    shutil.rmtree(client / ".git")
    git(world.clients, "init", "--quiet")
    git(world.clients, "commit", "--quiet", "--allow-empty", "--message=Outer")

    assert state(world)["state"] == "broken"


@pytest.mark.parametrize("form", ["linked work tree", "separate git directory"])
def test_other_forms_of_a_repository_work(world: World, form: str) -> None:
    """P20, for showing."""
    client = world.newclient("acme")
    place = world.root / "place"
    if form == "linked work tree":
        git(client, "worktree", "add", "--quiet", "-b", "work", str(place))
        shutil.move(client, world.root / "main tree")
        git(world.root / "main tree", "worktree", "repair", str(place))
    else:
        git(client, "init", "--quiet", f"--separate-git-dir={world.root / 'apart'}")
        client.rename(place)

    adopted = world.run("adoptclient", str(place))

    assert adopted.exit_code == 0, adopted
    assert state(world)["state"] == "up_to_date"
