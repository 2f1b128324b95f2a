"""The database that DATABASE_URL names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from quickscale_core import env
from quickscale_core.databases import database_settings
from quickscale_core.tests.conftest import ROOT

COUNT_UP = """
import sys
import django
from django.conf import settings
from quickscale_core.databases import database_settings

settings.configure(DATABASES={"default": database_settings(sys.argv[1])})
django.setup()
from django.db import connection, transaction

for _ in range(int(sys.argv[2])):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT value FROM counter")
        (value,) = cursor.fetchone()
        cursor.execute("UPDATE counter SET value = %s", [value + 1])
"""


def test_without_a_url_the_project_has_its_sqlite_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    path = tmp_path / "c++ %20 #1? ü.sqlite3"

    config = env.database(path)

    assert config["ENGINE"] == "django.db.backends.sqlite3"
    assert config["NAME"] == str(path)
    assert config["OPTIONS"] == database_settings("sqlite:////srv/db.sqlite3")["OPTIONS"]


def test_sqlite_is_tuned_for_real_use() -> None:
    options = database_settings("sqlite:////srv/db.sqlite3")["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode = WAL" in options["init_command"]
    assert "synchronous = NORMAL" in options["init_command"]


def test_postgresql_connections_live_on_and_are_checked() -> None:
    config = database_settings("postgres://acme:p%40ss@db.acme.test:5433/shop")

    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert (config["HOST"], config["PORT"], config["NAME"]) == ("db.acme.test", 5433, "shop")
    assert (config["USER"], config["PASSWORD"]) == ("acme", "p@ss")
    assert config["CONN_HEALTH_CHECKS"] is True
    assert config["CONN_MAX_AGE"] == 60


@pytest.mark.parametrize("password", ["p@ss/w#1", "12/34", "secret#1", "wh?t", "a#@b"])
def test_a_password_that_tears_the_url_apart_is_refused(password: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"DATABASE_URL.*%23") as caught:
        database_settings(f"postgres://site:{password}@database:5432/site")

    assert password not in str(caught.value)


def test_the_query_string_of_the_url_wins() -> None:
    config = database_settings("postgres://host/name?conn_max_age=0&sslmode=require")

    assert config["CONN_MAX_AGE"] == 0
    assert config["OPTIONS"] == {"connect_timeout": 5, "sslmode": "require"}


def test_two_processes_write_to_one_sqlite_file_without_losing_anything(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/shared.sqlite3"
    prepare = COUNT_UP.partition("for _")[0] + (
        "connection.cursor().execute('CREATE TABLE counter AS SELECT 0 AS value')"
    )
    subprocess.run([sys.executable, "-c", prepare, url], cwd=ROOT, check=True)

    writers = [
        subprocess.Popen(
            [sys.executable, "-c", COUNT_UP, url, "150"],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    errors = [writer.communicate(timeout=60)[1] for writer in writers]

    assert errors == ["", ""]
    import sqlite3

    with sqlite3.connect(tmp_path / "shared.sqlite3") as database:
        assert database.execute("SELECT value FROM counter").fetchone() == (300,)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.postgresql
@pytest.mark.django_db
def test_postgresql_answers_through_psycopg_3() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("DATABASE_URL names no PostgreSQL server")
    import psycopg

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int")
        (version,) = cursor.fetchone()

    assert version >= 140000
    assert isinstance(connection.connection, psycopg.Connection)
    assert connection.settings_dict["CONN_HEALTH_CHECKS"] is True
