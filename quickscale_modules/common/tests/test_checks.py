"""What the system checks of common find."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.checks import run_checks

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


def found(*, deploy: bool = False) -> list[str | None]:
    messages = run_checks(include_deployment_checks=deploy)
    return [message.id for message in messages if str(message.id).startswith("quickscale_common")]


def test_the_defaults_are_fine() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("setting", "value", "finding"),
    [
        ("QUICKSCALE_COMMON_LEGAL_PAGES", {"a page": "A page"}, "quickscale_common.E001"),
        ("QUICKSCALE_COMMON_LEGAL_PAGES", {"cookies": "Cookies"}, "quickscale_common.E002"),
        ("QUICKSCALE_COMMON_CONTACT_RATE", "often", "quickscale_common.E003"),
        ("QUICKSCALE_COMMON_CONTACT_EMAIL", "nobody", "quickscale_common.E004"),
        ("QUICKSCALE_COMMON_SITEMAPS", {"x": "no.such.Sitemap"}, "quickscale_common.E005"),
    ],
)
def test_a_setting_that_cannot_work_is_found(
    settings: Any, setting: str, value: Any, finding: str
) -> None:
    setattr(settings, setting, value)

    assert found() == [finding]


@pytest.mark.parametrize(
    "address", ["webmaster@localhost", "Acme <webmaster@localhost>", "a@change-me.example"]
)
def test_a_contact_form_that_nobody_reads_is_found_before_deployment(
    settings: Any, address: str
) -> None:
    settings.DEFAULT_FROM_EMAIL = address

    assert found(deploy=True) == ["quickscale_common.W006"]
    settings.QUICKSCALE_COMMON_CONTACT_EMAIL = "office@example.com"
    assert found(deploy=True) == []


@pytest.mark.parametrize("address", ["a@example.com", "Acme <a@example.com>", "root@localhost"])
def test_addresses_that_mail_servers_take_are_fine(settings: Any, address: str) -> None:
    settings.QUICKSCALE_COMMON_CONTACT_EMAIL = address

    assert found() == []
