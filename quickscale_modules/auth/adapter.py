"""How allauth behaves on our sites: who may sign up, what its mails look like."""

from __future__ import annotations

from typing import Any, NamedTuple

from allauth.account import app_settings as allauth_settings
from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from quickscale_core.app_settings import site_name
from quickscale_modules.auth import app_settings
from quickscale_modules.common.client_ip import client_ip

# What a mail asks its reader to do: the first of these that it carries.
ACTIONS = ("activate_url", "password_reset_url", "signup_url")


class MailSite(NamedTuple):
    """What the texts of mails call the site."""

    name: str
    domain: str


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Name the site by SITE_NAME, and give each mail an HTML side."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return app_settings.is_signup_open()

    def get_client_ip(self, request: HttpRequest) -> str:
        address = client_ip(request)
        if address is None:
            raise PermissionDenied("The address of the visitor is unknown.")
        return address

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("quickscale_auth:profile")

    def format_email_subject(self, subject: str) -> str:
        if allauth_settings.EMAIL_SUBJECT_PREFIX is None:
            return f"[{site_name()}] {subject}"
        return f"{allauth_settings.EMAIL_SUBJECT_PREFIX}{subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        site = MailSite(site_name(), self.request.get_host())
        super().send_mail(template_prefix, email, {"current_site": site, **context})

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Add an HTML side made of the text, unless the mail has one of its own."""
        mail: EmailMessage = super().render_mail(template_prefix, email, context, headers)
        if isinstance(mail, EmailMultiAlternatives) and not mail.alternatives:
            action_url = next((context[name] for name in ACTIONS if context.get(name)), "")
            page = {
                "subject": mail.subject,
                "text": mail.body,
                "action_url": action_url,
                "site_name": site_name(),
            }
            html = render_to_string("quickscale_auth/mail.html", page)
            mail.attach_alternative(html, "text/html")
        return mail
