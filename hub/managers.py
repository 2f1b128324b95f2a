"""Questions about many clients and operations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from hub.models import Client, Operation


class ClientQuerySet(models.QuerySet["Client"]):
    """Clients, by name or place."""

    def named(self, names: list[str]) -> ClientQuerySet:
        """Return the clients with these names; all clients for an empty list."""
        return self.filter(name__in=names) if names else self.all()

    def at(self, path: Path) -> ClientQuerySet:
        """Return the client that is registered at ``path``."""
        return self.filter(path=str(path))


class OperationQuerySet(models.QuerySet["Operation"]):
    """Operations, newest first."""

    def latest_by_client(self) -> dict[int, Any]:
        """Return each client's newest operation by the client's key."""
        return {operation.client_id: operation for operation in self.order_by("pk")}
