"""The table of the database cache, so that `migrate` makes it and no other step is needed."""

from __future__ import annotations

from django.db import models


class CacheEntry(models.Model):
    """One entry, in the shape that Django's DatabaseCache reads and writes.

    Production uses it unless CACHE_URL names another cache. Nothing else touches it.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "quickscale_cache"
        default_permissions = ()

    def __str__(self) -> str:
        return self.cache_key
