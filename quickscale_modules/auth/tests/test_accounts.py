"""The ways through the account pages, from sign-up to a new password."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from quickscale_core.users.factories import PASSWORD, UserFactory

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

Mails = list[EmailMultiAlternatives]
NEW_PASSWORD = "a quite different sentence"


def path_in(mail: EmailMultiAlternatives) -> str:
    """Return the path of the link that a mail carries."""
    match = re.search(r"http://testserver(/accounts/\S+/)", str(mail.body))
    assert match
    return match[1]


def sign_in(client: Client, email: str, password: str = PASSWORD, **data: str) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": password, **data})


def sign_up(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post(
        "/accounts/signup/", {"email": email, "password1": password, "password2": password}
    )


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_stranger_signs_up_answers_the_mail_and_signs_in(
    client: Client, mailoutbox: Mails
) -> None:
    signed_up = sign_up(client, "New@Example.com")
    before = sign_in(client, "new@example.com")
    client.post(path_in(mailoutbox[0]))

    after = sign_in(client, "NEW@example.com")

    assert signed_up.url == before.url == "/accounts/confirm-email/"
    assert after.url == "/accounts/profile/"
    assert EmailAddress.objects.get().verified
    assert get_user_model()._default_manager.get().email == "new@example.com"


def test_people_sign_out_by_a_button_and_not_by_a_link(signed_in: Client) -> None:
    asked = signed_in.get("/accounts/logout/")
    was_signed_in = is_signed_in(signed_in)

    signed_in.post("/accounts/logout/")

    assert (asked.status_code, was_signed_in) == (200, True)
    assert not is_signed_in(signed_in)


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(
    client: Client, person: Any, mailoutbox: Mails
) -> None:
    client.post("/accounts/password/reset/", {"email": person.email})
    link = path_in(mailoutbox[0])
    form_url = client.get(link).url
    client.post(form_url, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    again = Client().get(link)

    assert sign_in(client, person.email, NEW_PASSWORD).url == "/accounts/profile/"
    assert again.context["token_fail"]


def test_a_changed_password_signs_out_other_browsers_and_is_told_by_mail(
    signed_in: Client, person: Any, mailoutbox: Mails
) -> None:
    elsewhere = Client()
    sign_in(elsewhere, person.email)

    signed_in.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    )

    assert signed_in.get("/accounts/profile/").status_code == 200
    assert elsewhere.get("/accounts/profile/").status_code == 302
    assert [mail.to for mail in mailoutbox] == [[person.email]]


def test_an_address_changes_after_the_password_and_when_the_new_one_has_answered(
    signed_in: Client, person: Any, mailoutbox: Mails
) -> None:
    asked = signed_in.post("/accounts/email/", {"action_add": "", "email": "ada@example.org"})
    signed_in.post(asked.url, {"password": PASSWORD})
    person.refresh_from_db()
    before = person.email
    signed_in.post(path_in(mailoutbox[0]))

    person.refresh_from_db()
    assert (before, person.email) == ("ada@example.com", "ada@example.org")
    assert EmailAddress.objects.get().email == "ada@example.org"


def test_a_borrowed_session_changes_no_address(signed_in: Client, mailoutbox: Mails) -> None:
    response = signed_in.post("/accounts/email/", {"action_add": "", "email": "thief@example.org"})
    signed_in.post(response.url, {"password": "a guess"})

    assert response.url.startswith("/accounts/reauthenticate/")
    assert EmailAddress.objects.get().email == "ada@example.com"
    assert mailoutbox == []


@pytest.mark.parametrize(
    "target", ["//evil.example", "https:evil.example", r"/\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(client: Client, person: Any, target: str) -> None:
    response = sign_in(client, person.email, next=target)

    assert response.url == "/accounts/profile/"


def test_people_arrive_where_they_wanted_to_go(client: Client, person: Any) -> None:
    assert sign_in(client, person.email, next="/contact/").url == "/contact/"


def test_a_session_gets_a_new_key_at_sign_in(client: Client, person: Any) -> None:
    session = client.session
    session["basket"] = "tea"
    session.save()
    before = session.session_key

    sign_in(client, person.email)

    assert client.session["basket"] == "tea"
    assert client.session.session_key != before


def test_a_closed_account_stays_closed(client: Client, person: Any) -> None:
    person.is_active = False
    person.save()

    response = sign_in(client, person.email)

    assert not is_signed_in(client)
    assert response.status_code == 200 or response.url == "/accounts/inactive/"


def test_an_old_hash_is_replaced_at_sign_in(client: Client, person: Any, settings: Any) -> None:
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
    person.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=1)
    person.save()

    sign_in(client, person.email)

    person.refresh_from_db()
    assert person.password.startswith("argon2$")


def test_a_site_may_close_its_door_to_strangers(client: Client, settings: Any) -> None:
    settings.QUICKSCALE_AUTH_SIGNUP_OPEN = False

    login, signup = client.get("/accounts/login/"), client.get("/accounts/signup/")
    sign_up(client, "new@example.com")

    assert "/accounts/signup/" not in login.content.decode()
    assert "<form" not in signup.content.decode().partition("<main")[2]
    assert not get_user_model()._default_manager.exists()


def test_a_user_whom_the_admin_made_verifies_the_address_first(
    client: Client, mailoutbox: Mails
) -> None:
    UserFactory(email="made@example.com")

    response = sign_in(client, "made@example.com")

    assert response.url == "/accounts/confirm-email/"
    assert [mail.to for mail in mailoutbox] == [["made@example.com"]]
