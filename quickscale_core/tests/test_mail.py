"""Mail settings, the same on every Django."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django import VERSION
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import send_mail, send_mass_mail

from quickscale_core import mail


@pytest.fixture
def mail_by_url(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Send real mail, by the server that EMAIL_URL names."""

    def use(url: str) -> None:
        monkeypatch.setenv("EMAIL_URL", url)
        settings.MAILERS = mail.mailers("consolemail://")
        if VERSION < (6, 1):
            settings.EMAIL_BACKEND = mail.MAILERS_BACKEND

    return use


def mailer(monkeypatch: pytest.MonkeyPatch, url: str) -> dict[str, Any]:
    monkeypatch.setenv("EMAIL_URL", url)
    return mail.mailers("consolemail://")["default"]


def test_without_a_url_the_default_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mailer(monkeypatch, "") == {
        "BACKEND": "django.core.mail.backends.console.EmailBackend",
        "OPTIONS": {},
    }


def test_a_url_names_server_user_and_encryption(monkeypatch: pytest.MonkeyPatch) -> None:
    config = mailer(monkeypatch, "smtp+tls://me%40acme.test:p%2Fss@mail.acme.test:2525")

    assert config["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert config["OPTIONS"] == {
        "host": "mail.acme.test",
        "port": 2525,
        "username": "me@acme.test",
        "password": "p/ss",
        "use_tls": True,
        "use_ssl": False,
        "timeout": 10,
    }


@pytest.mark.parametrize(
    ("url", "port"),
    [("smtp://mail", 25), ("smtp+tls://mail", 587), ("smtp+ssl://mail", 465)],
)
def test_each_way_of_encryption_has_its_port(
    monkeypatch: pytest.MonkeyPatch, url: str, port: int
) -> None:
    assert mailer(monkeypatch, url)["OPTIONS"]["port"] == port


@pytest.mark.parametrize("url", ["carrier-pigeon://loft", "mail.acme.test", "smtp://mail:port"])
def test_a_url_that_cannot_be_read_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mailer(monkeypatch, url)


def test_settings_that_django_refuses_side_by_side_never_meet() -> None:
    exported = {name for name in mail.__all__ if name.isupper()}

    assert exported == (set() if VERSION >= (6, 1) else {"EMAIL_BACKEND"})


def test_a_message_goes_where_the_url_says(mail_by_url: Any, tmp_path: Path) -> None:
    mail_by_url(f"filemail:///{tmp_path}")

    send_mail("Invoice 7", "See attachment.", "shop@acme.test", ["ada@example.com"])

    (message,) = tmp_path.iterdir()
    assert "Subject: Invoice 7" in message.read_text()


def test_several_messages_share_one_connection(mail_by_url: Any, tmp_path: Path) -> None:
    mail_by_url(f"filemail:///{tmp_path}")
    letters = [(subject, "Text", "shop@acme.test", ["ada@example.com"]) for subject in ("A", "B")]

    assert send_mass_mail(letters) == 2

    (connection,) = tmp_path.iterdir()
    assert connection.read_text().count("Subject: ") == 2


def test_a_server_that_does_not_answer_is_an_error(mail_by_url: Any) -> None:
    mail_by_url("smtp://127.0.0.1:9")

    with pytest.raises(ConnectionError):
        send_mail("Subject", "Text", "shop@acme.test", ["ada@example.com"])
