"""An e-mail backend that lets a Django before 6.1 read MAILERS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.module_loading import import_string


class MailersBackend(BaseEmailBackend):
    """Hand every message to the backend of MAILERS["default"]."""

    def __init__(self, *, fail_silently: bool = False, **kwargs: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        mailer = settings.MAILERS["default"]
        given = {name: value for name, value in kwargs.items() if value is not None}
        options = {**mailer.get("OPTIONS", {}), **given}
        backend = import_string(mailer["BACKEND"])
        self.mailer: BaseEmailBackend = backend(fail_silently=fail_silently, **options)

    def open(self) -> bool | None:
        return self.mailer.open()

    def close(self) -> None:
        self.mailer.close()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return self.mailer.send_messages(email_messages) or 0
