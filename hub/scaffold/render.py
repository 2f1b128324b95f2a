"""Render a template's files: all of them in memory, before anything is written."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import Any

from hub.errors import TemplateError
from hub.scaffold.context import Context, oneline, pyrepr, tojson
from hub.scaffold.declaration import Declaration

SUFFIX = ".jinja"
BASE = "base"
COMPILED = "<template>"  # the file name that Jinja2's tracebacks show


@dataclass(frozen=True)
class Source:
    """A file of the template folder: path from that folder (`base/manage.py`), mode, content."""

    path: str
    mode: str
    content: bytes


@dataclass(frozen=True)
class Rendered:
    """A file of the client: its path, octal mode, content, and whether it is a starter file."""

    path: str
    mode: str
    content: bytes
    starter: bool


def render(sources: Iterable[Source], declaration: Declaration, context: Context) -> list[Rendered]:
    """Return the client's files, by path.

    Raises ``TemplateError`` with file and line for an undefined name, a syntax error, two
    sources with the same output, an output outside the client, or one that does not parse.
    """
    variables = context.variables()
    rendered: dict[str, Rendered] = {}
    origins: dict[str, str] = {}
    for name, source in _layers(sources, context.template).items():
        starter = declaration.is_starter(name)
        for names in _repetitions(name, variables):
            path = _path(name, source, names)
            if path is None:
                continue
            _refuse_collision(path, source.path, origins)
            content = _content(source, names)
            _check(path, content, source.path)
            rendered[path] = Rendered(path, source.mode, content, starter)
    _refuse_files_as_folders(origins)
    return [rendered[path] for path in sorted(rendered)]


@cache
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"pyrepr": pyrepr, "oneline": oneline, "tojson": tojson}
    return environment


def _layers(sources: Iterable[Source], template: str) -> dict[str, Source]:
    """Return the sources by their path in the layer; the overlay replaces the base."""
    layers: dict[str, dict[str, Source]] = {BASE: {}, template: {}}
    for source in sources:
        layer, _, path = source.path.partition("/")
        if layer in layers:
            other = layers[layer].setdefault(path.removesuffix(SUFFIX), source)
            if other is not source:
                raise TemplateError(f"gives the same path as {other.path}", location=source.path)
    return layers[BASE] | layers[template]


def _repetitions(name: str, variables: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    if "{{app}}" not in name:
        return [variables]
    return [{**variables, "app": app} for app in variables["apps"][1:]]


def _path(name: str, source: Source, names: Mapping[str, Any]) -> str | None:
    """Return the client's path, or None when a part of it is rendered to nothing: left out."""
    parts = [
        _rendered(part, names, source.path) if "{" in part else part for part in name.split("/")
    ]
    if not all(parts):
        return None
    if {"..", ".", ".git"} & set(parts) or any("/" in part for part in parts):
        raise TemplateError(f"would be written to {'/'.join(parts)!r}", location=source.path)
    return "/".join(parts)


def _content(source: Source, names: Mapping[str, Any]) -> bytes:
    if not source.path.endswith(SUFFIX):
        return source.content
    try:
        text = source.content.decode()
    except UnicodeDecodeError as error:
        raise TemplateError(f"is not UTF-8: {error}", location=source.path) from None
    return _rendered(text, names, source.path).encode()


def _rendered(text: str, names: Mapping[str, Any], location: str) -> str:
    from jinja2 import TemplateError as JinjaError
    from jinja2 import TemplateSyntaxError

    try:
        return str(_template(text).render(names))
    except TemplateSyntaxError as error:
        raise TemplateError(str(error.message), location=f"{location}:{error.lineno}") from None
    except (
        JinjaError,
        TypeError,
        AttributeError,
        ValueError,
        LookupError,
        ArithmeticError,
    ) as error:
        line = _line_in(COMPILED, error)
        raise TemplateError(str(error), location=f"{location}:{line}") from None


@lru_cache(maxsize=1000)
def _template(text: str) -> Any:
    """Compile ``text`` once, for the many paths and clients that it is rendered for."""
    environment = _environment()
    code = environment.compile(text, filename=COMPILED)
    return environment.template_class.from_code(environment, code, {})


def _line_in(filename: str, error: BaseException) -> int:
    """Return the line of the template ``filename`` at which ``error`` was raised."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _refuse_collision(path: str, source: str, origins: dict[str, str]) -> None:
    other = origins.setdefault(path.casefold(), source)
    if other != source:
        raise TemplateError(f"gives the same path {path!r} as {other}", location=source)


def _refuse_files_as_folders(origins: Mapping[str, str]) -> None:
    for path, source in origins.items():
        for folder in map(str, PurePosixPath(path).parents):
            if folder in origins:
                raise TemplateError(f"needs a folder where {origins[folder]} is", location=source)


def _check(path: str, content: bytes, source: str) -> None:
    """Raise ``TemplateError`` when a rendered file does not parse as what its name says."""
    suffix = PurePosixPath(path).suffix
    try:
        if suffix == ".py":
            compile(content, path, "exec", dont_inherit=True)
        elif suffix == ".toml":
            tomllib.loads(content.decode())
        elif suffix == ".json":
            json.loads(content)
    except (SyntaxError, ValueError) as error:
        raise TemplateError(f"gives an invalid {path}: {error}", location=source) from None
