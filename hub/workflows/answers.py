"""Turn what a person asked for into a record: defaults, required modules, refusals."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hub import naming
from hub.errors import Refused, UsageError
from hub.scaffold import declaration as declarations
from hub.scaffold.context import App
from hub.scaffold.declaration import Declaration
from hub.sharing import modules as module_rules
from hub.sharing.modules import ALL, NONE, Module
from hub.sharing.payload import MODULES_FOLDER, TEMPLATE_FOLDER, Export
from hub.sharing.record import Record
from hub.workflows import exporting

UPDATES = ("rare", "frequent", "continuous")
SHARING = ("embed", "link")
DEFAULTS = {"--template": "saas", "--sharing": "embed", "--updates": "frequent"}
LONGEST_NAMES = 67
LONGEST_TITLE = 20_000


@dataclass(frozen=True)
class Request:
    """What a person asked for; empty means the default. ``modules`` may be `all` or `none`."""

    name: str
    title: str = ""
    template: str = ""
    modules: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    sharing: str = ""
    updates: str = ""
    directory: Path | None = None
    revision: str = ""
    allow_dirty_hub: bool = False
    allow_inside_hub: bool = False


def choices(export: Export) -> tuple[Declaration, dict[str, Module]]:
    """Return the templates and the modules that a hub commit offers."""
    path = f"{TEMPLATE_FOLDER}/{declarations.FILE_NAME}"
    apps = {f"{MODULES_FOLDER}/{name}/apps.py" for name in export.module_names}
    exporting.refuse_unfit(export, (file for file in export.files if file.path in {path, *apps}))
    text = export.text(path)
    if text is None:
        raise Refused(f"The hub's commit {export.revision[:12]} has no {path}.")
    return declarations.read(text), exporting.read_catalogue(export)


def answer(
    request: Request,
    declaration: Declaration,
    catalogue: dict[str, Module],
    *,
    taken_labels: Iterable[str],
) -> tuple[Record, list[str]]:
    """Return the record with all answers, and the modules that were added as required."""
    chosen_template = _choice("--template", request.template, list(declaration.templates))
    template = declaration.templates[chosen_template]
    wanted = request.modules or template.modules
    chosen = chosen_modules(wanted, catalogue)
    apps = request.apps or template.apps
    _check_apps(request.name, apps, taken_labels)
    record = Record(
        id="",
        client=request.name,
        package=request.name,
        title=_title(request),
        template=template.name,
        apps=tuple(apps),
        modules=tuple(chosen),
        all_modules=ALL in wanted,
        sharing=_choice("--sharing", request.sharing, SHARING),
        updates=_choice("--updates", request.updates, UPDATES),
        rendered="",
        split="",
    )
    return record, [name for name in chosen if name not in wanted and ALL not in wanted]


def _check_apps(package: str, apps: Sequence[str], taken_labels: Iterable[str]) -> None:
    if len(package) + 2 * len(apps[0]) > LONGEST_NAMES:  # they share a line of config/urls.py
        longest = (LONGEST_NAMES - len(package)) // 2
        raise UsageError(
            f"The app name {apps[0]!r} is too long for the client {package!r}.",
            hint=f"Give its first app a name of at most {longest} characters.",
        )
    for name in apps:
        naming.check_app_name(name, taken=taken_labels)
        if keyword.iskeyword(App(name).model):
            raise UsageError(
                f"The app {name!r} would have the model {App(name).model!r}, a Python keyword.",
                hint=f"Try 'own_{name}'.",
            )
    if len(set(apps)) < len(apps):
        raise UsageError("An app is named twice in --apps.")


def chosen_modules(wanted: Sequence[str], catalogue: dict[str, Module]) -> list[str]:
    """Return ``wanted`` and what it requires; raise ``UsageError`` for what cannot be had."""
    if ({ALL, NONE} & set(wanted)) and len(wanted) > 1:
        raise UsageError("`all` and `none` stand alone in --modules.")
    if NONE in wanted:
        return []
    return module_rules.closure(catalogue if ALL in wanted else wanted, catalogue)


def _title(request: Request) -> str:
    title = request.title or request.name.replace("_", " ").title()
    if len(title) > LONGEST_TITLE or not title.strip():
        raise UsageError(f"A title has 1 to {LONGEST_TITLE:,} characters.")
    try:
        title.encode()
    except UnicodeEncodeError:
        raise UsageError("The title is not valid UTF-8.") from None
    return title


def _choice(option: str, value: str, known: Sequence[str]) -> str:
    """Return ``value``, or the default for an empty one."""
    chosen = value or DEFAULTS[option]
    if chosen not in known:
        hint = naming.did_you_mean(chosen, known) or f"Known: {', '.join(known)}."
        raise UsageError(f"{option} {chosen!r} is not known.", hint=hint)
    return chosen
