"""The one door to other programs."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hub import process
from hub.errors import MissingTool, ProcessError
from hub.git.command import HARDENING
from hub.git.command import environment as git_environment
from tests.conftest import ROOT

HUB = [path for path in (ROOT / "hub").rglob("*.py") if path.name != "process.py"]


def run(*argv: str, **options: object) -> process.Completed:
    values: dict[str, object] = {
        "directory": Path("/"), "environment": process.clean_environment(), **options
    }  # fmt: skip
    return process.run(argv, **values)  # type: ignore[arg-type]


def test_nothing_else_imports_sh_or_subprocess() -> None:
    """G01."""
    forbidden = {"sh", "subprocess", "pty", "popen2", "commands"}

    found = {
        (path.name, name)
        for path in HUB
        for node in ast.walk(ast.parse(path.read_text()))
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import)
            else [node.module] if isinstance(node, ast.ImportFrom) else []
        )
        if name in forbidden
    }  # fmt: skip
    calls = [path.name for path in HUB if "os.system" in path.read_text()]

    assert found == set()
    assert calls == []


def test_output_and_exit_code_come_back_as_bytes() -> None:
    done = run("sh", "-c", "printf 'a\\377'; printf b >&2; exit 7", ok=(0, 7))

    assert done == process.Completed(7, b"a\xff", b"b")


def test_input_of_any_size_goes_in_and_comes_out() -> None:
    content = os.urandom(3_000_000)

    assert run("cat", stdin=content).stdout == content


def test_arguments_reach_the_program_as_they_are() -> None:
    """No shell: nothing is split, expanded or run."""
    odd = ["a b", "$(touch evil)", "; true", "*", "", "ü", "--", "-x", "a\nb"]

    done = run("printf", "%s\\0", *odd)

    assert done.stdout.decode().split("\0")[:-1] == odd


def test_an_unexpected_exit_code_says_command_code_and_cause() -> None:
    with pytest.raises(ProcessError) as caught:
        run("sh", "-c", "echo first >&2; echo the cause >&2; exit 3")

    assert caught.value.process_exit_code == 3
    assert "ended with exit code 3: the cause" in caught.value.message


def test_a_signal_is_its_negative_number() -> None:
    with pytest.raises(ProcessError) as caught:
        run("sh", "-c", "kill -KILL $$")

    assert caught.value.process_exit_code == -signal.SIGKILL


def test_a_missing_program_is_named() -> None:
    with pytest.raises(MissingTool, match="`no-such-program` is not installed"):
        run("no-such-program")


def test_a_missing_folder_is_no_crash() -> None:
    with pytest.raises(ProcessError, match="/no/such/folder"):
        run("true", directory=Path("/no/such/folder"))


def test_a_program_that_hangs_is_stopped() -> None:
    start = time.monotonic()

    with pytest.raises(ProcessError, match="stopped after 1 s"):
        run("sleep", "60", timeout=1)

    assert time.monotonic() - start < 10


def test_output_is_no_terminal_and_has_no_colours() -> None:
    done = run("sh", "-c", "test -t 0 || test -t 1 || test -t 2 || echo none")

    assert done.stdout == b"none\n"


def test_the_hubs_own_variables_stay_in_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    """G01, P58: neither git nor a client's commands see settings, secrets or GIT_*."""
    for name in ("DJANGO_SETTINGS_MODULE", "SECRET_KEY", "DATABASE_URL", "GIT_DIR", "PYTHONPATH",
                 "VIRTUAL_ENV", "GIT_SSH_COMMAND", "GIT_CONFIG_COUNT", "LD_PRELOAD"):  # fmt: skip
        monkeypatch.setenv(name, "x")

    names = {line.partition(b"=")[0] for line in run("env").stdout.splitlines()}

    assert names & {b"PATH", b"HOME"} == {b"PATH", b"HOME"}
    assert names <= {name.encode() for name in os.environ if process.PASSED_ON.fullmatch(name)} | {
        b"_", b"PWD", b"SHLVL"
    }  # fmt: skip
    assert not names & {b"GIT_DIR", b"SECRET_KEY", b"DJANGO_SETTINGS_MODULE", b"LD_PRELOAD"}


def test_git_is_told_to_be_quiet_safe_and_english() -> None:
    """G01."""
    variables = git_environment()
    options = dict(option.split("=", 1) for option in HARDENING if option != "-c")

    assert (variables["LC_ALL"], variables["GIT_TERMINAL_PROMPT"]) == ("C", "0")
    assert variables["GIT_NO_REPLACE_OBJECTS"] == "1"
    assert options["core.fsmonitor"] == "false"
    assert options["core.hooksPath"] == "/dev/null"
    assert options["protocol.ext.allow"] == "never"
    assert (options["diff.external"], options["core.pager"]) == ("", "cat")
    assert (options["gc.auto"], options["submodule.recurse"]) == ("0", "false")


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from hub import process
from hub.errors import Interrupted

def stop(*_):
    raise Interrupted

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, stop)
try:
    process.run(["sh", "-c", "echo $$ > pid; sleep 1; sleep 1; sleep 58"],
                directory=Path(sys.argv[1]), environment=process.clean_environment())
except Interrupted:
    sys.exit(42)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_who_is_interrupted_leaves_no_program_running(
    tmp_path: Path, number: signal.Signals
) -> None:
    """N24: only the hub's process is told, as a service manager does it."""
    ours = subprocess.Popen([sys.executable, "-c", INTERRUPTED, str(tmp_path)], cwd=ROOT)
    place = tmp_path / "pid"
    while not (place.exists() and place.read_text().strip()):
        assert ours.poll() is None
        time.sleep(0.02)

    ours.send_signal(number)

    assert ours.wait(timeout=20) == 42
    with pytest.raises(ProcessLookupError):
        os.kill(int(place.read_text()), 0)
