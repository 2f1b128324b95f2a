"""The reference of settings names all that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CORE = Path(__file__).resolve().parent.parent
PAGE = CORE.parent / "docs/settings.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the docs are the hub's")


def source() -> str:
    files = [path for path in CORE.rglob("*.py") if "tests" not in path.parts]
    return "\n".join(path.read_text() for path in files)


def test_every_variable_of_the_environment_is_documented() -> None:
    readers = r"(?:text|boolean|integer|names|url_prefix|required)\(\s*\"([A-Z_]+)\""
    variables = set(re.findall(readers, source()))

    assert len(variables) >= 14
    assert {name for name in variables if f"| `{name}` |" not in PAGE.read_text()} == set()


def test_every_check_is_documented() -> None:
    ids = set(re.findall(r"quickscale_core\.[EWI]\d{3}", source()))

    assert ids == set(re.findall(r"\| `(quickscale_core\.[EWI]\d{3})` \|", PAGE.read_text()))
