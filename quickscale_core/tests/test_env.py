"""Variables of the environment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from quickscale_core import env
from quickscale_core.tests.conftest import KEY


def test_the_environment_wins_over_the_env_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.setattr(env.Env, "ENVIRON", os.environ)
    os.environ["SITE_COLOUR"] = "from the environment"
    (tmp_path / ".env").write_text("SITE_COLOUR=from the file\nSITE_SHAPE=round\n")

    env.read_env(tmp_path / ".env")

    assert os.environ["SITE_COLOUR"] == "from the environment"
    assert os.environ["SITE_SHAPE"] == "round"


def test_a_missing_env_file_is_nothing_special(tmp_path: Path) -> None:
    before = dict(os.environ)

    env.read_env(tmp_path / ".env")

    assert dict(os.environ) == before


def test_an_env_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()

    with pytest.raises(OSError, match=r"\.env"):
        env.read_env(tmp_path / ".env")


def test_an_empty_variable_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_COLOUR", "  ")

    assert env.text("SITE_COLOUR", "blue") == "blue"


def test_a_value_that_starts_with_a_dollar_is_taken_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SECRET_KEY", f"$HOME{KEY}")

    assert env.required_secret_key() == f"$HOME{KEY}"


@pytest.mark.parametrize(
    ("value", "meaning"),
    [("1", True), ("True", True), ("on", True), ("0", False), ("No", False), ("", False)],
)
def test_a_boolean_reads_common_answers(
    monkeypatch: pytest.MonkeyPatch, value: str, meaning: bool
) -> None:
    monkeypatch.setenv("BEHIND_PROXY", value)

    assert env.boolean("BEHIND_PROXY") is meaning


def test_a_misspelt_boolean_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEHIND_PROXY", "treu")

    with pytest.raises(ImproperlyConfigured, match="BEHIND_PROXY"):
        env.boolean("BEHIND_PROXY")


def test_a_number_that_is_none_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURE_HSTS_SECONDS", "one year")

    with pytest.raises(ImproperlyConfigured, match="SECURE_HSTS_SECONDS"):
        env.integer("SECURE_HSTS_SECONDS", 0)


@pytest.mark.parametrize("value", ["office", "/office/", "office/", " /office"])
def test_an_url_prefix_is_written_as_path_wants_it(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("ADMIN_PATH", value)

    assert env.url_prefix("ADMIN_PATH", "admin/") == "office/"


def test_a_log_level_that_is_none_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "chatty")

    with pytest.raises(ImproperlyConfigured, match="LOG_LEVEL must be one of DEBUG"):
        env.log_level()


def test_names_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "acme.test, www.acme.test,,")

    assert env.names("ALLOWED_HOSTS") == ["acme.test", "www.acme.test"]


@pytest.mark.parametrize("value", ["", "change-me", "<python manage.py makeenv>"])
def test_a_key_made_up_for_one_process_is_never_the_same(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SECRET_KEY", value)

    keys = {env.secret_key() for _ in range(10)}

    assert len(keys) == 10
    assert all(key.startswith("django-insecure-") for key in keys)


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("", "missing"),
        ("   ", "missing"),
        ("short", "weak"),
        ("ab" * 40, "weak"),
        ("django-insecure-" + KEY, "placeholder"),
        ("change-me" + KEY, "placeholder"),
        ("CHANGE-ME" + KEY, "placeholder"),
        ("!!!SET DJANGO_SECRET_KEY!!!" + KEY, "placeholder"),
        ("<your secret key>" + KEY, "placeholder"),
    ],
)
def test_a_guessable_secret_key_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, value: str, complaint: str
) -> None:
    monkeypatch.setenv("SECRET_KEY", value)

    with pytest.raises(ImproperlyConfigured, match=f"SECRET_KEY.*{complaint}") as caught:
        env.required_secret_key()

    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "*",
        "acme.test,*",
        ".",
        ",",
        "<your-domain>",
        "change-me.example,www.change-me.example",
        "a.test,<b>",
        "https://a.test",
    ],
)
def test_hosts_that_name_nobody_are_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", value)

    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        env.required_hosts()


@pytest.mark.parametrize(
    "value",
    [
        "",
        "<database url>",
        "change-me",
        "postgres://user:change-me@localhost/acme",
        "postgres://acme:secret@localhost/change-me",
        "postgres://user:<password>@localhost/acme",
        "sqlite://:memory:",
        "postgres://localhost",
        "nonsense",
        "oracle-of-delphi://host/name",
        "postgres://user:secret@localhost:port/acme",
    ],
)
def test_a_database_that_is_none_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", value)

    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        env.required_database()


def test_production_takes_sqlite_when_the_url_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/acme/db.sqlite3")

    assert env.required_database()["NAME"] == "/srv/acme/db.sqlite3"
