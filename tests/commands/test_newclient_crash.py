"""`newclient`: whatever ends it, a client is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import shlex
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forking import Forks, forks
from tests.world import Result, World, git, snapshot

# Counts its calls and does something before or after one of them.
WRAPPER = """\
#!/bin/sh
n=$(($(cat {folder}/calls 2>/dev/null || echo 0) + 1))
echo $n > {folder}/calls
[ "$n {when}" = "{call} before" ] && {{ {action}; }}
{git} "$@"
code=$?
[ "$n {when}" = "{call} after" ] && {{ {action}; }}
exit $code
"""
# A small client: what matters here is the order of things, not their size.
NEWCLIENT = ("newclient", "acme", "--no-install", "--template=site", "--modules=none")
KILL = "kill -KILL 0"  # the whole process group
CONTROL_C = "kill -INT 0"
# As a service manager may do it: only the command is told, the git that it runs goes on.
TERMINATE = "kill -TERM $PPID; sleep 0.1"
HANG_UP = "kill -HUP $PPID; sleep 0.1"


@pytest.fixture
def loaded(world: World) -> Iterator[Forks]:
    """A hub that starts commands at once; its database is set up."""
    with forks(world) as loaded:
        assert loaded.run("migrate", "--verbosity=0").exit_code == 0
        yield loaded


@pytest.fixture
def whole(world: World) -> str:
    """The tree of a client `acme` that nothing interrupted; it is away again."""
    client = world.newclient("acme", *NEWCLIENT[3:])
    tree = git(client, "rev-parse", "HEAD^{tree}")
    shutil.rmtree(client)
    return tree


def wrapper(world: World, *, call: int, when: str, action: str) -> Path:
    """Return a folder with a `git` that does ``action`` before or after its ``call``."""
    folder = world.root / "wrapper"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    real = shutil.which("git")
    script = WRAPPER.format(folder=folder, git=real, call=call, when=when, action=action)
    (folder / "git").write_text(script)
    (folder / "git").chmod(0o755)
    return folder


def assert_absent_or_whole(world: World, tree: str) -> None:
    """Look at what a killed run left, clean up as the hub says, and make the client again."""
    client = world.clients / "client_acme"
    was_made = client.exists()
    if was_made:
        assert git(client, "rev-parse", "HEAD^{tree}") == tree
        assert git(client, "status", "--porcelain") == ""
        assert git(client, "fsck", "--strict", "--no-dangling") == ""
        assert (client / ".env").stat().st_size > 50
    if len(list(world.clients.iterdir())) > was_made:
        for line in re.findall(r"rm -rf .*", world.run("check", "--tag", "hub").stderr):
            subprocess.run(["sh", "-c", line], check=True)
    assert [path.name for path in world.clients.iterdir()] == ["client_acme"] * was_made

    if was_made:
        assert world.run(*NEWCLIENT).exit_code == 3
        assert world.run("adoptclient", str(client)).exit_code == 0
    else:
        assert world.run(*NEWCLIENT).exit_code == 0
    assert git(client, "rev-parse", "HEAD^{tree}") == tree
    shutil.rmtree(client)


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_at_any_git_call_leaves_no_client_or_a_whole_one(
    world: World, loaded: Forks, whole: str, when: str
) -> None:
    """N24."""
    call, result = 0, Result(-9, "", "")

    while result.exit_code == -9:
        call += 1
        path = wrapper(world, call=call, when=when, action=KILL)
        result = loaded.run(*NEWCLIENT, path=path)
        if result.exit_code == -9:
            assert_absent_or_whole(world, whole)

    assert result.exit_code == 0, result
    assert call > 8
    assert git(world.hub, "fsck", "--strict", "--no-dangling") == ""
    assert git(world.hub, "status", "--porcelain") == ""


@pytest.mark.slow
@pytest.mark.parametrize("start", range(3))
def test_a_kill_at_any_time_leaves_no_client_or_a_whole_one(
    world: World, loaded: Forks, whole: str, start: int
) -> None:
    """N24: 30 kills, spread over the time that a run takes, and a bit more."""
    begin = time.monotonic()
    assert loaded.run(*NEWCLIENT).exit_code == 0
    duration = time.monotonic() - begin
    shutil.rmtree(world.clients / "client_acme")

    codes = []
    for number in range(start, 30, 3):
        moment = duration * 1.1 * (number + 1) / 30
        codes.append(loaded.run(*NEWCLIENT, kill_after=moment).exit_code)
        assert_absent_or_whole(world, whole)

    assert set(codes) <= {-9, 0}
    assert -9 in codes
    assert git(world.hub, "fsck", "--strict", "--no-dangling") == ""


@pytest.mark.slow
@pytest.mark.parametrize("action", [CONTROL_C, TERMINATE], ids=["Control-C", "SIGTERM"])
def test_a_signal_at_any_git_call_is_rolled_back(
    world: World, loaded: Forks, whole: str, action: str
) -> None:
    """N24."""
    call, result = 0, Result(130, "", "")

    while result.exit_code == 130:
        call += 1
        path = wrapper(world, call=call, when="before", action=action)
        result = loaded.run(*NEWCLIENT, path=path)
        if result.exit_code == 130:
            assert "Interrupted. Nothing was changed." in result.stderr
            assert [path.name for path in world.clients.iterdir()] == []

    time.sleep(0.3)  # a git that went on would make its folder again
    assert result.exit_code == 0, result
    assert call > 8
    assert [path.name for path in world.clients.iterdir()] == ["client_acme"]
    assert git(world.clients / "client_acme", "rev-parse", "HEAD^{tree}") == whole


def test_a_closed_terminal_is_rolled_back(world: World, loaded: Forks, whole: str) -> None:
    """N24."""
    path = wrapper(world, call=9, when="before", action=HANG_UP)

    result = loaded.run(*NEWCLIENT, "--json", path=path)

    assert result.exit_code == 130
    assert result.json["outcome"] == "interrupted"
    assert list(world.clients.iterdir()) == []


def test_a_signal_after_the_client_is_made_says_that_it_is_whole(world: World) -> None:
    """N24: the log is a pipe that nobody reads, so the command waits there."""
    assert world.process("migrate", "--verbosity=0").exit_code == 0
    (world.hub / ".quickscale").mkdir(exist_ok=True)
    os.mkfifo(world.hub / ".quickscale/operations.jsonl")
    client, started = world.clients / "client_acme", world.start(*NEWCLIENT)
    while not client.exists():
        assert started.poll() is None
        time.sleep(0.02)
    time.sleep(0.5)

    started.terminate()
    _, stderr = started.communicate(timeout=30)

    assert started.returncode == 130
    assert "The client is whole" in stderr
    assert f"python manage.py adoptclient {client}" in stderr
    assert git(client, "status", "--porcelain") == ""


def test_what_a_killed_run_left_is_listed_with_the_command_that_removes_it(world: World) -> None:
    """N24."""
    left = world.clients / ".client_it's me.quickscale-tmp-999999999"
    (left / "sub").mkdir(parents=True)

    result = world.run("check", "--tag", "hub")
    (line,) = re.findall(r"rm -rf .*", result.stderr)
    subprocess.run(["sh", "-c", line], check=True)

    assert str(left) in result.stderr
    assert list(world.clients.iterdir()) == []


def test_what_a_running_command_makes_is_not_listed(world: World) -> None:
    """N24."""
    (world.clients / f".client_acme.quickscale-tmp-{os.getpid()}").mkdir()

    result = world.run("check", "--tag", "hub")

    assert "quickscale-tmp" not in result.stderr


@pytest.mark.parametrize(
    "lock", ["packed-refs.lock", "refs/heads/dist/common+auth.lock", "index.lock", "HEAD.lock"]
)
def test_a_lock_that_a_killed_git_left_in_the_hub_is_named(world: World, lock: str) -> None:
    """N24, P12: the client is made all the same, or the message says which file to remove."""
    world.newclient("first")
    place = world.hub / ".git" / lock.replace("common+auth", "auth+common")
    place.touch()

    result = world.run(*NEWCLIENT)

    if result.exit_code != 0:
        assert result.exit_code in {1, 3}
        assert str(place) in result.stderr
        assert not (world.clients / "client_acme").exists()
        place.unlink()
        assert world.run(*NEWCLIENT).exit_code == 0


@contextlib.contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """Mount a small file system on ``folder``; skip where that is not allowed."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a file system")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"cannot mount: {done.stderr.decode().strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("size", [16, 128, 320, 640])
def test_a_full_disk_leaves_nothing(world: World, size: int) -> None:
    """N25: full at the first file, in the objects, in the work tree."""
    with mounted(world.clients, f"size={size}k"):
        hub = snapshot(world.hub)
        result = world.run(*NEWCLIENT)
        left = list(world.clients.iterdir())

    assert result.exit_code == 1
    assert left == []
    assert "No space left on device" in result.stderr or "disk" in result.stderr
    assert "Nothing was changed." in result.stderr
    assert snapshot(world.hub) == hub


