"""The documentation names everything that exists, and only what exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import load_command_class

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = sorted(
    path.stem for path in (ROOT / "hub/management/commands").glob("*.py") if path.stem != "__init__"
)
DJANGO_COMMANDS = {"check", "runserver"}
COMMON_OPTIONS = {
    "--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback",
    "--no-color", "--force-color", "--skip-checks", "--json", "--dry-run",
}  # fmt: skip
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - DJANGO_COMMANDS))
def test_every_command_and_every_option_is_in_the_reference(name: str) -> None:
    page = (ROOT / "docs/commands.md").read_text()
    section = page.split(f"\n## {name}", 1)[1].split("\n## ", 1)[0]

    parser = load_command_class("hub", name).create_parser("manage.py", name)

    options = {action.option_strings[0] for action in parser._actions if action.option_strings}
    assert {
        option for option in options - COMMON_OPTIONS - {"-h", "-v"} if option not in section
    } == set()


def test_every_setting_of_the_hub_is_in_the_reference() -> None:
    read = set(re.findall(r"QUICKSCALE_[A-Z_]+", (ROOT / "hub/app_settings.py").read_text()))

    documented = set(re.findall(r"QUICKSCALE_[A-Z_]+", (ROOT / "docs/commands.md").read_text()))

    assert read == documented


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_is_short_and_every_decision_too() -> None:
    decisions = (ROOT / "docs/decisions.md").read_text().split("\n\n")

    assert len((ROOT / "README.md").read_text().splitlines()) <= 100
    assert max(len(decision.splitlines()) for decision in decisions) <= 15


def test_every_make_target_is_in_the_readme() -> None:
    targets = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[
        0
    ].split()
    readme = (ROOT / "README.md").read_text()

    named = {target for target in targets if f"make {target}" in readme}

    assert {"client", "test", "demo", "lint", "bench"} <= named
