"""Show the clients: what each has, what it lacks, what it changed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from hub import app_settings, console, naming
from hub.errors import UsageError
from hub.management.base import HubCommand
from hub.models import Client
from hub.workflows import exporting, leftovers, registry, showclients

BEHIND = 10


class Command(HubCommand):
    """`python manage.py showclients`."""

    help = "Show all clients, or one in detail. Example: showclients acme"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", metavar="NAME")
        parser.add_argument(
            "--check", action="store_true", help="Exit with 10 if any is behind or diverged."
        )

    def run(self, **options: Any) -> None:
        clients = _clients(options["names"])
        fleet = showclients.show(
            clients,
            exporting.open_hub(app_settings.hub_root()),
            release_branch=app_settings.release_branch(),
        )
        detailed = len(clients) == 1 and bool(options["names"])
        lines = console.state_lines(fleet.clients[0]) if detailed else console.fleet_lines(fleet)
        stale = leftovers.find(registry.client_folders(app_settings.clients_root()))
        for line in console.leftover_lines(stale):
            self.progress(line)
        self.write_result("shown", console.fleet_object(fleet), lines)
        if options["check"] and any(state.is_behind for state in fleet.clients):
            raise CommandError("There are updates to make.", returncode=BEHIND)


def _clients(names: list[str]) -> list[Client]:
    known = {client.name: client for client in registry.known_clients()}
    wanted = [naming.canonical(name) for name in names] or list(known)
    for name in wanted:
        if name not in known:
            hint = naming.did_you_mean(name, known) or "python manage.py showclients"
            raise UsageError(f"There is no client {name!r}.", hint=hint)
    return [known[name] for name in wanted]
