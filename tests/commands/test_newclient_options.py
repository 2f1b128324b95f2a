"""`newclient`: options, dry run, JSON, questions on a terminal."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import subprocess
import sys
import termios
import time

import pytest
from pytest_django import Settings

from tests.world import World, git, snapshot

ANSI = "\x1b["
KEYS = {"schema", "command", "outcome", "client", "path", "package", "template", "modules", "apps",
        "sharing", "updates", "hub_revision", "revision", "installed", "files", "seconds",
        "next"}  # fmt: skip


def times(world: World) -> dict[str, int]:
    """Return the time of change of everything: a byte-identical rewrite shows too."""
    return {str(path): path.lstat().st_mtime_ns for path in world.root.rglob("*")}


def modules_of(world: World, *arguments: str) -> list[str]:
    made: list[str] = world.run(
        "newclient", "acme", "--dry-run", "--json", *arguments
    ).json["modules"]  # fmt: skip
    return made


def test_required_modules_are_added_and_said(world: World) -> None:
    """N32: auth requires common (the case's billing comes with its own issue)."""
    result = world.run("newclient", "acme", "--no-install", "--modules=auth")

    assert "modules   common, auth (added as required: common)" in result.stdout


def test_an_unknown_module_is_refused_with_the_one_that_is_meant(world: World) -> None:
    """N32."""
    result = world.refused(2, "newclient", "acme", "--modules=auht")

    assert "no module 'auht'" in result.stderr
    assert "Did you mean 'auth'?" in result.stderr
    assert "auth, common" in result.stderr


@pytest.mark.parametrize("modules", ["all,nonsense", "none,auth", "all,none"])
def test_all_and_none_stand_alone(world: World, modules: str) -> None:
    """N32."""
    world.refused(2, "newclient", "acme", f"--modules={modules}")


def test_no_module_travels_when_none_is_wanted(world: World) -> None:
    client = world.newclient("acme", "--modules=none")

    travelled = sorted(path.name for path in (client / "quickscale/quickscale_modules").iterdir())

    assert travelled == ["__init__.py", "conftest.py"]
    assert "quickscale_modules" not in (client / "config/settings/base.py").read_text()


def test_all_modules_travel_when_all_are_wanted(world: World) -> None:
    folders = (world.hub / "quickscale_modules").glob("*/apps.py")

    client = world.newclient("acme", "--modules=all")

    travelled = (client / "quickscale/quickscale_modules").glob("*/apps.py")
    assert {path.parent.name for path in travelled} == {path.parent.name for path in folders}
    assert json.loads((client / ".quickscale.json").read_text())["all_modules"] is True


@pytest.mark.parametrize(
    ("template", "modules"),
    [("saas", ["common", "auth"]), ("site", ["common"]), ("api", ["common", "auth"])],
)
def test_each_template_has_its_default_modules(
    world: World, template: str, modules: list[str]
) -> None:
    assert modules_of(world, f"--template={template}") == modules


def test_a_module_without_apps_is_no_module(world: World) -> None:
    world.commit("quickscale_modules/notes/README.md", "notes")

    world.refused(2, "newclient", "acme", "--modules=notes")


def test_modules_that_require_one_another_are_refused(world: World) -> None:
    apps = (world.hub / "quickscale_modules/common/apps.py").read_text()
    circle = apps.replace("requires: list[str] = []", 'requires = ["auth"]')
    world.commit("quickscale_modules/common/apps.py", circle)

    result = world.refused(2, "newclient", "acme")

    assert "require one another" in result.stderr


@pytest.mark.parametrize(
    ("option", "meant"),
    [("--template=sas", "saas"), ("--sharing=linked", "link"), ("--updates=frequnt", "frequent")],
)
def test_an_unknown_choice_is_refused_with_the_one_that_is_meant(
    world: World, option: str, meant: str
) -> None:
    result = world.refused(2, "newclient", "acme", option)

    assert f"Did you mean '{meant}'?" in result.stderr
    assert option.split("=")[0] in result.stderr


def test_a_dry_run_changes_no_byte(world: World) -> None:
    """Promise 1: no hub, its `.git`, its registry, no client; not even a time."""
    world.newclient("first")
    (world.hub / "README.md").touch()  # git would like to refresh its index
    before, then = snapshot(world.root), times(world)

    result = world.run("newclient", "acme", "--dry-run")

    assert result.exit_code == 0
    assert "acme would be made in" in result.stdout
    assert snapshot(world.root) == before
    assert times(world) == then
    assert [client["client"] for client in world.run("showclients", "--json").json["clients"]] == [
        "first"
    ]


def test_a_dry_run_in_a_fresh_hub_makes_no_database(world: World) -> None:
    before = snapshot(world.root)

    result = world.process("newclient", "acme", "--dry-run")

    assert result.exit_code == 0, result
    assert snapshot(world.root) == before


def test_the_plan_of_a_dry_run_is_what_is_made(world: World) -> None:
    planned = world.run("newclient", "acme", "--dry-run", "--json").json

    made = world.run("newclient", "acme", "--no-install", "--json").json

    told = {"outcome", "revision", "seconds", "next"}
    assert {key: made[key] for key in made.keys() - told} == {
        key: planned[key] for key in planned.keys() - told
    }
    assert made["files"] == len(
        git(world.clients / "client_acme", "ls-files").splitlines()
    )  # fmt: skip


def test_json_is_one_object_and_nothing_else(world: World) -> None:
    result = world.process("newclient", "acme", "--no-install", "--json")

    assert set(result.json) >= KEYS
    assert result.stdout.count("\n") == 1
    assert result.stderr == ""
    assert (result.json["schema"], result.json["command"]) == (1, "newclient")
    assert result.json["hub_revision"] == git(world.hub, "rev-parse", "HEAD")
    assert result.json["revision"] == git(world.clients / "client_acme", "rev-parse", "HEAD")
    assert result.json["installed"] is False


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (["class"], 2),
        ([], 2),
        (["acme", "--nonsense"], 2),
        (["acme", "more"], 2),
        (["acme", "--directory"], 2),
        (["acme", "--to=nothing"], 2),
        (["acme", "--sharing=link"], 3),
    ],
)
def test_errors_are_json_too(world: World, arguments: list[str], exit_code: int) -> None:
    result = world.process("newclient", "--json", *arguments)

    assert result.exit_code == exit_code
    assert set(result.json) == {"schema", "command", "outcome", "error"}
    assert result.json["command"] == "newclient"
    assert set(result.json["error"]) == {"message", "hint"}
    assert all(result.json["error"].values())


