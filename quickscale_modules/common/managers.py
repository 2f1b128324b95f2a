"""Querysets and managers of the abstract models."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils import timezone


class SoftDeleteQuerySet(models.QuerySet[Any]):  # Any: the model that inherits
    """Rows that `delete()` hides; `hard_delete()` removes them."""

    def alive(self) -> Self:
        """Return the rows that were not deleted."""
        return self.filter(deleted_at=None)

    def deleted(self) -> Self:
        """Return the deleted rows only."""
        return self.exclude(deleted_at=None)

    def delete(self) -> tuple[int, dict[str, int]]:
        count = self.alive().update(deleted_at=timezone.now())
        return count, {self.model._meta.label: count}

    delete.alters_data = True  # type: ignore[attr-defined]  # templates must not call it
    delete.queryset_only = True  # type: ignore[attr-defined]  # Model.objects.delete() is a slip

    def hard_delete(self) -> tuple[int, dict[str, int]]:
        """Remove the rows for good, with all that Django's `delete()` removes along."""
        return super().delete()

    hard_delete.alters_data = True  # type: ignore[attr-defined]
    hard_delete.queryset_only = True  # type: ignore[attr-defined]

    def restore(self) -> int:
        """Bring deleted rows back, and return how many."""
        return self.deleted().update(deleted_at=None)

    restore.alters_data = True  # type: ignore[attr-defined]


class AliveManager(models.Manager.from_queryset(SoftDeleteQuerySet)):  # type: ignore[misc]
    """Show the rows that were not deleted."""

    def get_queryset(self) -> SoftDeleteQuerySet:
        rows: SoftDeleteQuerySet = super().get_queryset()
        return rows.alive()


class AllObjectsManager(models.Manager.from_queryset(SoftDeleteQuerySet)):  # type: ignore[misc]
    """Show every row, deleted or not."""
