"""What a client gets of a hub commit: the parts, and the split commit that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

CORE = "core"
TEMPLATE = "template"
CORE_FOLDER = "quickscale_core"
MODULES_FOLDER = "quickscale_modules"
TEMPLATE_FOLDER = "project_template"
EXPORTED = (CORE_FOLDER, MODULES_FOLDER, TEMPLATE_FOLDER)

HUB_TRAILER = "QuickScale-Hub"
AUTHOR = "QuickScale <quickscale@localhost>"


@dataclass(frozen=True)
class File:
    """A file of the hub's commit: ``path`` from the hub's root, octal mode, id, size in bytes."""

    path: str
    mode: str
    id: str
    size: int

    @property
    def part(self) -> str:
        """Return the part that travels with this file: core, template or a module's name."""
        top, _, rest = self.path.partition("/")
        if top == TEMPLATE_FOLDER:
            return TEMPLATE
        if top == MODULES_FOLDER and "/" in rest:
            return rest.split("/", 1)[0]
        return CORE  # quickscale_core, and the files that lie directly in quickscale_modules


@dataclass(frozen=True)
class Export:
    """All that a hub commit could give: its id, committer date (`seconds zone`) and files.

    ``contents`` has the files' content by object id; files too large to share are left out.
    """

    revision: str
    date: str
    files: tuple[File, ...]
    contents: dict[str, bytes] = field(repr=False)

    @cached_property
    def module_names(self) -> list[str]:
        """Return the names of the modules: the folders in quickscale_modules with an apps.py."""
        apps = [file.path.split("/") for file in self.files if file.path.endswith("/apps.py")]
        return sorted(p[1] for p in apps if p[0] == MODULES_FOLDER and len(p) == 3)

    def shared(self, modules: Iterable[str]) -> list[File]:
        """Return the files of core and of ``modules``."""
        parts = {CORE, *modules}
        return [file for file in self.files if file.part in parts]

    def template(self) -> list[File]:
        """Return the files of the project template."""
        return [file for file in self.files if file.part == TEMPLATE]

    def text(self, path: str) -> str | None:
        """Return the content of the file at ``path``, or None when it holds none to share."""
        found = next((file for file in self.files if file.path == path), None)
        content = self.contents.get(found.id) if found else None
        return None if content is None else content.decode()

    @property
    def author(self) -> str:
        """Return the fixed author of what is made from this commit, with the commit's date."""
        return f"{AUTHOR} {self.date}"


def split_message(revision: str) -> str:
    """Return the neutral message of the split commit made from the hub commit ``revision``."""
    return f"QuickScale {revision[:12]}\n\n{HUB_TRAILER}: {revision}\n"


def split_name(modules: Sequence[str]) -> str:
    """Return the flat name of a module set, for the branch that names its newest split commit."""
    return "+".join(sorted(modules)) or "core"
