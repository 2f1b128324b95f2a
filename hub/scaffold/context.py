"""The names that a project template may use."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LINE_LENGTH = 100  # as the client's pyproject.toml tells ruff
INDENT = 4


@dataclass(frozen=True)
class App:
    """An app of the client: `products` with its first model `Product`."""

    name: str

    @property
    def singular(self) -> str:
        """Return the English singular, as far as the ending tells."""
        for ending, replacement in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch")):
            if self.name.endswith(ending) and len(self.name) > len(ending) + 1:
                return self.name.removesuffix(ending) + replacement
        keeps = self.name.endswith(("ss", "us", "is")) or len(self.name) < 4
        return self.name if keeps else self.name.removesuffix("s")

    @property
    def plural(self) -> str:
        """Return the English plural: the app's own name when it is one already."""
        return self.name if self.singular != self.name else f"{self.name}s"

    @property
    def model(self) -> str:
        """Return the class name of the app's first model."""
        return "".join(word.capitalize() for word in self.singular.split("_") if word)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class ModuleNames:
    """How settings and URLs name a module: `auth`, `quickscale_modules.auth`, `AUTH`."""

    name: str

    @property
    def app(self) -> str:
        return f"quickscale_modules.{self.name}"

    @property
    def slot(self) -> str:
        return self.name.upper()

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Context:
    """The answers a client was made with. ``modules`` has the required ones first."""

    name: str
    title: str
    template: str
    sharing: str
    updates: str
    modules: Sequence[str]
    apps: Sequence[str]
    link_requirement: str = ""

    def variables(self) -> dict[str, Any]:
        """Return what Jinja2 sees."""
        apps = [App(name) for name in self.apps]
        return {
            "name": self.name,
            "package": self.name,
            "title": self.title,
            "template": self.template,
            "sharing": self.sharing,
            "updates": self.updates,
            "modules": [ModuleNames(name) for name in self.modules],
            "apps": apps,
            "example": apps[0],
            "link_requirement": self.link_requirement,
        }


def pyrepr(text: str, column: int = 0) -> str:
    """Return ``text`` as a Python literal, quoted, escaped and wrapped as `ruff format` does it.

    ``column``: where the literal starts in its line. One that only fits on a line of its own is
    put there, in parentheses.
    """
    quote = "'" if text.count('"') > text.count("'") else '"'
    literal = quote + "".join(_escaped(character, quote) for character in text) + quote
    width = sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in literal)
    if width + column > LINE_LENGTH >= width + INDENT:
        return f"(\n{' ' * INDENT}{literal}\n)"
    return literal


def oneline(text: str) -> str:
    """Return ``text`` with every run of white space made one space, for a heading."""
    return " ".join(text.split())


def tojson(value: object) -> str:
    """Return ``value`` as JSON."""
    return json.dumps(value, ensure_ascii=False)


def _escaped(character: str, quote: str) -> str:
    if character in {"\\", quote}:
        return "\\" + character
    if character.isprintable():
        return character
    return repr(character)[1:-1]  # \n, \x00, \u202e
