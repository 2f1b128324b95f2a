"""Users for tests."""

# mypy: disable-error-code="no-untyped-call,attr-defined"
# (factory_boy's declarations have no types)

from __future__ import annotations

from typing import Any

import factory
from django.conf import settings
from factory.django import DjangoModelFactory

PASSWORD = "correct horse battery staple"  # noqa: S105  (of made-up people only)


class UserFactory(DjangoModelFactory[Any]):
    """A user of the project's own model; all of them know the password above."""

    class Meta:
        model = settings.AUTH_USER_MODEL
        django_get_or_create = ("email",)
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.com")
    name = factory.Sequence(lambda number: f"Person {number}")
    password = factory.django.Password(PASSWORD)

    class Params:
        staff = factory.Trait(is_staff=True)
        superuser = factory.Trait(is_staff=True, is_superuser=True)
        inactive = factory.Trait(is_active=False)
