"""`newclient` against `copier copy` of an equal template, and the first commit by git."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.benchmarks import equal_template
from tests.benchmarks.comparison import Comparison
from tests.benchmarks.processes import run
from tests.benchmarks.timing import Contender, race
from tests.benchmarks.workshop import ROOT, Hub, Workshop

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
GIT_STEPS = (
    ("init", "--quiet", "--initial-branch=main"),
    ("add", "--all"),
    ("commit", "--quiet", "--message=Start"),
)


def compare(workshop: Workshop, rounds: int) -> list[Comparison]:
    """Return both: copier with the template as a plain folder, and as a tagged repository."""
    copier, hub = _copier(), workshop.hub("copier")
    folder, repository = _templates(hub, workshop.folder)
    ours, plain, tagged = race(
        [
            Contender("newclient", lambda number: hub.newclient(f"acme{number}", "--no-install")),
            Contender("copier", lambda number: _copy(copier, folder, hub, f"acme{number}")),
            Contender(
                "copier, tag", lambda number: _copy(copier, repository, hub, f"emca{number}")
            ),
        ],
        rounds,
    )
    _refuse_difference(hub)
    return [
        Comparison("`newclient --no-install` / `copier copy` of a folder, git", ours, 1.0, plain),
        Comparison("`newclient --no-install` / `copier copy` of a git tag, git", ours, 1.0, tagged),
    ]


def _copier() -> Path:
    """Return copier of an environment of its own, made or completed here."""
    environment = ROOT / ".venv-bench"
    uv = Path(sys.executable).with_name("uv")
    python = environment / "bin" / "python"
    if not python.exists():
        run(uv, "venv", "--quiet", "--python", sys.executable, environment, directory=ROOT)
    run(uv, "pip", "install", "--quiet", "--python", python, "-r", REQUIREMENTS, directory=ROOT)
    return environment / "bin" / "copier"


def _templates(hub: Hub, place: Path) -> tuple[Path, Path]:
    name = equal_template.PACKAGE
    client = hub.newclient(name, "--no-install")
    folder, repository = place / "template", place / "template-repository"
    equal_template.make(client, hub.root / "project_template", folder)
    shutil.copytree(folder, repository)
    for step in (*GIT_STEPS, ("tag", "v1.0.0")):
        run("git", *step, directory=repository, environment=hub.environment)
    return folder, repository


def _copy(copier: Path, template: Path, hub: Hub, name: str) -> None:
    target = hub.root.parent / "copies" / name
    answers = ("--defaults", "--quiet", "--data", f"package={name}")
    run(
        copier, "copy", *answers, template, target,
        directory=hub.root.parent, environment=hub.environment,
    )  # fmt: skip
    for step in GIT_STEPS:
        run("git", *step, directory=target, environment=hub.environment)


def _refuse_difference(hub: Hub) -> None:
    """Stop when the two did not make the same project: then their times say nothing."""
    copies = hub.root.parent / "copies"
    different = equal_template.difference(hub.client("acme1"), copies / "acme1")
    if different:
        raise SystemExit(f"copier made other files than newclient: {sorted(different)}")
