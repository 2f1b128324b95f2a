"""What holds for the site as a whole, whatever its pages say."""

from __future__ import annotations

import pytest
from django.conf import settings
from quickscale_core.users.factories import UserFactory


def test_the_home_page_answers_anyone(client):
    response = client.get("/")

    assert response.status_code == 200


def test_the_home_page_answers_people_who_are_signed_in(client):
    client.force_login(UserFactory())

    response = client.get("/")

    assert response.status_code == 200


def test_an_unknown_address_is_a_real_404(client):
    response = client.get("/no-such-page/")

    assert response.status_code == 404


@pytest.mark.parametrize("path", ["/healthz/live", "/healthz/ready"])
def test_health_checks_answer(client, path):
    response = client.get(path)

    assert response.status_code == 200


def test_the_admin_is_closed_to_people_who_are_not_staff(client):
    client.force_login(UserFactory())

    response = client.get(f"/{settings.ADMIN_PATH}")

    assert response.status_code == 302


def test_the_admin_opens_for_staff(admin_client):
    response = admin_client.get(f"/{settings.ADMIN_PATH}")

    assert response.status_code == 200
