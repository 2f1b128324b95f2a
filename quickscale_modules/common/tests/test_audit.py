"""The audit log."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from quickscale_core.users.factories import UserFactory
from quickscale_modules.common.audit import record
from quickscale_modules.common.models import AuditEntry

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


def request_of(user: Any, **meta: str) -> Any:
    request = RequestFactory().get("/", **meta)
    request.user = user
    return request


def test_one_call_writes_who_did_what_to_what_and_from_where() -> None:
    actor, target = UserFactory(), UserFactory()

    record("user.blocked", request_of(actor, REMOTE_ADDR="192.0.2.7"), target=target, days=3)

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.target) == ("user.blocked", actor, target)
    assert (entry.ip, entry.details) == ("192.0.2.7", {"days": 3})
    assert str(entry) == f"user.blocked {target}"


def test_what_happens_without_a_person_is_written_too() -> None:
    record("import.finished", rows=10)
    record("form.sent", request_of(AnonymousUser()))

    assert [entry.actor for entry in AuditEntry.objects.all()] == [None, None]


def test_secrets_are_masked_however_deep_they_lie() -> None:
    record("a", new_password="hunter2", body={"list": [{"API_KEY": "k", "name": "n"}]})

    assert AuditEntry.objects.get().details == {
        "new_password": "***",
        "body": {"list": [{"API_KEY": "***", "name": "n"}]},
    }


def test_an_action_that_was_rolled_back_leaves_no_entry() -> None:
    def fail() -> None:
        with transaction.atomic():
            record("order.paid")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert not AuditEntry.objects.exists()


def test_the_entry_outlives_the_person() -> None:
    actor = UserFactory()
    record("user.left", actor=actor)

    actor.delete()

    assert AuditEntry.objects.get().actor is None


def test_the_admin_shows_the_log_and_changes_nothing(client: Client) -> None:
    staff = UserFactory(superuser=True)
    entry = record("user.blocked", actor=staff, target=staff)
    client.force_login(staff)
    change = reverse("admin:quickscale_common_auditentry_change", args=[entry.pk])

    pages = {
        "list": client.get(reverse("admin:quickscale_common_auditentry_changelist"), {"q": "user"}),
        "entry": client.get(change),
        "add": client.get(reverse("admin:quickscale_common_auditentry_add")),
        "save": client.post(change, {"action": "other"}),
        "delete": client.post(
            reverse("admin:quickscale_common_auditentry_delete", args=[entry.pk]), {"post": "yes"}
        ),
    }

    assert {name: page.status_code for name, page in pages.items()} == {
        "list": 200,
        "entry": 200,
        "add": 403,
        "save": 403,
        "delete": 403,
    }
    assert AuditEntry.objects.filter(pk=entry.pk, action="user.blocked").exists()


def test_the_list_of_the_admin_needs_no_query_for_each_row(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    staff = UserFactory(superuser=True)
    client.force_login(staff)
    for _ in range(50):
        record("user.blocked", actor=UserFactory())

    with django_assert_max_num_queries(8):
        client.get(reverse("admin:quickscale_common_auditentry_changelist"))
