from __future__ import annotations

import pytest
from django.conf import settings
from quickscale_core.users.factories import UserFactory


def test_the_home_page_names_the_site(client):
    response = client.get("/")

    assert response.status_code == 200
    assert response.context["site_name"] == settings.SITE_NAME


@pytest.mark.django_db
def test_the_home_page_greets_people_who_are_signed_in(client):
    client.force_login(UserFactory())

    response = client.get("/")

    assert response.status_code == 200
