"""Run a hub's commands as processes of their own that start at once: Django is loaded already."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.world import Result, World

SERVER = """
import json, os, sys
sys.path.insert(0, os.getcwd())
import django
django.setup()
import jinja2.sandbox, sh
import hub.management.commands.newclient
from django.core.management import execute_from_command_line

for line in sys.stdin:
    order = json.loads(line)
    pid = os.fork()
    if pid:
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
        continue
    os.setsid()
    os.environ.update(order["environment"])
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    for number, path in enumerate(order["outputs"], start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    try:
        execute_from_command_line(["manage.py", *order["arguments"]])
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    sys.stdout.flush()
    os._exit(code)
"""


@dataclass(frozen=True)
class Forks:
    """A loaded hub that starts each command in a session, and a process group, of its own."""

    world: World
    server: subprocess.Popen[str]

    def run(self, *arguments: str, path: Path | None = None, kill_after: float = 0) -> Result:
        """Run a command; ``path`` comes first on its PATH, SIGKILL after so many seconds."""
        outputs = [self.world.root / name for name in ("stdout", "stderr")]
        environment = {"PATH": f"{path}{os.pathsep}{os.environ['PATH']}"} if path else {}
        order = {"arguments": arguments, "environment": environment,
                 "outputs": [str(output) for output in outputs]}  # fmt: skip
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write(json.dumps(order) + "\n")
        self.server.stdin.flush()
        pid = int(self.server.stdout.readline())
        timer = threading.Timer(kill_after, self._kill, [pid])
        if kill_after:
            timer.start()
        exit_code = int(self.server.stdout.readline())
        timer.cancel()
        return Result(exit_code, *(output.read_text() for output in outputs))

    @staticmethod
    def _kill(group: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)


@contextlib.contextmanager
def forks(world: World) -> Iterator[Forks]:
    """Load the hub once, for many commands."""
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER], cwd=world.hub, text=True,
        env={**os.environ, **world.environment()},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with server:
        yield Forks(world, server)
