"""The site and the people that the tests of auth start from."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client

from quickscale_core.users.factories import UserFactory
from quickscale_modules.auth import settings as auth
from quickscale_modules.common import settings as common


@pytest.fixture(autouse=True)
def pinned(pin_settings: Any, settings: Any) -> None:
    pin_settings("quickscale_modules.auth.tests.urls", common=common, auth=auth)
    for name in dir(django_settings):
        if name.startswith("ACCOUNT_") and not hasattr(auth, name):
            delattr(settings, name)
    for name in dir(auth):
        if name.startswith(("ACCOUNT_", "LOGIN_")):
            setattr(settings, name, getattr(auth, name))
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"}
    ]
    cache.clear()


@pytest.fixture
def person(db: None) -> Any:
    """Somebody whose address is verified."""
    user = UserFactory(email="ada@example.com", name="Ada Lovelace")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@pytest.fixture
def signed_in(person: Any) -> Client:
    """The browser of somebody who has just signed in with the password."""
    client = Client()
    client.post(
        "/accounts/login/",
        {"login": person.email, "password": "correct horse battery staple"},
    )
    return client