def test_an_unexpected_error_is_one_line_and_a_log(world: World) -> None:
    """G06."""
    (world.hub / "db.sqlite3").write_text("this is no database")

    result = world.process("newclient", "acme", "--no-install")
    in_json = world.process("newclient", "acme", "--no-install", "--json")
    traced = world.process("newclient", "acme", "--no-install", "--traceback")

    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 3
    log = world.hub / ".quickscale/errors.log"
    assert str(log) in result.stderr
    assert "Traceback" in log.read_text()
    assert "DatabaseError" in in_json.json["error"]["message"]
    assert "Traceback" in traced.stderr
    assert not any(world.clients.iterdir())


def test_nothing_is_coloured_in_a_pipe(world: World) -> None:
    result = world.process("newclient", "acme", "--no-install")
    wrong = world.process("newclient", "class")

    assert ANSI not in result.stdout + result.stderr + wrong.stderr


def test_words_of_git_stay_out_of_normal_output(world: World) -> None:
    """Section 1 of the cases: people need not know how it works inside."""
    made = world.run("newclient", "acme", "--no-install")
    shown = world.run("showclients", "acme")

    assert "subtree" not in f"{made}{shown}"


def test_verbose_output_shows_every_git_command(world: World) -> None:
    result = world.process("newclient", "acme", "--no-install", "--verbosity=2")

    lines = [line for line in result.stderr.splitlines() if line.startswith("git ")]
    assert len(lines) > 8
    assert result.stdout.startswith("acme is ready")


