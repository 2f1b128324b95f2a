"""The questions about a new client: those of the decision guide that were not answered yet."""

from __future__ import annotations

import re
from dataclasses import replace

from hub.management import prompts
from hub.scaffold.declaration import Declaration
from hub.sharing.modules import Module
from hub.workflows import exporting
from hub.workflows.answers import Request, choices, chosen_modules
from hub.workflows.newclient import Site

SHARING = (
    ("embed", "only you, or a client who may hold it: the code lies in the repository"),
    ("link", "a client who may not hold it: the repository pins a package of yours"),
)
UPDATES = (
    ("rare", "security fixes only"),
    ("frequent", "every snapshot"),
    ("continuous", "every commit"),
)


def ask_for_the_rest(request: Request, site: Site) -> Request:
    """Return the request with what was not given asked for, one question each."""
    hub = exporting.open_hub(site.hub_root)
    revision = exporting.resolve(hub, request.revision, release_branch=site.release_branch)
    declaration, catalogue = choices(exporting.read_export(hub, revision))
    template = request.template or _ask_template(declaration)
    modules = request.modules or _ask_modules(template, declaration, catalogue)
    sharing = request.sharing or prompts.choose("Who sees the code?", SHARING, default="embed")
    updates = request.updates or prompts.choose("How often updates?", UPDATES, default="frequent")
    return replace(request, template=template, modules=modules, sharing=sharing, updates=updates)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in ``text``, separated by commas or spaces."""
    return tuple(name for name in re.split(r"[,\s]+", text) if name)


def _ask_template(declaration: Declaration) -> str:
    templates = [(each.name, each.summary) for each in declaration.templates.values()]
    return prompts.choose("Template", templates, default="saas")


def _ask_modules(
    template: str, declaration: Declaration, catalogue: dict[str, Module]
) -> tuple[str, ...]:
    declared = declaration.templates.get(template)
    line = prompts.ask(
        f"Modules ({', '.join([*catalogue, 'all', 'none'])})",
        default=",".join(declared.modules if declared else ()) or "none",
        check=lambda answer: chosen_modules(split_names(answer), catalogue),
    )
    return split_names(line)
