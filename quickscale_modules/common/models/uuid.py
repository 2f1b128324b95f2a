"""A model whose primary key gives nothing away, and sorts by creation."""

from __future__ import annotations

from django.db import models

from quickscale_modules.common.uuid7 import uuid7


class UUIDModel(models.Model):
    """Use a UUID of version 7 as the primary key."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True
