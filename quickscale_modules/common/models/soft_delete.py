"""A model that is hidden, not lost, when it is deleted."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quickscale_modules.common.managers import AliveManager, AllObjectsManager


class SoftDeleteModel(models.Model):
    """Hide deleted rows from `objects`; `all_objects` has them all.

    Nothing cascades: what points at a hidden row still finds it.
    """

    deleted_at = models.DateTimeField(
        _("deleted at"), null=True, blank=True, editable=False, db_index=True
    )

    objects: ClassVar[AliveManager] = AliveManager()
    all_objects: ClassVar[AllObjectsManager] = AllObjectsManager()

    class Meta:
        abstract = True
        base_manager_name = "all_objects"

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None

    def delete(self, using: Any = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:  # noqa: FBT001, FBT002  (Django's signature)
        """Hide the row; deleting it twice keeps the first time."""
        if self.is_deleted:
            return 0, {self._meta.label: 0}
        self.deleted_at = timezone.now()
        self.save(using=using, update_fields=["deleted_at"])
        return 1, {self._meta.label: 1}

    delete.alters_data = True  # type: ignore[attr-defined]  # templates must not call it

    def restore(self) -> None:
        """Show the row again."""
        self.deleted_at = None
        self.save(update_fields=["deleted_at"])

    restore.alters_data = True  # type: ignore[attr-defined]

    def hard_delete(self) -> tuple[int, dict[str, int]]:
        """Remove the row for good, with all that Django's `delete()` removes along."""
        return super().delete()

    hard_delete.alters_data = True  # type: ignore[attr-defined]
