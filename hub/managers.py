"""Questions about many clients and operations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from hub.models import Client  # noqa: F401 -- named in a string below


class ClientQuerySet(models.QuerySet["Client"]):
    """Clients, by place and with what was done to them."""

    def at(self, path: Path) -> ClientQuerySet:
        """Return the client that is registered at ``path``."""
        return self.filter(path=str(path))

    def with_last_operation(self) -> ClientQuerySet:
        """Add ``last_command`` and ``last_time`` of each client's newest operation."""
        from hub.models import Operation

        newest = Operation.objects.filter(client=models.OuterRef("pk")).order_by("-pk")
        return self.annotate(
            last_command=models.Subquery(newest.values("command")[:1]),
            last_time=models.Subquery(newest.values("created")[:1]),
        )