def test_help_shows_examples(world: World) -> None:
    result = world.process("newclient", "--help")

    assert result.exit_code == 0
    assert "newclient acme" in result.stdout


@pytest.mark.parametrize("kind", ["branch", "tag", "annotated tag", "short commit", "commit"])
def test_to_takes_a_branch_a_tag_or_a_commit(world: World, kind: str) -> None:
    git(world.hub, "switch", "--quiet", "--create=experiment")
    revision = world.commit("quickscale_core/new.py", "x = 1\n")
    git(world.hub, "tag", "light")
    git(world.hub, "tag", "--annotate", "--message=x", "heavy")
    git(world.hub, "switch", "--quiet", "main")
    names = {"branch": "experiment", "tag": "light", "annotated tag": "heavy",
             "short commit": revision[:10], "commit": revision}  # fmt: skip

    client = world.newclient("acme", f"--to={names[kind]}")

    record = json.loads((client / ".quickscale.json").read_text())
    assert record["parts"]["core"]["revision"] == revision
    assert (client / "quickscale/quickscale_core/new.py").is_file()


def test_to_takes_an_older_commit_whatever_lies_in_the_work_tree(world: World) -> None:
    older = git(world.hub, "rev-parse", "HEAD")
    world.commit("quickscale_core/new.py", "x = 1\n")
    (world.hub / "quickscale_core/new.py").write_text("not committed")

    client = world.newclient("acme", f"--to={older}")

    assert not (client / "quickscale/quickscale_core/new.py").exists()


def test_an_older_client_moves_no_branch_back(world: World) -> None:
    """`dist/<modules>` names the newest for those who pull by hand."""
    older = git(world.hub, "rev-parse", "HEAD")
    world.commit("quickscale_core/new.py", "x = 1\n")
    world.newclient("first")
    newest = git(world.hub, "rev-parse", "dist/auth+common")

    world.newclient("second", f"--to={older}")

    assert git(world.hub, "rev-parse", "dist/auth+common") == newest


@pytest.mark.parametrize(
    "revision",
    ["-x", "--upload-pack=touch evil", "ext::sh -c touch% evil", "main:README.md", "no\nthing",
     "nothing", "refs/heads/", "@{u}", "main..main", "HEAD^{tree}", "main ", "^main"],
)  # fmt: skip
def test_to_refuses_what_is_no_revision(world: World, revision: str) -> None:
    """P45, for newclient."""
    world.refused(2, "newclient", "acme", f"--to={revision}")


def test_a_commit_without_shared_code_is_refused(world: World) -> None:
    git(world.hub, "switch", "--quiet", "--orphan", "empty")
    git(world.hub, "commit", "--quiet", "--allow-empty", "--message=Empty")
    git(world.hub, "switch", "--quiet", "main")

    result = world.refused(3, "newclient", "acme", "--to=empty")

    assert "no shared code" in result.stderr


def test_settings_name_the_release_branch(world: World, settings: Settings) -> None:
    git(world.hub, "switch", "--quiet", "--create=stable")
    revision = world.commit("quickscale_core/new.py", "x = 1\n")
    settings.QUICKSCALE_RELEASE_BRANCH = "stable"

    made = world.run("newclient", "acme", "--no-install", "--json").json

    assert made["hub_revision"] == revision


