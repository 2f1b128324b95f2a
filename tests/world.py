"""A hub and its clients, and how tests act on them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command


def git(directory: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
    """Run git as a person would and return what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=directory, env=environment and dict(environment),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr}"
    return done.stdout.rstrip("\n")


@dataclass(frozen=True)
class Result:
    """What a command left behind: INTERFACE's exit code, and its two outputs."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> dict[str, Any]:
        """Return the one JSON object on standard output."""
        value: dict[str, Any] = json.loads(self.stdout)
        return value


@dataclass(frozen=True)
class World:
    """A hub's repository and the folder of its clients."""

    hub: Path
    clients: Path

    def run(self, command: str, *arguments: str) -> Result:
        """Run a management command in this process."""
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command(command, *arguments, stdout=out, stderr=err)
        except CommandError as error:
            return Result(error.returncode, out.getvalue(), f"{err.getvalue()}{error}")
        return Result(0, out.getvalue(), err.getvalue())

    @property
    def root(self) -> Path:
        """Return the folder that holds the hub, its clients and nothing else."""
        return self.hub.parent

    def refused(self, exit_code: int, command: str, *arguments: str) -> Result:
        """Run a command that must end with ``exit_code``; nothing may differ afterwards."""
        before = snapshot(self.root)
        options = ["--no-install"] if command == "newclient" else []
        result = self.run(command, *options, *arguments)
        assert (result.exit_code, snapshot(self.root)) == (exit_code, before), result
        return result

    def process(self, command: str, *arguments: str, **options: Any) -> Result:
        """Run a management command as a process of its own, from the hub's copy."""
        started = self.start(command, *arguments, **options)
        stdout, stderr = started.communicate()
        return Result(started.returncode, stdout, stderr)

    def start(self, command: str, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """Start a management command as a process of its own."""
        environment = {**os.environ, **self.environment(), **options.pop("env", {})}
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                   "stderr": subprocess.PIPE}  # fmt: skip
        return subprocess.Popen(
            [sys.executable, "manage.py", command, *arguments],
            cwd=self.hub, env=environment, text=True, **{**streams, **options},
        )  # fmt: skip

    def environment(self) -> dict[str, str]:
        """Return the variables that a process of this hub needs."""
        return {
            "DJANGO_SETTINGS_MODULE": "hub.settings",
            "DATABASE_URL": "",
            "QUICKSCALE_CLIENTS_ROOT": str(self.clients),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def newclient(self, name: str = "acme", *arguments: str) -> Path:
        """Make a client without an environment and return its folder."""
        result = self.run("newclient", name, "--no-install", *arguments)
        assert result.exit_code == 0, result.stderr
        return self.clients / f"client_{name}"

    def commit(self, path: str, content: str, message: str = "Change the hub") -> str:
        """Write a file of the hub, commit it, and return the commit."""
        (self.hub / path).parent.mkdir(parents=True, exist_ok=True)
        (self.hub / path).write_text(content)
        git(self.hub, "add", "--force", path)
        git(self.hub, "commit", "--quiet", f"--message={message}")
        return git(self.hub, "rev-parse", "HEAD")


def snapshot(folder: Path) -> dict[str, str]:
    """Return a digest of every file, link and mode below ``folder``, `.git` included."""
    state = {}
    for path in sorted(folder.rglob("*")):
        facts = path.lstat()
        content = (
            str(path.readlink()).encode() if path.is_symlink()
            else path.read_bytes() if path.is_file() else b""
        )  # fmt: skip
        digest = hashlib.sha256(content).hexdigest()[:16]
        state[str(path.relative_to(folder))] = f"{facts.st_mode:o} {digest}"
    return state
