"""Which modules a client gets: the wanted ones and what they require."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hub.errors import UsageError

ALL = "all"
NONE = "none"


@dataclass(frozen=True)
class Module:
    """What a module's AppConfig declares in the hub's commit."""

    name: str
    requires: tuple[str, ...] = ()
    summary: str = ""
    demo_url: str = ""


def read_module(name: str, apps_py: str) -> Module:
    """Read a module's declarations from the source of its ``apps.py``, without running it."""
    declared: dict[str, object] = {}
    for node in ast.walk(ast.parse(apps_py)):
        if isinstance(node, ast.ClassDef):
            declared |= dict(_literals(node))
    return Module(
        name,
        requires=tuple(map(str, _sequence(declared.get("requires")))),
        summary=str(declared.get("summary", "")),
        demo_url=str(declared.get("demo_url", "")),
    )


def closure(wanted: Iterable[str], catalogue: Mapping[str, Module]) -> list[str]:
    """Return ``wanted`` and all that it requires, the required ones first, else by name.

    Raises ``UsageError`` for a module that the catalogue does not have.
    """
    ordered: list[str] = []
    for name in sorted(set(wanted)):
        _add(name, catalogue, ordered, ())
    return ordered


def _add(
    name: str, catalogue: Mapping[str, Module], ordered: list[str], path: tuple[str, ...]
) -> None:
    if name not in catalogue:
        raise UsageError(_unknown(name, catalogue), hint=f"Known: {', '.join(sorted(catalogue))}.")
    if name in path:
        raise UsageError(f"Modules require one another: {' -> '.join([*path, name])}.")
    for required in catalogue[name].requires:
        _add(required, catalogue, ordered, (*path, name))
    if name not in ordered:
        ordered.append(name)


def _unknown(name: str, catalogue: Mapping[str, Module]) -> str:
    close = difflib.get_close_matches(name, catalogue, n=1)
    return f"There is no module {name!r}." + (f" Did you mean {close[0]!r}?" if close else "")


def _literals(node: ast.ClassDef) -> Iterable[tuple[str, object]]:
    for statement in node.body:
        targets = (
            statement.targets
            if isinstance(statement, ast.Assign)
            else [statement.target]
            if isinstance(statement, ast.AnnAssign)
            else []
        )
        value = getattr(statement, "value", None)
        for target in targets:
            if isinstance(target, ast.Name) and value is not None:
                try:
                    yield target.id, ast.literal_eval(value)
                except ValueError:  # not a literal, so none of our declarations
                    continue


def _sequence(value: object) -> Iterable[object]:
    return value if isinstance(value, (list, tuple)) else ()
