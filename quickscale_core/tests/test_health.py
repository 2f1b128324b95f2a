"""Health checks: live, and ready to serve."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.usefixtures("fresh_health")


@pytest.mark.contract
def test_a_live_process_says_so_without_asking_the_database(site: Client) -> None:
    response = site.get("/healthz/live")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.contract
@pytest.mark.django_db
def test_a_site_with_all_it_needs_is_ready(site: Client) -> None:
    response = site.get("/healthz/ready")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"database": "ok", "migrations": "ok", "cache": "ok"},
    }


@pytest.mark.contract
@pytest.mark.django_db
def test_a_waiting_migration_is_named(site: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="sessions").delete()

    response = site.get("/healthz/ready")

    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "failed"
    assert response.json()["checks"]["database"] == "ok"


@pytest.mark.contract
@pytest.mark.django_db
def test_a_cache_that_forgets_is_named(site: Client, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    response = site.get("/healthz/ready")

    assert response.status_code == 503
    assert response.json()["checks"] == {"database": "ok", "migrations": "ok", "cache": "failed"}


@pytest.mark.contract
@pytest.mark.usefixtures("broken_database")
def test_a_database_that_refuses_is_named_and_nothing_else_told(site: Client) -> None:
    response = site.get("/healthz/ready")

    assert response.status_code == 503
    assert response.json()["status"] == "unavailable"
    assert response.json()["checks"]["database"] == "failed"
    assert response.json()["checks"]["migrations"] == "unknown"
    assert set(response.json()) == {"status", "checks"}
    assert b"secret" not in response.content


@pytest.mark.contract
@pytest.mark.django_db
def test_asking_again_costs_one_query(site: Client, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    site.get("/healthz/ready")

    with CaptureQueriesContext(connection) as queries:
        site.get("/healthz/ready")

    assert [query["sql"] for query in queries] == ["SELECT 1"]


@pytest.mark.contract
def test_a_probe_needs_neither_host_name_nor_https(site: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["acme.test"]
    settings.SECURE_SSL_REDIRECT = True

    assert site.get("/healthz/live", headers={"host": "10.1.2.3:8000"}).status_code == 200
    assert site.head("/healthz/live", headers={"host": "10.1.2.3:8000"}).status_code == 200


@pytest.mark.contract
def test_a_probe_only_asks(site: Client) -> None:
    assert site.post("/healthz/live").status_code == 405


@pytest.mark.contract
def test_what_is_no_probe_goes_its_usual_way(site: Client) -> None:
    assert site.get("/healthz/secret").status_code == 404
