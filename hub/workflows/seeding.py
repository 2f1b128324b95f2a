"""Demo accounts for the live site."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from hub.models import User

STAFF = "staff@example.com"
MEMBER = "member@example.com"


@dataclass(frozen=True)
class Account:
    """A demo account; ``password`` is known now and never again."""

    email: str
    is_staff: bool
    password: str


def plan() -> list[Account]:
    """Return the demo accounts that are not there yet, with fresh random passwords."""
    wanted = ((STAFF, True), (MEMBER, False))
    known = set(User.objects.filter(email__in=[STAFF, MEMBER]).values_list("email", flat=True))
    return [
        Account(email, is_staff, secrets.token_urlsafe(12))
        for email, is_staff in wanted
        if email not in known
    ]


def apply(accounts: list[Account]) -> None:
    """Make the accounts."""
    for account in accounts:
        make = User.objects.create_superuser if account.is_staff else User.objects.create_user
        make(account.email, account.password)
