"""What the hub remembers: where clients lie and what was done. What a client has, git knows."""

from __future__ import annotations

from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.managers import ClientQuerySet
from quickscale_core.users.models import AbstractEmailUser


class User(AbstractEmailUser):
    """Somebody who signs in to the live site."""


class Client(models.Model):
    """A client's repository on this machine."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    identity = models.CharField(
        _("identity"), max_length=64, help_text=_("As its record says, wherever it lies.")
    )
    path = models.CharField(_("path"), max_length=4096, unique=True)
    registered = models.DateTimeField(_("registered"), auto_now_add=True)

    objects = ClientQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        verbose_name = _("client")
        verbose_name_plural = _("clients")

    def __str__(self) -> str:
        return self.name

    @property
    def root(self) -> Path:
        """Return the folder of its repository."""
        return Path(self.path)


class Operation(models.Model):
    """One thing that a command did to a client."""

    client = models.ForeignKey(
        Client, on_delete=models.CASCADE, related_name="operations", verbose_name=_("client")
    )
    command = models.CharField(_("command"), max_length=40)
    before = models.CharField(_("before"), max_length=64, blank=True)
    after = models.CharField(_("after"), max_length=64, blank=True)
    hub_revision = models.CharField(_("hub revision"), max_length=64)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("operation")
        verbose_name_plural = _("operations")

    def __str__(self) -> str:
        return f"{self.command} {self.client}"
