"""What the system checks of auth find."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.checks import run_checks

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


def found(*, deploy: bool = False) -> list[str | None]:
    messages = run_checks(include_deployment_checks=deploy)
    return [message.id for message in messages if str(message.id).startswith("quickscale_auth")]


def test_the_defaults_are_fine() -> None:
    assert found(deploy=True) == []


@pytest.mark.parametrize(
    ("setting", "value", "finding"),
    [
        ("QUICKSCALE_AUTH_ROLES", {"editor": ["auth.view_grup"]}, "quickscale_auth.E001"),
        ("QUICKSCALE_AUTH_ROLES", {"editor": "auth.view_group"}, "quickscale_auth.E002"),
        ("QUICKSCALE_AUTH_PROFILE_FIELDS", ["nickname"], "quickscale_auth.E003"),
        ("QUICKSCALE_AUTH_PROFILE_FIELDS", ["is_superuser"], "quickscale_auth.E003"),
        ("QUICKSCALE_AUTH_PROFILE_FIELDS", ["date_joined"], "quickscale_auth.E003"),
        ("ACCOUNT_EMAIL_VERIFICATION", "optional", "quickscale_auth.W001"),
    ],
)
def test_a_setting_that_cannot_work_is_found(
    settings: Any, setting: str, value: Any, finding: str
) -> None:
    setattr(settings, setting, value)

    assert found(deploy=True) == [finding]
