"""Register a client that was cloned or moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from hub import app_settings, console
from hub.management.base import HubCommand
from hub.workflows import adoptclient, exporting


class Command(HubCommand):
    """`python manage.py adoptclient ../client_acme`."""

    help = (
        "Register a client that was cloned or moved, or whose hub lost its database. "
        "Example: adoptclient ../client_acme"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="The client's repository.")
        parser.add_argument("--dry-run", action="store_true", help="Show the plan, write nothing.")

    def run(self, **options: Any) -> None:
        hub = exporting.open_hub(app_settings.hub_root())
        release_branch = app_settings.release_branch()
        adoption = adoptclient.plan(options["path"], hub, release_branch=release_branch)
        if not options["dry_run"]:
            adoptclient.apply(adoption, hub, state=app_settings.state_root())
        outcome = "planned" if options["dry_run"] else "adopted"
        lines = console.adoption_lines(adoption, done=not options["dry_run"])
        self.write_result(outcome, console.adoption_object(adoption), lines)
