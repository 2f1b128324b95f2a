"""`template.toml`: which templates there are, and which of their files are starter files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hub.errors import TemplateError

FILE_NAME = "template.toml"


@dataclass(frozen=True)
class Template:
    """One of the templates: its default modules and apps."""

    name: str
    summary: str
    modules: tuple[str, ...]
    apps: tuple[str, ...]


@dataclass(frozen=True)
class Declaration:
    """The content of `template.toml`."""

    starter: tuple[str, ...]
    templates: dict[str, Template]

    def is_starter(self, source: str) -> bool:
        """Tell whether the file belongs to the client from birth, outside every later merge.

        ``source`` is the path in its layer, before names are put in, without `.jinja`.
        """
        return any(_pattern(pattern).fullmatch(source) for pattern in self.starter)


def read(text: str) -> Declaration:
    """Read `template.toml`; raise ``TemplateError`` when something is missing or of wrong type."""
    try:
        values = tomllib.loads(text)
        templates = {
            name: Template(name, facts["summary"], _names(facts["modules"]), _names(facts["apps"]))
            for name, facts in values["templates"].items()
        }
        return Declaration(_names(values["starter"]), templates)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise TemplateError(f"cannot be read: {error}", location=FILE_NAME) from None


def _names(value: Sequence[str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise TypeError(f"{value!r} is not a list of strings")
    return tuple(value)


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    """Translate a glob: `**/` any folders, `**` anything, `*` anything but a slash."""
    parts = re.split(r"(\*\*/|\*\*|\*)", glob)
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}
    return re.compile("".join(meaning.get(part) or re.escape(part) for part in parts))