def test_a_read_only_file_system_is_named(world: World) -> None:
    """N25."""
    with mounted(world.clients, "size=1m,ro"):
        result = world.run(*NEWCLIENT)

    assert result.exit_code == 1
    assert "Read-only file system" in result.stderr
    assert "Nothing was changed." in result.stderr


def test_a_folder_without_permission_is_named(world: World) -> None:
    """N25."""
    world.clients.chmod(0o555)
    if os.access(world.clients, os.W_OK):
        pytest.skip("root may write everywhere")

    result = world.refused(1, "newclient", "acme")

    assert "Permission denied" in result.stderr


@pytest.mark.parametrize("size", [20_000, 200_000])
def test_a_limit_on_file_sizes_leaves_nothing(world: World, size: int) -> None:
    """N25: the quota of `ulimit -f`, with and without root."""
    assert world.process("migrate", "--verbosity=0").exit_code == 0
    before = snapshot(world.clients)

    result = world.process(
        *NEWCLIENT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )  # fmt: skip

    assert result.exit_code == 1
    assert snapshot(world.clients) == before


def test_a_registry_that_cannot_be_written_leaves_a_client_that_can_be_adopted(
    world: World,
) -> None:
    """N30."""
    assert world.process("migrate", "--verbosity=0").exit_code == 0
    with contextlib.closing(sqlite3.connect(world.hub / "db.sqlite3")) as database:
        database.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON hub_client "
            "BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )

    result = world.process(*NEWCLIENT)
    with contextlib.closing(sqlite3.connect(world.hub / "db.sqlite3")) as database:
        database.execute("DROP TRIGGER refuse")
    command = shlex.split(result.stderr.strip().splitlines()[-1])
    adopted = world.process(*command[2:])

    client = world.clients / "client_acme"
    assert result.exit_code == 1
    assert f"The client in {client} is whole" in result.stderr
    assert git(client, "status", "--porcelain") == ""
    assert command[:3] == ["python", "manage.py", "adoptclient"]
    assert adopted.exit_code == 0, adopted
    assert world.process("showclients", "acme").exit_code == 0


def test_a_log_that_cannot_be_written_leaves_a_client_that_can_be_adopted(world: World) -> None:
    """N30, G05."""
    (world.hub / ".quickscale").write_text("a file where the folder should be")

    result = world.run(*NEWCLIENT)
    (world.hub / ".quickscale").unlink()

    assert result.exit_code == 1
    assert "is whole" in result.stderr
    assert world.run("adoptclient", str(world.clients / "client_acme")).exit_code == 0


def test_every_change_is_one_line_of_the_log(world: World) -> None:
    """G05."""
    client = world.newclient("acme")
    world.run("adoptclient", str(client))

    log = (world.hub / ".quickscale/operations.jsonl").read_text().splitlines()

    assert len(log) == 2
    assert all(f'"path": "{client}"' in line for line in log)
    assert git(world.hub, "status", "--porcelain") == ""
