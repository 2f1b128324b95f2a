"""Start the live site."""

from __future__ import annotations

from whitenoise.runserver_nostatic.management.commands.runserver import Command as RunServer

from hub.workflows import registry


class Command(RunServer):  # type: ignore[misc] # made at run time from the next app's own
    """Set up the hub's database at first use, then serve as ever."""

    def check_migrations(self) -> None:
        registry.set_up()
        super().check_migrations()
