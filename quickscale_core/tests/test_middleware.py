"""Request ids and security headers."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient, Client

from quickscale_core import app_settings
from quickscale_core.request_id import current_request_id

pytestmark = pytest.mark.contract


def test_every_response_carries_a_new_id(site: Client) -> None:
    ids = {site.get("/plain").headers["X-Request-ID"] for _ in range(3)}

    assert len(ids) == 3
    assert all(len(request_id) == 32 for request_id in ids)


@pytest.mark.parametrize("proposed", ["3f2a-1c9", "Root=1-67891233-abcdef012345678912345678"])
def test_the_id_of_the_proxy_is_taken(site: Client, proposed: str) -> None:
    response = site.get("/plain", headers={"x-request-id": proposed})

    assert response.headers["X-Request-ID"] == proposed


@pytest.mark.parametrize("proposed", ["", "a b", 'x"}', "x" * 129, "ümlaut", "<script>", "a\tb"])
def test_an_id_that_could_do_harm_is_replaced(site: Client, proposed: str) -> None:
    response = site.get("/plain", headers={"x-request-id": proposed})

    assert response.headers["X-Request-ID"] != proposed
    assert len(response.headers["X-Request-ID"]) == 32


@pytest.mark.usefixtures("site")
def test_an_asynchronous_site_has_ids_too() -> None:
    get = async_to_sync(AsyncClient().get)

    response = get("/plain", headers={"x-request-id": "of-async"})

    assert response.headers["X-Request-ID"] == "of-async"
    assert response.headers["Permissions-Policy"]


def test_no_id_outlives_its_request(site: Client) -> None:
    site.get("/plain", headers={"x-request-id": "of-the-first"})

    assert current_request_id.get() == ""


def test_what_is_logged_about_a_failure_carries_the_id(
    site: Client, caplog: pytest.LogCaptureFixture
) -> None:
    from quickscale_core.logs import RequestIDFilter

    with caplog.at_level(logging.ERROR, logger="django.request"):
        site.get("/broken", headers={"x-request-id": "the-broken-one"})

    (record,) = [entry for entry in caplog.records if entry.name == "django.request"]
    RequestIDFilter().filter(record)
    assert record.request_id == "the-broken-one"  # type: ignore[attr-defined]


def test_security_headers_are_on_every_response(site: Client, settings: Any) -> None:
    settings.QUICKSCALE_CORE_PERMISSIONS_POLICY = app_settings.PERMISSIONS_POLICY

    for path in ("/plain", "/broken", "/nowhere", "/healthz/live"):
        headers = site.get(path).headers

        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"]
        assert headers["Cross-Origin-Opener-Policy"]
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_project_grants_a_feature_by_its_setting(site: Client, settings: Any) -> None:
    settings.QUICKSCALE_CORE_PERMISSIONS_POLICY = {"camera": ["self"], "usb": []}

    assert site.get("/plain").headers["Permissions-Policy"] == "camera=(self), usb=()"
