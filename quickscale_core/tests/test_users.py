"""Users who log in by e-mail."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.sites import AdminSite
from django.contrib.auth import authenticate, get_user_model
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory

from quickscale_core.users.admin import EmailUserAdmin
from quickscale_core.users.factories import PASSWORD, UserFactory
from quickscale_core.users.models import AbstractEmailUser

User: Any = get_user_model()
pytestmark = pytest.mark.django_db

# Every client's first migration holds these fields. To change one is to ask every client for a
# migration: don't, unless that is what you mean.
FROZEN = {
    "email": ("EmailField", {"max_length": 254, "unique": True}),
    "name": ("CharField", {"max_length": 255, "blank": True}),
    "is_active": ("BooleanField", {"default": True}),
    "is_staff": ("BooleanField", {"default": False}),
    "date_joined": ("DateTimeField", {"editable": False}),
}
WORDS = {"verbose_name", "help_text", "error_messages"}


@pytest.mark.contract
def test_the_projects_user_is_an_e_mail_user() -> None:
    assert issubclass(User, AbstractEmailUser)
    assert User.USERNAME_FIELD == "email"
    assert not hasattr(User, "username")


def test_the_fields_that_clients_migrated_stay_as_they_are() -> None:
    fields = {
        field.name: field for field in AbstractEmailUser._meta.local_fields if field.name in FROZEN
    }

    for name, (kind, options) in FROZEN.items():
        _, path, _, given = fields[name].deconstruct()
        kept = {key: value for key, value in given.items() if key not in WORDS}
        assert path.rpartition(".")[2] == kind
        assert options.items() <= kept.items()
    assert {f.name for f in AbstractEmailUser._meta.local_fields} == {
        *FROZEN,
        "password",
        "last_login",
        "is_superuser",
    }


@pytest.mark.contract
def test_an_address_is_one_however_it_is_typed() -> None:
    user = User.objects.create_user(" Ada.Lovelace@Example.COM ", PASSWORD)

    assert user.email == "ada.lovelace@example.com"
    assert User.objects.get_by_natural_key("ADA.lovelace@example.com") == user
    assert authenticate(username="Ada.Lovelace@EXAMPLE.com", password=PASSWORD) == user


@pytest.mark.contract
def test_a_second_account_of_one_address_is_refused_even_by_the_database() -> None:
    user = User.objects.create_user("ada@example.com")
    clone = User(email="ADA@example.com")
    with pytest.raises(ValidationError):
        clone.full_clean(exclude=["password"])

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ADA@example.com")
    other = User.objects.create_user("grace@example.com")
    with pytest.raises(IntegrityError), transaction.atomic():
        # Past every method of ours.
        User.objects.filter(pk=other.pk).update(email="Ada@Example.com")

    assert user.pk != other.pk


@pytest.mark.contract
def test_creating_a_user_hashes_the_password() -> None:
    user = User.objects.create_user("ada@example.com", PASSWORD)

    assert user.password != PASSWORD
    assert user.check_password(PASSWORD)
    assert (user.is_active, user.is_staff, user.is_superuser) == (True, False, False)


@pytest.mark.contract
def test_a_user_without_a_password_cannot_log_in() -> None:
    user = User.objects.create_user("ada@example.com")

    assert not user.has_usable_password()
    assert authenticate(username="ada@example.com", password="") is None


@pytest.mark.contract
def test_a_user_needs_an_address() -> None:
    with pytest.raises(ValueError, match="e-mail address"):
        User.objects.create_user("")


@pytest.mark.contract
def test_a_superuser_may_do_everything() -> None:
    user = User.objects.create_superuser("root@example.com", PASSWORD)

    assert user.is_staff
    assert user.has_perm("anything.at_all")


@pytest.mark.parametrize(
    ("name", "full", "short"),
    [("Ada Lovelace", "Ada Lovelace", "Ada"), ("", "ada@example.com", "ada")],
)
def test_a_person_is_called_by_name_where_there_is_one(name: str, full: str, short: str) -> None:
    user = User(email="ada@example.com", name=name)

    assert (user.get_full_name(), user.get_short_name()) == (full, short)


@pytest.mark.contract
def test_a_user_can_be_written_to(settings: Any) -> None:
    UserFactory(email="ada@example.com").email_user("Welcome", "Hello!", "shop@acme.test")

    assert [message.to for message in mail.outbox] == [["ada@example.com"]]


@pytest.mark.contract
def test_the_factory_makes_people_of_every_kind() -> None:
    plain, staff, boss, gone = (
        UserFactory(),
        UserFactory(staff=True),
        UserFactory(superuser=True),
        UserFactory(inactive=True),
    )

    assert len({user.email for user in (plain, staff, boss, gone)}) == 4
    assert (plain.is_staff, staff.is_staff, boss.is_superuser) == (False, True, True)
    assert authenticate(username=plain.email, password=PASSWORD) == plain
    assert authenticate(username=gone.email, password=PASSWORD) is None


def test_an_argon2_hash_is_what_production_stores(settings: Any) -> None:
    from quickscale_core.settings.base import PASSWORD_HASHERS

    settings.PASSWORD_HASHERS = PASSWORD_HASHERS

    assert User.objects.create_user("ada@example.com", PASSWORD).password.startswith("argon2")


def test_the_admins_form_makes_a_user_by_e_mail(rf: RequestFactory) -> None:
    admin = EmailUserAdmin(User, AdminSite())
    request = rf.get("/")
    request.user = UserFactory.build(superuser=True)
    form_class = admin.get_form(request, obj=None)

    form = form_class(
        {
            "email": "Ada@Example.com",
            "name": "Ada",
            "usable_password": "true",
            "password1": PASSWORD,
            "password2": PASSWORD,
        }
    )

    assert form.is_valid(), form.errors
    assert form.save().email == "ada@example.com"
    assert "username" not in form.fields


def test_the_admin_finds_and_lists_users_by_e_mail(site: Client) -> None:
    boss, ada = UserFactory(superuser=True), UserFactory(email="ada@example.com")
    site.force_login(boss)
    base = f"/admin/{User._meta.app_label}/{User._meta.model_name}/"

    for path in (f"{base}?q=ada", f"{base}add/", f"{base}{ada.pk}/change/"):
        assert site.get(path).status_code == 200


def test_the_constraint_bears_the_names_of_app_and_model() -> None:
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, User._meta.db_table)

    assert f"{User._meta.app_label}_{User._meta.model_name}_email_unique" in constraints
