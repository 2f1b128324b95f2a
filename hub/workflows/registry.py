"""The hub's memory: set up at first use, one client and one operation at a time."""

from __future__ import annotations

import shlex
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from hub import audit
from hub.errors import HubError
from hub.models import Client, Operation

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def is_set_up() -> bool:
    """Tell whether the hub's tables are there and up to date, without making anything.

    Raises ``HubError`` when the database cannot be reached.
    """
    try:
        return _has_tables()
    except OperationalError as error:
        raise HubError(
            f"The hub's database cannot be reached: {str(error).strip()}",
            hint="Correct DATABASE_URL, in the environment or in .env.",
        ) from error


def _has_tables() -> bool:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not _in_memory(name) and not Path(name).is_file():
        return False  # connecting would make the file
    recorder = MigrationRecorder(connection)
    if not recorder.has_table():
        return False
    applied = set(recorder.migration_qs.filter(app="hub").values_list("name", flat=True))
    return {path.stem for path in MIGRATIONS.glob("0*.py")} <= applied


def _in_memory(name: str) -> bool:
    return name == ":memory:" or "mode=memory" in name


def set_up() -> None:
    """Make or update the hub's database, quietly, when that is needed."""
    if not is_set_up():
        call_command("migrate", verbosity=0, interactive=False)


def client_folders(clients_root: Path) -> set[Path]:
    """Return every folder in which clients are made or lie."""
    return {clients_root, *(client.root.parent for client in known_clients())}


def known_clients() -> list[Client]:
    """Return all registered clients by name; none when there is no database yet."""
    return list(Client.objects.with_last_operation()) if is_set_up() else []


def named(name: str) -> Client | None:
    """Return the registered client of this name, or None."""
    return next((client for client in known_clients() if client.name == name), None)


def register(
    state: Path,
    *,
    name: str,
    identity: str,
    path: Path,
    command: str,
    hub_revision: str,
    after: str,
) -> Client:
    """Remember where a client lies and what was done to it, in the database and in the log.

    Raises ``HubError`` when the database cannot be written; the client itself is whole.
    """
    try:
        set_up()
        with transaction.atomic():
            Client.objects.at(path).exclude(name=name).delete()
            client, _ = Client.objects.update_or_create(
                name=name, defaults={"identity": identity, "path": str(path)}
            )
            Operation.objects.create(
                client=client, command=command, after=after, hub_revision=hub_revision
            )
        audit.append(
            state,
            command=command,
            client=name,
            path=str(path),
            to=hub_revision,
            revision=after,
            result="done",
        )
    except (DatabaseError, OSError) as error:
        raise HubError(
            f"The client in {path} is whole, but the hub could not note it down: {error}",
            hint=f"python manage.py adoptclient {shlex.quote(str(path))}",
        ) from error
    return client
