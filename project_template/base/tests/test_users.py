from __future__ import annotations

from django.contrib.auth import get_user_model
from django.urls import reverse
from quickscale_core.users.factories import UserFactory


def test_people_sign_in_with_their_email_address(client):
    get_user_model().objects.create_user("ada@example.com", "correct horse battery")

    assert client.login(username="ada@example.com", password="correct horse battery")


def test_the_admin_lists_people_and_opens_one(admin_client):
    person = UserFactory()

    changelist = admin_client.get(reverse("admin:users_user_changelist"))
    change = admin_client.get(reverse("admin:users_user_change", args=[person.pk]))

    assert person.email in changelist.content.decode()
    assert change.status_code == 200


def test_the_admin_has_a_form_for_new_people(admin_client):
    response = admin_client.get(reverse("admin:users_user_add"))

    assert response.status_code == 200
