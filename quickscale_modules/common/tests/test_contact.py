"""The contact form."""

from __future__ import annotations

from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

MESSAGE = {"name": "Ada Lovelace", "email": "ada@example.com", "message": "Hello\nthere <b>"}


def send(client: Client, **changed: str) -> Any:
    return client.post(reverse("quickscale_common:contact"), {**MESSAGE, **changed})


def test_a_message_reaches_the_owner_and_an_answer_the_sender(
    client: Client, settings: Any, mailoutbox: list[EmailMessage]
) -> None:
    settings.QUICKSCALE_COMMON_CONTACT_EMAIL = "owner@example.com"

    response = send(client)

    (mail,) = mailoutbox
    assert response.status_code == 302
    assert response.url == reverse("quickscale_common:contact_thanks")
    assert (mail.to, mail.reply_to) == (["owner@example.com"], ["ada@example.com"])
    assert mail.from_email == "site@example.com"
    assert mail.subject == "Acme: message from Ada Lovelace"
    assert "Hello\nthere <b>" in mail.body
    assert client.get(response.url).status_code == 200


def test_without_an_address_of_its_own_the_sites_address_gets_it(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    send(client)

    assert [mail.to for mail in mailoutbox] == [["site@example.com"]]


def test_a_robot_gets_the_same_answer_and_no_mail_is_sent(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    person, robot = send(client), send(client, website="https://spam.example")

    assert (robot.status_code, robot.url) == (person.status_code, person.url)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
@pytest.mark.parametrize("field", ["name", "email"])
def test_nobody_writes_headers_of_his_own(
    client: Client, mailoutbox: list[EmailMessage], field: str, break_: str
) -> None:
    response = send(client, **{field: f"ada@example.com{break_}Bcc: all@example.com"})

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert mailoutbox == []


def test_one_visitor_cannot_flood_the_owner(
    client: Client, settings: Any, mailoutbox: list[EmailMessage]
) -> None:
    settings.QUICKSCALE_COMMON_CONTACT_RATE = "2/h"

    answers = [send(client) for _ in range(3)]
    stranger = client.post(
        reverse("quickscale_common:contact"), MESSAGE, REMOTE_ADDR="198.51.100.1"
    )

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert answers[2].headers["Retry-After"] == "3600"
    assert stranger.status_code == 302
    assert len(mailoutbox) == 3


def test_a_forged_header_is_no_way_around_the_limit(client: Client, settings: Any) -> None:
    settings.QUICKSCALE_COMMON_CONTACT_RATE = "1/h"
    url = reverse("quickscale_common:contact")

    answers = [
        client.post(url, MESSAGE, headers={"X-Forwarded-For": f"198.51.100.{number}"})
        for number in range(2)
    ]

    assert [answer.status_code for answer in answers] == [302, 429]


def test_a_mail_server_that_is_down_loses_no_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> int:
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)

    response = send(client)

    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert response.context["form"]["message"].value() == MESSAGE["message"]


def test_the_token_against_forgery_is_asked_for() -> None:
    response = send(Client(enforce_csrf_checks=True))

    assert response.status_code == 403
