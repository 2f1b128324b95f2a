"""The settings modules: base, and what differs in dev, test and production."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from quickscale_core.tests.conftest import FILLED, KEY, ROOT, SettingsOf

SLOTS = {"APPS", "MIDDLEWARE", "AUTHENTICATION_BACKENDS", "CONTEXT_PROCESSORS", "CSP"}


def test_base_has_all_slots_and_no_debug(settings_of: SettingsOf) -> None:
    base = settings_of("base")

    assert {f"CORE_{slot}" for slot in SLOTS} <= set(base)
    assert base["DEBUG"] is False
    assert base["PASSWORD_HASHERS"][0].endswith("Argon2PasswordHasher")


def test_the_package_itself_gives_the_base() -> None:
    from quickscale_core import settings
    from quickscale_core.settings import base

    for name in ("CORE_APPS", "CORE_MIDDLEWARE", "MAILERS", "LOGGING", "SITE_NAME"):
        assert getattr(settings, name) == getattr(base, name)


def test_development_needs_no_server_at_all(settings_of: SettingsOf) -> None:
    base, dev = settings_of("base"), settings_of("dev")

    assert dev["DEBUG"] is True
    assert base["CACHES"]["default"]["BACKEND"].endswith("LocMemCache")
    assert base["MAILERS"]["default"]["BACKEND"].endswith("console.EmailBackend")


@pytest.mark.parametrize("name", sorted(FILLED))
def test_production_refuses_to_start_and_names_what_is_missing(
    settings_of: SettingsOf, name: str
) -> None:
    variables = {key: value for key, value in FILLED.items() if key != name}

    with pytest.raises(ImproperlyConfigured, match=f"{name} is missing"):
        settings_of("production", **variables)


def test_no_variable_turns_debug_on_in_production(settings_of: SettingsOf) -> None:
    production = settings_of("production", **FILLED, DEBUG="1", DJANGO_DEBUG="True")

    assert production["DEBUG"] is False


def test_production_speaks_https_only(settings_of: SettingsOf) -> None:
    production = settings_of("production", **FILLED)

    assert production["SECURE_SSL_REDIRECT"] is True
    assert production["SECURE_HSTS_SECONDS"] >= 31536000
    assert production["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert production["SECURE_HSTS_PRELOAD"] is False
    assert production["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert production["SESSION_COOKIE_SECURE"] is True
    assert production["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert production["CSRF_COOKIE_SECURE"] is True


def test_hsts_can_be_raised_step_by_step(settings_of: SettingsOf) -> None:
    production = settings_of(
        "production",
        **FILLED,
        SECURE_HSTS_SECONDS="3600",
        SECURE_HSTS_INCLUDE_SUBDOMAINS="false",
        SECURE_HSTS_PRELOAD="true",
    )

    assert production["SECURE_HSTS_SECONDS"] == 3600
    assert production["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is False
    assert production["SECURE_HSTS_PRELOAD"] is True


def test_a_proxy_is_trusted_only_where_one_is_declared(settings_of: SettingsOf) -> None:
    without = settings_of("production", **FILLED)
    behind = settings_of("production", **FILLED, BEHIND_PROXY="yes")

    assert without["SECURE_PROXY_SSL_HEADER"] is None
    assert behind["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_production_serves_statics_by_hash_and_logs_json(settings_of: SettingsOf) -> None:
    production = settings_of("production", **FILLED, LOG_LEVEL="warning")

    assert production["STORAGES"]["staticfiles"]["BACKEND"] == (
        "whitenoise.storage.CompressedManifestStaticFilesStorage"
    )
    assert production["LOGGING"]["handlers"]["console"]["formatter"] == "json"
    assert production["LOGGING"]["root"]["level"] == "WARNING"


def test_production_shares_its_cache_among_workers(settings_of: SettingsOf) -> None:
    default = settings_of("production", **FILLED)
    redis = settings_of("production", **FILLED, CACHE_URL="rediss://:pw@cache.acme.test:6379/1")

    assert default["CACHES"]["default"] == {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "quickscale_cache",
    }
    assert redis["CACHES"]["default"] == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "rediss://:pw@cache.acme.test:6379/1",
    }


def test_a_cache_that_cannot_be_read_is_refused_by_name(settings_of: SettingsOf) -> None:
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL"):
        settings_of("base", CACHE_URL="attic://box")


def test_keys_that_were_in_use_still_open_what_they_signed(settings_of: SettingsOf) -> None:
    base = settings_of("base", SECRET_KEY=KEY, SECRET_KEY_FALLBACKS="old-one, older-one")

    assert base["SECRET_KEY"] == KEY
    assert base["SECRET_KEY_FALLBACKS"] == ["old-one", "older-one"]


@pytest.mark.parametrize("module", ["dev", "production", "test"])
def test_what_differs_holds_no_slot_and_no_list_of_the_project(
    settings_of: SettingsOf, module: str
) -> None:
    delta = settings_of(module, **FILLED)

    composed = {"INSTALLED_APPS", "MIDDLEWARE", "TEMPLATES", "ROOT_URLCONF", "AUTH_USER_MODEL"}
    assert not composed & set(delta)
    assert not [name for name in delta if name.startswith("CORE_")]


def test_settings_load_none_of_what_is_slow() -> None:
    # Each `manage.py` pays for what the settings import.
    slow = ["django.db", "django.http", "django.core.mail", "csp.middleware", "django_tasks"]
    code = (
        "import sys; import quickscale_core.settings.base; "
        f"print([name for name in {slow!r} if name in sys.modules])"
    )

    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert result.stdout == "[]\n"
