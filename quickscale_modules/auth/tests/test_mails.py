"""The mails of the account pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from quickscale_core.users.factories import PASSWORD

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

Mails = list[EmailMultiAlternatives]


def html_of(mail: EmailMultiAlternatives) -> str:
    (alternative,) = mail.alternatives
    assert alternative[1] == "text/html"
    return str(alternative[0])


def sign_up(client: Client) -> None:
    data = {"email": "new@example.com", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/accounts/signup/", data)


def test_a_mail_names_the_site_and_has_a_text_and_an_html_side(
    client: Client, mailoutbox: Mails
) -> None:
    sign_up(client)

    (mail,) = mailoutbox
    link = next(word for word in str(mail.body).split() if word.startswith("http://testserver"))
    assert mail.subject.startswith("[Acme] ")
    assert mail.from_email == "site@example.com"
    assert "Acme" in mail.body
    assert f'<a class="button" href="{link}">' in html_of(mail)


def test_the_html_side_escapes_what_people_typed(
    client: Client, settings: Any, mailoutbox: Mails
) -> None:
    settings.SITE_NAME = 'Tea & "Söhne" <b>'

    sign_up(client)

    (mail,) = mailoutbox
    assert mail.subject.startswith('[Tea & "Söhne" <b>] ')
    assert 'Tea & "Söhne" <b>' in mail.body
    assert "<b>" not in html_of(mail)


def test_a_prefix_of_the_projects_own_wins(
    client: Client, settings: Any, mailoutbox: Mails
) -> None:
    settings.ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

    sign_up(client)

    assert not mailoutbox[0].subject.startswith("[")


def test_a_notice_without_a_link_has_no_button(signed_in: Client, mailoutbox: Mails) -> None:
    data = {
        "oldpassword": PASSWORD,
        "password1": "another sentence",
        "password2": "another sentence",
    }
    signed_in.post("/accounts/password/change/", data)

    assert '<a class="button"' not in html_of(mailoutbox[0])
