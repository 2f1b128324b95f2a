"""The tracked record of a client, `.quickscale.json`: what it has, part by part."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from typing import Any

from hub.errors import Refused
from hub.sharing.payload import CORE, TEMPLATE

FILE_NAME = ".quickscale.json"
SCHEMA = 1

_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_ID = re.compile(r"[0-9a-f]{40,64}")


@dataclass(frozen=True)
class Part:
    """A part's state: the hub commit it was taken from, and the tree it had there."""

    revision: str
    tree: str


@dataclass(frozen=True)
class Record:
    """What a client's record says.

    ``id`` is the client's identity wherever it lies: the first rendered template it was made
    from. ``rendered`` and ``split`` are the commits it has now; the hub keeps both. ``link`` is
    the commit that a linked client pins, empty for an embedded one.
    """

    id: str
    client: str
    package: str
    title: str
    template: str
    apps: tuple[str, ...]
    modules: tuple[str, ...]
    sharing: str
    updates: str
    rendered: str
    split: str
    all_modules: bool = False
    link: str = ""
    parts: dict[str, Part] = field(default_factory=dict)

    def dumps(self) -> str:
        """Return the record as the text of its file."""
        return json.dumps({"schema": SCHEMA, **asdict(self)}, indent=2, ensure_ascii=False) + "\n"


def loads(text: str) -> Record:
    """Read a record; raise ``Refused`` when the text is not one, naming what is wrong."""
    try:
        values: dict[str, Any] = json.loads(text)
        if values.pop("schema") != SCHEMA:
            raise Refused(f"{FILE_NAME} has a schema that this hub does not know.")
        values["parts"] = {name: Part(**part) for name, part in values["parts"].items()}
        for name in ("apps", "modules"):
            values[name] = tuple(values[name])
        record = Record(**values)
        _check(record)
        return record
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(
            f"{FILE_NAME} cannot be read: {error}.", hint=f"git checkout HEAD -- {FILE_NAME}"
        ) from None


def _check(record: Record) -> None:
    """Raise ``ValueError`` for what no command wrote: names and ids end up in git's arguments."""
    names = (record.client, record.package, record.template, *record.apps, *record.modules)
    wrong = [name for name in names if not _NAME.fullmatch(name)]
    ids = [id_ for part in record.parts.values() for id_ in (part.revision, part.tree)]
    wrong += [id_ for id_ in (record.id, record.split, *ids) if not _ID.fullmatch(id_)]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is no name or id")
    lacking = {CORE, TEMPLATE, *record.modules} - record.parts.keys()
    if lacking:
        raise ValueError(f"the part {min(lacking)!r} is missing")
