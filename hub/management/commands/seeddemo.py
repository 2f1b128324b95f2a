"""Fill the live site with demo data."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from hub import console
from hub.errors import Refused
from hub.management.base import HubCommand
from hub.workflows import registry, seeding


class Command(HubCommand):
    """`python manage.py seeddemo`."""

    help = "Make the demo accounts of the live site; their passwords are shown once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Show the plan, write nothing.")

    def run(self, **options: Any) -> None:
        if not settings.DEBUG:
            raise Refused("Demo data is for a site with DEBUG only.")
        if options["dry_run"]:
            accounts = seeding.plan() if registry.is_set_up() else []
        else:
            registry.set_up()
            accounts = seeding.plan()
            seeding.apply(accounts)
        outcome = "planned" if options["dry_run"] else "seeded"
        lines = console.account_lines(accounts, done=not options["dry_run"])
        emails = [account.email for account in accounts]
        self.write_result(outcome, {"accounts": emails}, lines)
