"""A model with a readable name for its URL."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

SLUG_LENGTH = 100
ROOM_FOR_NUMBER = 8


class SlugModel(models.Model):
    """Fill `slug` once, from the field that `slug_source` names; a later title keeps the URL."""

    slug = models.SlugField(_("slug"), max_length=SLUG_LENGTH, unique=True, blank=True)

    slug_source = "name"

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self.free_slug()
            if kwargs.get("update_fields"):
                kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
        super().save(**kwargs)

    def free_slug(self) -> str:
        """Return the first slug that no other row has: `tea-pot`, `tea-pot-2`, …"""
        source = slugify(str(getattr(self, self.slug_source)))[: SLUG_LENGTH - ROOM_FOR_NUMBER]
        stem = source.strip("-") or str(self._meta.model_name)
        # The base manager, for a row that a manager hides has its slug all the same.
        rows = type(self)._base_manager.filter(slug__startswith=stem).exclude(pk=self.pk)
        taken = set(rows.values_list("slug", flat=True))
        if stem not in taken:
            return stem
        return next(slug for slug in (f"{stem}-{n}" for n in count(2)) if slug not in taken)
