"""The address of the visitor."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from quickscale_modules.common.client_ip import client_ip, network

pytestmark = pytest.mark.contract


def ip_of(forwarded: str = "", remote: str = "10.0.0.1") -> str | None:
    meta = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return client_ip(RequestFactory().get("/", REMOTE_ADDR=remote, **meta))


def test_without_a_declared_proxy_the_header_is_the_visitors_own_writing() -> None:
    assert ip_of("203.0.113.9") == "10.0.0.1"


def test_a_declared_proxy_has_the_last_word(settings: Any) -> None:
    settings.BEHIND_PROXY = True

    assert ip_of("1.1.1.1, 203.0.113.9") == "203.0.113.9"


def test_two_proxies_have_the_last_two_words(settings: Any) -> None:
    settings.QUICKSCALE_COMMON_PROXY_COUNT = 2

    assert ip_of("1.1.1.1, 203.0.113.9, 10.0.0.2") == "203.0.113.9"


def test_a_proxy_that_says_nothing_is_the_visitor(settings: Any) -> None:
    settings.BEHIND_PROXY = True

    assert ip_of() == "10.0.0.1"


def test_a_proxy_on_a_unix_socket_is_understood(settings: Any) -> None:
    settings.BEHIND_PROXY = True

    assert ip_of("203.0.113.9", remote="") == "203.0.113.9"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("203.0.113.9:5000", "203.0.113.9"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:DB8::1", "2001:db8::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("unknown", None),
        ("<script>", None),
    ],
)
def test_addresses_are_read_as_proxies_write_them(
    settings: Any, written: str, address: str | None
) -> None:
    settings.BEHIND_PROXY = True

    assert ip_of(written) == address


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (None, "unknown"),
    ],
)
def test_visitors_are_counted_by_what_they_own(address: str | None, counted: str) -> None:
    assert network(address) == counted
