"""What auth writes into the audit log."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quickscale_core.users.factories import PASSWORD
from quickscale_modules.common.models import AuditEntry

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


def written() -> list[tuple[str, Any]]:
    return [(entry.action, entry.actor) for entry in AuditEntry.objects.order_by("pk")]


def test_coming_and_going_are_written_down(signed_in: Client, person: Any) -> None:
    signed_in.post("/accounts/logout/")

    assert written() == [("auth.login", person), ("auth.logout", person)]
    assert {entry.ip for entry in AuditEntry.objects.all()} == {"127.0.0.1"}


def test_a_failed_login_names_the_address_and_never_the_password(
    client: Client, person: Any
) -> None:
    client.post("/accounts/login/", {"login": person.email, "password": "hunter2 hunter2"})

    (entry,) = AuditEntry.objects.all()
    assert (entry.action, entry.details) == ("auth.login_failed", {"login": person.email})


def test_a_password_typed_into_the_wrong_field_is_not_kept(client: Client) -> None:
    client.login(username="hunter2 hunter2", password="x")

    assert [entry.details for entry in AuditEntry.objects.all()] == [{"login": ""}]


def test_a_changed_password_is_written_down(signed_in: Client, person: Any) -> None:
    new = "another long sentence"
    signed_in.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert ("auth.password_changed", person) in written()
