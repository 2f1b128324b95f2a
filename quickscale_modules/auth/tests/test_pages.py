"""Every account page, as visitors see it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import allauth.account
import pytest
from django.conf import settings as django_settings
from django.template.loader import get_template
from django.test import Client
from django.urls import get_resolver

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

ANONYMOUS = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/password/reset/key/x-y/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/expired/",
    "/accounts/inactive/",
]
SIGNED_IN = [
    "/accounts/profile/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
]
ALLAUTH_PAGES = sorted(
    path.name
    for path in (Path(allauth.account.__path__[0]).parent / "templates" / "account").glob("*.html")
)


def forbidden(content: str) -> list[str]:
    """Return what a strict Content-Security-Policy forbids."""
    signs = ["<style", " style=", " onclick=", " onload=", " onsubmit=", "javascript:"]
    found = [sign for sign in signs if sign in content]
    inline = content.count("<script") - content.count("<script src=")
    return found + ["<script>"] * inline


def check(page: Any) -> None:
    content = page.content.decode()
    assert page.status_code == 200
    assert "quickscale_core/quickscale.css" in content
    assert '<meta name="robots" content="noindex">' in content
    assert forbidden(content) == []


@pytest.mark.parametrize("path", ANONYMOUS)
def test_strangers_see_our_pages(client: Client, path: str) -> None:
    check(client.get(path))


@pytest.mark.parametrize("path", SIGNED_IN)
def test_people_who_signed_in_see_our_pages(signed_in: Client, path: str) -> None:
    check(signed_in.get(path))


def test_people_without_a_password_set_one(signed_in: Client, person: Any) -> None:
    person.set_unusable_password()
    person.save()
    signed_in.force_login(person)

    check(signed_in.get("/accounts/password/set/"))


def test_a_list_of_addresses_is_ours_too(signed_in: Client, person: Any) -> None:
    person.emailaddress_set.create(email="second@example.com")
    context = {
        "emailaddresses": person.emailaddress_set.all(),
        "can_add_email": True,
        "user": person,
        "form": "",
    }

    content = get_template("account/email.html").render(context)

    assert forbidden(content) == []
    assert content.count('name="action_primary"') == content.count('name="action_send"') == 1
    assert content.count('name="action_remove"') == 1


def test_no_page_of_these_is_forgotten() -> None:
    """A new allauth with a new page fails here, until somebody has looked at the page."""
    ways = get_resolver(django_settings.ROOT_URLCONF).reverse_dict
    tested = {"account_login", "account_signup", "account_reset_password"}
    tested |= {"account_reset_password_done", "account_reset_password_from_key_done"}
    tested |= {"account_reset_password_from_key", "account_email_verification_sent"}
    tested |= {"account_confirm_email", "account_inactive", "account_email"}
    tested |= {"account_change_password", "account_set_password", "account_logout"}
    tested |= {"account_reauthenticate", "account_confirm_login_code"}
    names = {name for name in ways if isinstance(name, str)}

    assert {name for name in names if name.startswith("account_")} == tested


@pytest.mark.parametrize("name", ALLAUTH_PAGES)
def test_each_page_of_allauth_can_be_parsed(name: str) -> None:
    get_template(f"account/{name}")


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/"])
def test_a_strangers_page_asks_the_database_nothing(
    client: Client, django_assert_num_queries: Any, path: str
) -> None:
    with django_assert_num_queries(0):
        assert client.get(path).status_code == 200


def test_the_profile_asks_the_database_little(
    signed_in: Client, django_assert_max_num_queries: Any
) -> None:
    signed_in.get("/accounts/profile/")  # shows, and forgets, the message of the login

    with django_assert_max_num_queries(3):
        assert signed_in.get("/accounts/profile/").status_code == 200


def test_a_project_restyles_all_pages_by_one_template(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "base.html").write_text("<i>restyled</i>{% block content %}{% endblock %}")
    (templates,) = settings.TEMPLATES
    settings.TEMPLATES = [{**templates, "DIRS": [tmp_path, *templates["DIRS"]]}]

    pages = [client.get(path).content.decode() for path in ANONYMOUS]

    assert all(page.lstrip().startswith("<i>restyled</i>") for page in pages)


def test_a_german_site_speaks_german(client: Client, settings: Any) -> None:
    settings.LANGUAGE_CODE = "de"

    assert "Passwort" in client.get("/accounts/login/").content.decode()
