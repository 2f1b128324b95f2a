"""What strangers can not find out, and how often they may try."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.test import Client

from quickscale_core.users.factories import PASSWORD

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

UNKNOWN = "nobody@example.com"
WRONG = "not the password at all"


def answer(path: str, data: dict[str, str]) -> tuple[int, str, str]:
    """Return what a stranger sees, without the token that differs each time."""
    response = Client().post(path, data)
    content = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    typed = next(value for value in data.values() if "@" in value)
    return response.status_code, response.headers.get("Location", ""), content.replace(typed, "")


def test_a_failed_login_does_not_tell_who_has_an_account(person: Any) -> None:
    answers = [
        answer("/accounts/login/", {"login": email, "password": WRONG})
        for email in (person.email, UNKNOWN)
    ]

    assert answers[0] == answers[1]


def test_a_failed_login_works_as_hard_for_strangers(
    person: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []

    def encode(self: Any, password: str, salt: str) -> str:
        hashed.append(password)
        return "md5$a$b"

    monkeypatch.setattr("django.contrib.auth.hashers.MD5PasswordHasher.encode", encode)

    counts = []
    for email in (person.email, UNKNOWN):
        hashed.clear()
        answer("/accounts/login/", {"login": email, "password": WRONG})
        counts.append(len(hashed))

    assert counts[0] == counts[1] > 0


def test_signing_up_does_not_tell_who_has_an_account(
    person: Any, mailoutbox: list[EmailMessage]
) -> None:
    answers = [
        answer("/accounts/signup/", {"email": email, "password1": PASSWORD, "password2": PASSWORD})
        for email in (person.email, UNKNOWN)
    ]

    assert answers[0] == answers[1]
    assert [mail.to for mail in mailoutbox] == [[person.email], [UNKNOWN]]
    assert get_user_model()._default_manager.filter(email=person.email).count() == 1


def test_a_reset_does_not_tell_who_has_an_account(
    person: Any, mailoutbox: list[EmailMessage]
) -> None:
    answers = [
        answer("/accounts/password/reset/", {"email": email}) for email in (person.email, UNKNOWN)
    ]

    assert answers[0] == answers[1]
    assert [mail.to for mail in mailoutbox] == [[person.email], [UNKNOWN]]


def test_guessing_a_password_is_stopped_for_the_right_one_too(person: Any) -> None:
    for _ in range(5):
        Client().post("/accounts/login/", {"login": person.email, "password": WRONG})

    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("path", "data", "times"),
    [
        ("/accounts/login/", {"login": UNKNOWN, "password": WRONG}, 30),
        ("/accounts/signup/", {"email": "", "password1": "x", "password2": "y"}, 20),
        ("/accounts/password/reset/", {"email": UNKNOWN}, 5),
    ],
)
def test_a_machine_is_told_to_slow_down(
    client: Client, path: str, data: dict[str, str], times: int
) -> None:
    statuses = [client.post(path, data).status_code for _ in range(times + 1)]

    assert 429 not in statuses[:times]
    assert statuses[-1] == 429


def test_a_forged_header_is_no_way_around_the_limits(client: Client) -> None:
    statuses = [
        client.post(
            "/accounts/login/",
            {"login": f"nobody{number}@example.com", "password": WRONG},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        ).status_code
        for number in range(31)
    ]

    assert statuses[-1] == 429


@pytest.mark.parametrize(
    "data",
    [
        {"is_staff": "on", "is_superuser": "on", "is_active": "on"},
        {"email": "boss@example.com", "groups": "1", "user_permissions": "1", "password": "x"},
    ],
)
def test_nobody_promotes_himself(signed_in: Client, person: Any, data: dict[str, str]) -> None:
    signed_in.post("/accounts/profile/", {"name": "Ada", **data})

    person.refresh_from_db()
    assert (person.name, person.email) == ("Ada", "ada@example.com")
    assert (person.is_staff, person.is_superuser) == (False, False)
    assert person.check_password(PASSWORD)
