"""System checks: what each finds, and that a sound project has no finding."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from django import VERSION
from django.core.checks import WARNING, run_checks

from quickscale_core.checks import composition, environment, security
from quickscale_core.csp import SELF, content_security_policy
from quickscale_core.mail import MAILERS_BACKEND, mailers

ProductionMail = Callable[[str], None]


@pytest.fixture
def production_mail(settings: Any, monkeypatch: pytest.MonkeyPatch) -> ProductionMail:
    """Have the mail settings of production, with this EMAIL_URL."""

    def have(url: str) -> None:
        monkeypatch.setenv("EMAIL_URL", url)
        settings.MAILERS = mailers("smtp://localhost:25")
        if VERSION < (6, 1):
            settings.EMAIL_BACKEND = MAILERS_BACKEND

    return have


def ids(messages: Any) -> list[str]:
    return [message.id for message in messages]


@pytest.mark.contract
@pytest.mark.django_db  # a check of Django's asks SQLite, once, whether it knows JSON
def test_the_project_passes_the_checks_of_core() -> None:
    found = [message for message in run_checks() if not message.is_silenced()]

    grave = [message for message in found if message.level >= WARNING]
    assert [message for message in grave if message.id.startswith("quickscale_core.")] == []


def test_an_entry_of_a_slot_that_is_left_out_is_named(settings: Any) -> None:
    settings.SHOP_MIDDLEWARE = ["shop.middleware.CartMiddleware"]
    settings.SHOP_CONTEXT_PROCESSORS = ["shop.context_processors.cart"]

    found = composition.check_slots(None)

    assert ids(found) == ["quickscale_core.W001", "quickscale_core.W001"]
    assert "shop.middleware.CartMiddleware" in str(found)
    assert "SHOP_CONTEXT_PROCESSORS" in str(found)


def test_middleware_in_the_wrong_order_is_named(settings: Any) -> None:
    first, second, *rest = settings.CORE_MIDDLEWARE
    settings.MIDDLEWARE = [second, first, *rest]

    (found,) = composition.check_middleware_order(None)

    assert found.id == "quickscale_core.W002"
    assert second in found.msg


def test_a_clients_own_middleware_may_stand_anywhere(settings: Any) -> None:
    mixed = [entry for own in settings.CORE_MIDDLEWARE for entry in (f"acme.{own}", own)]
    settings.MIDDLEWARE = mixed

    assert composition.check_middleware_order(None) == []


def test_a_user_model_of_another_kind_is_an_error(settings: Any) -> None:
    settings.AUTH_USER_MODEL = "contenttypes.ContentType"

    assert ids(composition.check_user_model(None)) == ["quickscale_core.E003"]


@pytest.mark.parametrize("source", ["'unsafe-inline'", "'unsafe-eval'"])
@pytest.mark.parametrize("directive", ["script-src", "style-src", "default-src"])
def test_a_policy_that_protects_nothing_is_an_error(
    settings: Any, directive: str, source: str
) -> None:
    policy = content_security_policy({directive: [SELF, source]})
    settings.SECURE_CSP = policy
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy}

    (found,) = security.check_csp(None)

    assert found.id == "quickscale_core.E012"
    assert directive in found.msg
    assert source in found.msg


def test_a_missing_policy_is_a_warning(settings: Any) -> None:
    settings.SECURE_CSP = {}
    settings.CONTENT_SECURITY_POLICY = None

    assert ids(security.check_csp(None)) == ["quickscale_core.W011"]


@pytest.mark.parametrize(
    "fault",
    [
        {"SESSION_COOKIE_SECURE": False},
        {"SESSION_COOKIE_DOMAIN": "acme.test"},
        {"SESSION_COOKIE_PATH": "/app/"},
    ],
)
def test_a_cookie_that_browsers_refuse_is_an_error(settings: Any, fault: dict[str, Any]) -> None:
    settings.SESSION_COOKIE_NAME = "__Host-sessionid"
    settings.SESSION_COOKIE_SECURE = True
    settings.SESSION_COOKIE_DOMAIN = None
    settings.SESSION_COOKIE_PATH = "/"
    assert security.check_cookie_prefixes(None) == []

    for name, value in fault.items():
        setattr(settings, name, value)

    assert ids(security.check_cookie_prefixes(None)) == ["quickscale_core.E013"]


def test_a_secure_cookie_may_have_a_domain(settings: Any) -> None:
    settings.SESSION_COOKIE_NAME = "__Secure-sessionid"
    settings.SESSION_COOKIE_SECURE = True
    settings.SESSION_COOKIE_DOMAIN = "acme.test"

    assert security.check_cookie_prefixes(None) == []


def test_a_key_for_one_start_is_mentioned_while_debugging(settings: Any) -> None:
    settings.SECRET_KEY = "django-insecure-for-this-process"
    settings.DEBUG = True

    assert ids(environment.check_secret_key(None)) == ["quickscale_core.I021"]


def test_a_cache_of_each_worker_is_a_warning_in_production(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": environment.PRIVATE_CACHES[0]}}

    assert ids(environment.check_shared_cache(None)) == ["quickscale_core.W022"]


def test_redis_without_its_package_is_an_error(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CACHES = {"default": {"BACKEND": environment.REDIS}}
    monkeypatch.setitem(sys.modules, "redis", None)

    assert ids(environment.check_redis_client(None)) == ["quickscale_core.E023"]


@pytest.mark.parametrize(
    "url", ["", "smtp+tls://change-me:change-me@change-me.example:587", "smtp://change-me.example"]
)
def test_production_that_nobody_told_how_to_send_mail_is_a_warning(
    production_mail: ProductionMail, url: str
) -> None:
    production_mail(url)

    assert ids(environment.check_mail_leaves(None)) == ["quickscale_core.W025"]


@pytest.mark.parametrize("url", ["smtp://localhost:25", "smtp+tls://me:pass@mail.acme.test:587"])
def test_production_that_names_a_mail_server_is_fine(
    production_mail: ProductionMail, url: str
) -> None:
    production_mail(url)

    assert environment.check_mail_leaves(None) == []


def test_a_mailer_of_the_projects_own_is_fine(
    production_mail: ProductionMail, settings: Any
) -> None:
    production_mail("")
    settings.MAILERS = {"default": {"BACKEND": "anymail.backends.postmark.EmailBackend"}}

    assert environment.check_mail_leaves(None) == []


@pytest.mark.parametrize(
    ("sender", "found"),
    [
        ("webmaster@localhost", ["quickscale_core.W026"]),
        ("Support <support@change-me.example>", ["quickscale_core.W026"]),
        ("Support <support@acme.test>", []),
    ],
)
def test_a_sender_that_mail_servers_refuse_is_a_warning(
    settings: Any, sender: str, found: list[str]
) -> None:
    settings.DEFAULT_FROM_EMAIL = sender

    assert ids(environment.check_sender(None)) == found


@pytest.mark.skipif(VERSION >= (6, 1), reason="Django refuses such settings itself")
def test_mail_settings_without_effect_are_named(settings: Any) -> None:
    settings.EMAIL_BACKEND = MAILERS_BACKEND
    settings.EMAIL_HOST = "mail.acme.test"

    (found,) = environment.check_mail_settings(None)

    assert found.id == "quickscale_core.W024"
    assert "EMAIL_HOST" in found.msg
