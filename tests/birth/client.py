"""A newborn client, and its own commands run the way its owner and its CI run them."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.world import git

SHELL = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "LANG": "C.UTF-8"}


@dataclass(frozen=True)
class Newborn:
    """A client's folder, and variables that its commands get on top."""

    root: Path
    variables: dict[str, str]

    def run(self, line: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a line as typed in a shell at the client's root."""
        return subprocess.run(
            ["sh", "-c", line], cwd=self.root, env=SHELL | self.variables | variables,
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def must(self, line: str, **variables: str) -> str:
        """Run a line that has to succeed and return all that it printed."""
        done = self.run(line, **variables)
        assert done.returncode == 0, f"$ {line}\n{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
        return done.stdout + done.stderr

    def ci_lines(self) -> list[str]:
        """Return the commands of the client's own CI workflow, in order."""
        workflow = yaml.safe_load((self.root / ".github/workflows/ci.yml").read_text())
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        return [step["run"] for step in steps if "run" in step]

    def production(self) -> dict[str, str]:
        """Return what a filled-in `.env` of a production server says."""
        return {
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "ALLOWED_HOSTS": "www.example.com",
            "DATABASE_URL": self.variables.get(
                "DATABASE_URL", f"sqlite:///{self.root.parent / 'production.sqlite3'}"
            ),
            "EMAIL_URL": "smtp://127.0.0.1:25",
            "DEFAULT_FROM_EMAIL": "site@example.com",
        }


def lend_environment(root: Path) -> None:
    """Give the client our own environment as its `.venv`: the same packages, no installation."""
    ours = Path(sys.prefix)
    venv = root / ".venv"
    venv.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (venv / name).symlink_to(ours / name)


def assert_green(client: Newborn) -> None:
    """Go through everything that a newborn client promises."""
    client.must(".venv/bin/python manage.py check --fail-level WARNING")
    deploy = client.must(
        ".venv/bin/python manage.py check --deploy --fail-level WARNING", **client.production()
    )
    assert re.search(r"no issues \(\d+ silenced\)", deploy), deploy
    for line in client.ci_lines():
        if line != "make install":  # the environment is lent; test_environment.py makes real ones
            client.must(line)
    assert git(client.root, "status", "--porcelain") == ""