def answer(world: World, answers: list[bytes], *arguments: str) -> tuple[int, str]:
    """Run newclient on a terminal of its own and type ``answers``, each when it is asked for."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "newclient", "--no-install", *arguments],
        cwd=world.hub, env={**os.environ, **world.environment(), "TERM": "xterm"},
        stdin=follower, stdout=follower, stderr=follower, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY),  # noqa: PLW1509 -- one system call
    )  # fmt: skip
    os.close(follower)
    shown, waiting, end = b"", list(answers), time.monotonic() + 30
    while time.monotonic() < end:
        ready, _, _ = select.select([leader], [], [], 0.1)
        try:
            chunk = os.read(leader, 4096) if ready else b""
        except OSError:  # the other side is closed
            break
        shown += chunk
        if waiting and shown.endswith(b"]: ") and chunk:
            os.write(leader, waiting.pop(0))
        if not chunk and process.poll() is not None:
            break
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:  # it still waits for an answer
        process.kill()
        process.wait()
    os.close(leader)
    return process.returncode, shown.decode()


def test_a_person_on_a_terminal_is_asked_with_the_defaults_shown(world: World) -> None:
    code, shown = answer(world, [b"\n"] * 4, "acme")

    record = json.loads((world.clients / "client_acme/.quickscale.json").read_text())

    assert code == 0, shown
    assert [word in shown for word in ("[saas]", "common", "[embed]", "[frequent]")] == [True] * 4
    assert (record["template"], record["modules"]) == ("saas", ["common", "auth"])


def test_answers_are_taken_by_value_and_by_number_and_asked_again_when_wrong(world: World) -> None:
    code, shown = answer(world, [b"nonsense\n", b"site\n", b"none\n", b"1\n", b"3\n"], "acme")

    record = json.loads((world.clients / "client_acme/.quickscale.json").read_text())

    assert code == 0, shown
    assert "'nonsense' is none of" in shown
    assert (record["template"], record["modules"], record["sharing"], record["updates"]) == (
        "site", [], "embed", "continuous"
    )  # fmt: skip


def test_a_wrong_module_is_asked_for_again(world: World) -> None:
    code, shown = answer(world, [b"\n", b"auht\n", b"auth\n", b"\n", b"\n"], "acme")

    assert code == 0, shown
    assert "Did you mean 'auth'?" in shown


def test_what_is_given_is_not_asked(world: World) -> None:
    code, shown = answer(
        world, [b"\n"], "acme", "--template=site", "--modules=none", "--sharing=embed"
    )

    assert code == 0, shown
    assert shown.count("]: ") == 1
    assert "[frequent]" in shown


def test_a_wrong_name_is_refused_before_any_question(world: World) -> None:
    code, shown = answer(world, [], "class")

    assert code == 2
    assert "]: " not in shown


def test_the_end_of_input_ends_the_questions(world: World) -> None:
    code, shown = answer(world, [b"\n", b"\x04"], "acme")

    assert code == 2
    assert "Nothing was changed." in shown
    assert not any(world.clients.iterdir())


def test_control_c_at_a_question_changes_nothing(world: World) -> None:
    code, shown = answer(world, [b"\n", b"\x03"], "acme")

    assert code == 130
    assert "Nothing was changed." in shown
    assert not any(world.clients.iterdir())


@pytest.mark.parametrize("option", ["--no-input", "--noinput", "--json"])
def test_nobody_is_asked_when_nobody_shall_be(world: World, option: str) -> None:
    code, shown = answer(world, [], "acme", option)

    assert code == 0, shown
    assert "]: " not in shown


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_never_hang_and_never_break_a_client(world: World, closed: str) -> None:
    """Promise 15."""
    line = f'exec "{sys.executable}" manage.py newclient acme --no-install {closed}'

    done = subprocess.run(
        ["sh", "-c", line], cwd=world.hub, env={**os.environ, **world.environment()},
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip

    client = world.clients / "client_acme"
    assert done.returncode in {0, 1}, done  # 1: there was nowhere to say that all went well
    assert git(client, "status", "--porcelain") == ""
    assert git(client, "fsck", "--strict") == ""


def test_output_that_nobody_reads_breaks_no_client(world: World) -> None:
    line = f'"{sys.executable}" manage.py newclient acme --no-install | true'

    subprocess.run(
        ["sh", "-c", line], cwd=world.hub, env={**os.environ, **world.environment()},
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip

    assert git(world.clients / "client_acme", "status", "--porcelain") == ""
