"""The Content-Security-Policy."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from quickscale_core.csp import NONCE, NONE, SELF, active_policy, content_security_policy
from quickscale_core.settings.base import CORE_CSP

HEADER = "Content-Security-Policy"


def directives(header: str) -> dict[str, set[str]]:
    parts = (part.split() for part in header.split(";"))
    return {part[0]: set(part[1:]) for part in parts}


def test_the_sources_of_all_slots_add_up() -> None:
    policy = content_security_policy(
        {"script-src": [SELF, NONCE], "img-src": [SELF]},
        {"script-src": [SELF, "https://js.stripe.com"], "frame-src": ["https://js.stripe.com"]},
    )

    assert policy == {
        "script-src": [SELF, NONCE, "https://js.stripe.com"],
        "img-src": [SELF],
        "frame-src": ["https://js.stripe.com"],
    }


def test_a_source_displaces_none() -> None:
    assert content_security_policy({"frame-src": [NONE]}, {"frame-src": [SELF]}) == {
        "frame-src": [SELF]
    }
    assert content_security_policy({"frame-src": [NONE]}, {}) == {"frame-src": [NONE]}


def test_merging_leaves_the_slots_as_they_are() -> None:
    slot = {"img-src": [SELF]}

    content_security_policy(slot, {"img-src": ["data:"]})

    assert slot == {"img-src": [SELF]}


def test_core_allows_nothing_inline_and_nothing_foreign() -> None:
    sources = [source for listed in CORE_CSP.values() for source in listed]

    assert set(map(str, sources)) == {SELF, NONE, str(NONCE), "data:"}


@pytest.mark.contract
def test_every_page_carries_the_policy_of_the_settings(site: Client) -> None:
    sent = directives(site.get("/plain").headers[HEADER])

    assert set(sent) >= set(active_policy())
    assert not {"'unsafe-inline'", "'unsafe-eval'"} & (sent["script-src"] | sent["style-src"])


@pytest.mark.contract
@pytest.mark.django_db
def test_the_nonce_of_the_page_is_the_nonce_of_the_policy(site: Client) -> None:
    first, second = site.get("/page"), site.get("/page")

    nonces = []
    for response in (first, second):
        (nonce,) = re.findall(r'nonce="([^"]+)"', response.content.decode())
        assert f"'nonce-{nonce}'" in directives(response.headers[HEADER])["script-src"]
        nonces.append(nonce)
    assert nonces[0] != nonces[1]


def test_a_page_that_reads_no_nonce_has_none(site: Client) -> None:
    assert "nonce" not in site.get("/plain").headers[HEADER]


def test_error_pages_carry_the_policy(site: Client) -> None:
    assert HEADER in site.get("/broken").headers
    assert HEADER in site.get("/suspicious").headers
