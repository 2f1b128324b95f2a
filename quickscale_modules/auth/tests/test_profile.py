"""The page where a signed-in person arrives."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/accounts/profile/").url == "/accounts/login/?next=/accounts/profile/"


def test_people_change_their_name(signed_in: Client, person: Any) -> None:
    response = signed_in.post("/accounts/profile/", {"name": "Ada King"}, follow=True)

    person.refresh_from_db()
    assert person.name == "Ada King"
    assert [str(message) for message in response.context["messages"]][-1:] == [
        "Your profile was saved."
    ]


def test_a_rejected_name_is_not_shown_as_the_users(signed_in: Client) -> None:
    response = signed_in.post("/accounts/profile/", {"name": "x" * 300})

    assert response.context["form"].errors
    assert response.context["user"].name == "Ada Lovelace"


def test_what_people_may_change_is_a_setting(signed_in: Client, settings: Any) -> None:
    settings.QUICKSCALE_AUTH_PROFILE_FIELDS = []

    assert list(signed_in.get("/accounts/profile/").context["form"].fields) == []
