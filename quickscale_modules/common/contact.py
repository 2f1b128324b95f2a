"""The mail that a contact form sends."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from quickscale_core.app_settings import site_name
from quickscale_modules.common import app_settings


def contact_mail(sender: Mapping[str, str]) -> EmailMessage:
    """Return the mail to the site's owner; an answer goes to the one who wrote.

    It comes from the site's own address: mail servers refuse what claims to be a stranger's.
    """
    return EmailMessage(
        subject=_("%(site)s: message from %(name)s")
        % {"site": site_name(), "name": sender["name"]},
        body=render_to_string("quickscale_common/contact_mail.txt", {"sender": sender}),
        to=[app_settings.contact_email()],
        reply_to=[sender["email"]],
    )
