"""`manage.py check` of clients and of the hub against a bare `startproject`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.comparison import Comparison
from tests.benchmarks.processes import run
from tests.benchmarks.timing import Contender, race
from tests.benchmarks.workshop import Workshop

USUAL = "auth,common"


def compare(workshop: Workshop, rounds: int) -> list[Comparison]:
    """Return a usual client, one with all modules, and the hub; each against a bare project.

    The bare project runs in the client's own environment: the same Python, the same Django.
    """
    hub = workshop.hub("check")
    usual = hub.newclient("usual", "--modules", USUAL)
    full = hub.newclient("full", "--modules", "all")
    python = usual / ".venv" / "bin" / "python"
    bare = hub.root.parent / "bare"
    bare.mkdir()
    run(python, "-m", "django", "startproject", "bare", bare, directory=bare)
    plain, client, complete, own = race(
        [
            _contender("bare", python, bare, hub.environment),
            _contender("auth, common", python, usual, hub.environment),
            _contender("all", full / ".venv" / "bin" / "python", full, hub.environment),
            _contender("hub", Path(sys.executable), hub.root, hub.environment),
        ],
        rounds,
    )
    return [
        Comparison("`check` in a client with auth and common / bare project", client, 2.0, plain),
        Comparison("`check` in a client with all modules / bare project", complete, 3.0, plain),
        Comparison("`check` in the hub / bare project", own, 3.0, plain),
    ]


def _contender(
    label: str, python: Path, project: Path, environment: Mapping[str, str]
) -> Contender:
    def check(_number: int) -> None:
        run(python, "manage.py", "check", directory=project, environment=environment)

    return Contender(label, check)
