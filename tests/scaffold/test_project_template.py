"""The project template itself: whatever the answers, the client is clean Python."""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from hub.scaffold import declaration
from hub.scaffold.context import Context
from hub.scaffold.declaration import Declaration
from hub.scaffold.render import Source, render

TEMPLATE = Path(__file__).resolve().parent.parent.parent / "project_template"
TEMPLATES = ("saas", "site", "api")
NAMES = ("acme", "zeta", "a" * 40)
TITLES = (
    "Acme & Sons",
    "The \"Best\" of 'all'",
    "{{ 7 * 7 }} {% raw %} ${HOME} \\",
    "Zeilen\nund\ttabs",
    "\u202eright to left \U0001f680 日本語",
    *("x" * length for length in (85, 86, 87, 93, 94, 95, 96, 10_000)),
)


@pytest.fixture(scope="module")
def declared() -> Declaration:
    return declaration.read((TEMPLATE / declaration.FILE_NAME).read_text())


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    return [
        Source(str(path.relative_to(TEMPLATE)), "100644", path.read_bytes())
        for path in sorted(TEMPLATE.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]


def _context(template: str, declared: Declaration, **answers: str) -> Context:
    defaults = declared.templates[template]
    return Context(
        name=answers.get("name", "acme"),
        title=answers.get("title", "Acme"),
        template=template,
        sharing=answers.get("sharing", "embed"),
        updates="frequent",
        modules=defaults.modules,
        apps=defaults.apps,
        link_requirement="quickscale @ git+https://example.com/shared.git@0123456789",
    )


def _write(root: Path, sources: list[Source], declared: Declaration, context: Context) -> None:
    for file in render(sources, declared, context):
        (root / file.path).parent.mkdir(parents=True, exist_ok=True)
        (root / file.path).write_bytes(file.content)


def test_whatever_the_answers_ruff_has_nothing_to_say(
    tmp_path: Path, sources: list[Source], declared: Declaration
) -> None:
    answers = [
        *({"name": name, "sharing": way} for name, way in product(NAMES, ("embed", "link"))),
        *({"title": title} for title in TITLES),
    ]
    roots = []
    for number, (template, given) in enumerate(product(TEMPLATES, answers)):
        roots.append(tmp_path / str(number))
        _write(roots[-1], sources, declared, _context(template, declared, **given))

    for arguments in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *arguments, "--no-cache", *map(str, roots)],
            capture_output=True, text=True, check=False, cwd=tmp_path,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("title", TITLES)
def test_every_title_survives_exactly(
    title: str, sources: list[Source], declared: Declaration
) -> None:
    files = render(sources, declared, _context("saas", declared, title=title))

    settings = next(file for file in files if file.path == "config/settings/base.py")
    values = {
        node.targets[0].id: node.value.value
        for node in ast.parse(settings.content).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    assert values["SITE_NAME"] == title


@pytest.mark.parametrize("name", ["config/settings/base.py.jinja", "requirements.txt.jinja"])
@pytest.mark.parametrize("overlay", TEMPLATES)
def test_an_overlay_adds_to_the_base_and_drops_nothing(overlay: str, name: str) -> None:
    copy = TEMPLATE / overlay / name
    if not copy.exists():
        return
    base = (TEMPLATE / "base" / name).read_text().splitlines()
    lines = iter(copy.read_text().splitlines())

    lost = [line for line in base if line not in lines]  # in order: the iterator is used up

    assert lost == []


def test_what_a_client_lives_on_is_starter_and_what_updates_reach_is_maintained(
    sources: list[Source], declared: Declaration
) -> None:
    files = render(sources, declared, _context("saas", declared))

    starter = {file.path.split("/")[0] for file in files if file.starter}
    maintained = {file.path.split("/")[0] for file in files if not file.starter}
    assert starter == {"README.md", "acme", "static", "templates", "tests"}
    assert {"config", "manage.py", "Dockerfile", "requirements.txt", ".github"} <= maintained
    assert maintained & starter == set()
    assert len(files) <= 60
