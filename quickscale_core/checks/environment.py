"""Check what the environment gives: key, cache, mail."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register

from quickscale_core.env import INSECURE_PREFIX
from quickscale_core.mail import ignored_settings, is_nobody, is_undecided

PRIVATE_CACHES = (
    "django.core.cache.backends.locmem.LocMemCache",
    "django.core.cache.backends.dummy.DummyCache",
)
REDIS = "django.core.cache.backends.redis.RedisCache"


@register(Tags.security)
def check_secret_key(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Say why everybody is logged out at each start of the development server."""
    if not settings.DEBUG or not settings.SECRET_KEY.startswith(INSECURE_PREFIX):
        return []
    return [
        checks.Info(
            "SECRET_KEY is not set: each start makes a new one, which ends all sessions.",
            hint="Type: python manage.py makeenv",
            id="quickscale_core.I021",
        )
    ]


@register(Tags.caches, deploy=True)
def check_shared_cache(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find a cache that each worker has for itself: rate limits would count apart."""
    backend = settings.CACHES["default"]["BACKEND"]
    if backend not in PRIVATE_CACHES:
        return []
    return [
        checks.Warning(
            f"Workers do not share the default cache ({backend}), so rate limits do not hold.",
            hint="Leave CACHE_URL empty for the database's cache, or set redis://host:6379/0.",
            id="quickscale_core.W022",
        )
    ]


@register(Tags.caches)
def check_redis_client(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find a Redis cache without the package that speaks to it."""
    backends = [config["BACKEND"] for config in settings.CACHES.values()]
    if REDIS not in backends or find_spec("redis"):
        return []
    return [
        checks.Error(
            "CACHE_URL names Redis, and the package redis is not installed.",
            hint="Add redis to requirements.txt and install it.",
            id="quickscale_core.E023",
        )
    ]


@register()
def check_mail_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find mail settings that have no effect beside MAILERS."""
    return [
        checks.Warning(
            f"{name} has no effect: MAILERS decides how mail is sent.",
            hint='Set EMAIL_URL in the environment, or MAILERS["default"] in the settings.',
            id="quickscale_core.W024",
        )
        for name in ignored_settings()
    ]


@register(deploy=True)
def check_mail_leaves(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find a production that nobody told how to send mail: signing up would fail."""
    if not is_undecided():
        return []
    return [
        checks.Warning(
            "EMAIL_URL is not set, or a placeholder: pages that send mail may fail.",
            hint="Set EMAIL_URL=smtp+tls://user:password@host:587 in the environment; "
            "smtp://localhost:25 says that the machine's own server is meant.",
            id="quickscale_core.W025",
        )
    ]


@register(deploy=True)
def check_sender(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find mail from an address that other mail servers refuse."""
    if not is_nobody(settings.DEFAULT_FROM_EMAIL):
        return []
    return [
        checks.Warning(
            f"All mail is from {settings.DEFAULT_FROM_EMAIL}, which mail servers refuse.",
            hint="Set DEFAULT_FROM_EMAIL to an address of the site in the environment.",
            id="quickscale_core.W026",
        )
    ]
