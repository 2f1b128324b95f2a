"""Make the groups equal to the roles that the settings declare."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandParser
from django.db import DEFAULT_DB_ALIAS

from quickscale_modules.auth import roles
from quickscale_modules.auth.roles import RoleChange


class Command(BaseCommand):
    help = "Makes the groups equal to QUICKSCALE_AUTH_ROLES, as `migrate` does at its end."
    requires_system_checks = ["models", "security"]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS, help="The database to change.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would change, and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        using: str = options["database"]
        changes = roles.plan(Group, using=using)
        if not options["dry_run"]:
            roles.make_permissions(apps, using=using)
            roles.carry_out(changes, apps, using=using)
        for change in changes:
            self.stdout.write(self.line(change))
        if not changes:
            self.stdout.write("QUICKSCALE_AUTH_ROLES declares no role.")

    def line(self, change: RoleChange) -> str:
        """Return one role's change in words: `editor: new, +products.add_product`."""
        words = ["new"] if change.is_new else []
        words += [f"+{name}" for name in change.added] + [f"-{name}" for name in change.removed]
        return f"{change.role}: {', '.join(words) or 'unchanged'}"
