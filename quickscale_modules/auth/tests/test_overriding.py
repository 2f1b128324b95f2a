"""What the README says about overriding, done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMultiAlternatives
from django.template import engines
from django.test import Client, RequestFactory

from quickscale_core.users.factories import PASSWORD, UserFactory

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

HERE = "quickscale_modules.auth.tests.overriding"
MENU = '{% include "quickscale_auth/menu.html" %}'
NEW = {"email": "new@example.com", "password1": PASSWORD, "password2": PASSWORD, "name": "Ada"}


@pytest.fixture(autouse=True)
def overriding(pinned: None, settings: Any, tmp_path: Path) -> None:
    settings.ROOT_URLCONF = HERE
    (templates,) = settings.TEMPLATES
    settings.TEMPLATES = [{**templates, "DIRS": [tmp_path, *templates["DIRS"]]}]


def menu_of(user: Any) -> str:
    request = RequestFactory().get("/")
    return engines["django"].from_string(MENU).render({"user": user}, request)


def test_a_projects_view_is_used_at_the_url_listed_first(client: Client, tmp_path: Path) -> None:
    (tmp_path / "greeting.html").write_text("Servus {{ profile.name }}")
    client.force_login(UserFactory(name="Ada"), backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/me/accounts/profile/").content.decode() == "Servus Ada"


def test_a_projects_form_asks_for_more_at_sign_up(client: Client, settings: Any) -> None:
    settings.ACCOUNT_FORMS = {"signup": f"{HERE}.NamedSignupForm"}

    client.post("/me/accounts/signup/", NEW)

    assert get_user_model()._default_manager.get().name == "Ada"


def test_a_projects_adapter_decides_who_may_sign_up(client: Client, settings: Any) -> None:
    settings.ACCOUNT_ADAPTER = f"{HERE}.InvitedOnly"

    client.post("/me/accounts/signup/", NEW)
    before = get_user_model()._default_manager.count()
    client.post("/me/accounts/signup/?invitation=tea", NEW)

    assert (before, get_user_model()._default_manager.count()) == (0, 1)


def test_a_mail_may_have_an_html_side_of_its_own(
    client: Client, tmp_path: Path, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    folder = tmp_path / "account" / "email"
    folder.mkdir(parents=True)
    (folder / "email_confirmation_signup_message.html").write_text("<b>{{ activate_url }}</b>")

    client.post("/me/accounts/signup/", NEW)

    ((html, _),) = mailoutbox[0].alternatives
    assert str(html).startswith("<b>http://testserver/me/accounts/confirm-email/")


def test_the_menu_follows_the_urls_and_the_person(client: Client) -> None:
    stranger, known = menu_of(AnonymousUser()), menu_of(UserFactory())

    assert 'href="/me/accounts/login/"' in stranger
    assert 'href="/me/accounts/signup/"' in stranger
    assert 'href="/me/accounts/profile/"' in known
    assert 'action="/me/accounts/logout/"' in known
