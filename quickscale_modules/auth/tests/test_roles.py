"""Roles that are declared in code."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db.models.signals import post_migrate
from django.template import engines
from django.test import Client

from quickscale_core.users.factories import UserFactory
from quickscale_modules.auth.roles import has_role

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

VIEW = "quickscale_common.view_auditentry"
SEE_GROUPS = "auth.view_group"
ADD_GROUPS = "auth.add_group"


@pytest.fixture(autouse=True)
def roles(settings: Any) -> None:
    settings.QUICKSCALE_AUTH_ROLES = {"editor": [VIEW, SEE_GROUPS], "boss": []}


def permissions_of(role: str) -> set[str]:
    rows = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}" for row in rows}


def sync(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("syncroles", *arguments, stdout=out)
    return out.getvalue().splitlines()


def person_with(role: str) -> Any:
    user = UserFactory()
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


def test_roles_become_groups_with_their_permissions() -> None:
    lines = sync()

    assert lines == [f"editor: new, +{SEE_GROUPS}, +{VIEW}", "boss: new"]
    assert (permissions_of("editor"), permissions_of("boss")) == ({VIEW, SEE_GROUPS}, set())


def test_a_dry_run_says_the_same_and_changes_nothing() -> None:
    planned = sync("--dry-run")

    assert not Group.objects.filter(name__in=["editor", "boss"]).exists()
    assert sync() == planned


def test_what_the_code_no_longer_grants_is_taken_away(settings: Any) -> None:
    sync()
    settings.QUICKSCALE_AUTH_ROLES = {"editor": [VIEW, ADD_GROUPS]}

    lines = sync()

    assert lines == [f"editor: +{ADD_GROUPS}, -{SEE_GROUPS}"]
    assert permissions_of("editor") == {VIEW, ADD_GROUPS}
    assert sync() == ["editor: unchanged"]


def test_groups_that_nobody_declared_are_left_alone(settings: Any) -> None:
    guests = Group.objects.create(name="guests")
    guests.permissions.add(Permission.objects.get(codename="view_group"))

    sync()

    assert permissions_of("guests") == {SEE_GROUPS}


def test_a_site_without_roles_is_told_so(settings: Any) -> None:
    settings.QUICKSCALE_AUTH_ROLES = {}

    assert sync() == ["QUICKSCALE_AUTH_ROLES declares no role."]


def test_migrations_end_with_the_roles_even_before_their_permissions_were_made() -> None:
    Permission.objects.filter(content_type__app_label="quickscale_common").delete()

    config = apps.get_app_config("auth")

    post_migrate.send(
        config, app_config=config, using="default", apps=apps, verbosity=0, interactive=False
    )

    assert permissions_of("editor") == {VIEW, SEE_GROUPS}


def test_the_command_refuses_permissions_that_do_not_exist(settings: Any) -> None:
    settings.QUICKSCALE_AUTH_ROLES = {"editor": ["auth.vew_group"]}

    with pytest.raises(SystemCheckError, match="Did you mean 'auth\\.view_group'"):
        call_command("syncroles", skip_checks=False)

    assert not Group.objects.filter(name__in=["editor", "boss"]).exists()


def test_people_have_the_roles_of_their_groups() -> None:
    editor = person_with("editor")

    assert has_role(editor, "editor")
    assert has_role(editor, "boss", "editor")
    assert not has_role(editor, "boss")
    assert not has_role(AnonymousUser(), "editor")


def test_a_superuser_has_every_role_and_a_closed_account_none() -> None:
    closed = person_with("editor")
    closed.is_active = False

    assert has_role(UserFactory(superuser=True), "editor")
    assert not has_role(closed, "editor")


def test_asking_twice_costs_one_query(django_assert_num_queries: Any) -> None:
    editor = person_with("editor")

    with django_assert_num_queries(1):
        assert has_role(editor, "editor")
        assert not has_role(editor, "boss")


def test_a_misspelt_role_is_no_role_that_everybody_lacks() -> None:
    with pytest.raises(ImproperlyConfigured, match="'edtior'"):
        has_role(UserFactory(), "edtior")


@pytest.mark.parametrize("path", ["/desk/", "/safe/"])
def test_a_stranger_is_asked_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path).url == f"/accounts/login/?next={path}"


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("editor", "/desk/", 200),
        ("boss", "/desk/", 200),
        ("guest", "/desk/", 403),
        ("boss", "/safe/", 200),
        ("editor", "/safe/", 403),
    ],
)
def test_a_view_is_for_people_with_its_role(
    client: Client, role: str, path: str, status: int
) -> None:
    client.force_login(person_with(role), "django.contrib.auth.backends.ModelBackend")

    assert client.get(path).status_code == status


def test_a_template_asks_for_a_role() -> None:
    template = engines["django"].from_string(
        '{% load quickscale_auth %}{% if user|has_role:"editor" %}yes{% else %}no{% endif %}'
    )

    people = [person_with("editor"), UserFactory(), AnonymousUser()]

    assert [template.render({"user": user}) for user in people] == ["yes", "no", "no"]
