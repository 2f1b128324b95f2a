"""The abstract user who logs in by e-mail."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.core.mail import send_mail
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quickscale_core.users.managers import EmailUserManager


class AbstractEmailUser(AbstractBaseUser, PermissionsMixin):
    """A person with an e-mail address instead of a user name.

    A project subclasses it as its AUTH_USER_MODEL before its first migration.
    """

    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("A user with that e-mail address already exists.")},
    )
    name = models.CharField(_("name"), max_length=255, blank=True)
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("Whether this account may be used. Switch it off instead of deleting it."),
    )
    is_staff = models.BooleanField(
        _("staff"), default=False, help_text=_("Whether this person may enter the admin site.")
    )
    date_joined = models.DateTimeField(_("date joined"), default=timezone.now, editable=False)

    objects: ClassVar[EmailUserManager[Any]] = EmailUserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        abstract = True
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="%(app_label)s_%(class)s_email_unique",
                violation_error_message=_("A user with that e-mail address already exists."),
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the address in lower case, so that it is one address however it is typed."""
        self.email = EmailUserManager.normalize_email(self.email)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.email = EmailUserManager.normalize_email(self.email)

    def get_full_name(self) -> str:
        """Return the name, or the address where there is none."""
        return self.name.strip() or self.email

    def get_short_name(self) -> str:
        """Return the first word of the name, or what stands before the @."""
        return self.name.strip().split(" ")[0] or self.email.split("@")[0]

    def email_user(self, subject: str, message: str, from_email: str | None = None) -> None:
        """Send an e-mail to this person."""
        send_mail(subject, message, from_email, [self.email])
