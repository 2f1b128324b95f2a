"""The place of a run: a temporary folder, hubs of its own, a private git identity."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.benchmarks import history
from tests.benchmarks.processes import run

ROOT = Path(__file__).resolve().parent.parent.parent
GIT_CONFIG = "[user]\n\tname = Ada Tester\n\temail = ada@example.com\n"
INHERITED = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR")
INHERITED_PREFIXES = ("UV_", "PIP_", "XDG_")


@dataclass(frozen=True)
class Hub:
    """A copy of this hub with a history and clients of its own."""

    root: Path
    environment: Mapping[str, str]

    @property
    def clients(self) -> Path:
        """Return the folder of its clients."""
        return self.root.parent / "clients"

    def client(self, name: str) -> Path:
        """Return where the client ``name`` lies."""
        return self.clients / f"client_{name}"

    def manage(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """Run a management command as a process of its own."""
        return run(
            sys.executable, "manage.py", *arguments,
            directory=self.root, environment=self.environment, stdin=stdin,
        )  # fmt: skip

    def newclient(self, name: str, *options: str) -> Path:
        """Make a client and return its folder."""
        self.manage("newclient", name, *options)
        return self.client(name)

    def git(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """Run git in the hub."""
        return run(
            "git", *arguments, directory=self.root, environment=self.environment, stdin=stdin
        )


@dataclass(frozen=True)
class Workshop:
    """Where one run works; ``folder`` is thrown away at its end."""

    folder: Path

    @cached_property
    def environment(self) -> dict[str, str]:
        """Return the environment of all that is timed: no setting of ours or of git's."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        (home / ".gitconfig").write_text(GIT_CONFIG)
        kept = {
            name: value
            for name, value in os.environ.items()
            if name in INHERITED or name.startswith(INHERITED_PREFIXES)
        }
        return {**kept, "HOME": str(home), "UV_CACHE_DIR": self._uv_cache()}

    def hub(self, name: str, *, commits: int = 1) -> Hub:
        """Make a hub with the files of this one and a history of ``commits`` commits."""
        root = self.folder / name / "hub"
        hub = Hub(
            root, {**self.environment, "QUICKSCALE_CLIENTS_ROOT": str(root.parent / "clients")}
        )
        hub.root.mkdir(parents=True)
        hub.clients.mkdir()
        hub.git("init", "--quiet", "--initial-branch=main")
        hub.git("fast-import", "--quiet", stdin=history.stream(_files(), commits))
        hub.git("reset", "--quiet", "--hard")
        return hub

    def _uv_cache(self) -> str:
        """Return the cache of whoever runs this: environments are made from a warm one."""
        return (
            run(Path(sys.executable).parent / "uv", "cache", "dir", directory=ROOT).decode().strip()
        )


def _files() -> dict[str, tuple[str, bytes]]:
    """Return mode and content of every file of this hub that is not ignored, as it is now."""
    listed = run(
        "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", directory=ROOT
    )
    files = {}
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        if path.is_file():
            mode = "100755" if os.access(path, os.X_OK) else "100644"
            files[name] = (mode, path.read_bytes())
    return files
