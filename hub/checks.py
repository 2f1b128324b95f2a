"""`manage.py check --tag hub`: what the hub's work needs, each thing with its fix."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004

from hub import app_settings
from hub.errors import HubError
from hub.git.command import require_git
from hub.git.repository import Repository
from hub.workflows import exporting, leftovers, registry
from hub.workflows.reading import read_record


@register("hub")
def check_hub(**_kwargs: Any) -> list[CheckMessage]:
    """Tell what is missing: programs, git, identity, roots, leftovers, broken clients.

    It runs programs, so this module is imported, and the check with it, only when the tag is
    asked for (management/commands/check.py).
    """
    return [*_repository(), *_roots(), *_leftovers(), *_clients()]


def _repository() -> Iterator[CheckMessage]:
    try:
        require_git()
        hub = exporting.open_hub(app_settings.hub_root())
        exporting.resolve(hub, "", release_branch=app_settings.release_branch())
        hub.identity()
    except HubError as error:
        yield Error(error.message, hint=error.hint, id="hub.E001")


def _roots() -> Iterator[CheckMessage]:
    root = app_settings.clients_root()
    if not root.is_dir() or not os.access(root, os.W_OK):
        yield Error(
            f"New clients cannot be made in {root}.",
            hint=f"mkdir -p {shlex.quote(str(root))}, or set QUICKSCALE_CLIENTS_ROOT.",
            id="hub.E002",
        )


def _leftovers() -> Iterator[CheckMessage]:
    for leftover in leftovers.find(registry.client_folders(app_settings.clients_root())):
        yield Warning(
            f"{leftover} was left by a command that was killed.",
            hint=f"rm -rf {shlex.quote(str(leftover))}",
            id="hub.W001",
        )


def _clients() -> Iterator[CheckMessage]:
    for client in registry.known_clients():
        try:
            read_record(Repository(client.root))
        except (HubError, OSError) as error:
            yield Warning(
                f"The client {client.name} in {client.path} cannot be read: {error}",
                hint="python manage.py adoptclient PATH registers it where it lies now.",
                id="hub.W002",
            )
