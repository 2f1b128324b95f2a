"""The settings that auth reads, each with its default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.conf import settings


def roles() -> Mapping[str, Sequence[str]]:
    """Return QUICKSCALE_AUTH_ROLES: each role with its permissions, as `products.add_product`."""
    declared: Mapping[str, Sequence[str]] = getattr(settings, "QUICKSCALE_AUTH_ROLES", {})
    return declared


def is_signup_open() -> bool:
    """Return QUICKSCALE_AUTH_SIGNUP_OPEN: whether strangers may make an account."""
    return bool(getattr(settings, "QUICKSCALE_AUTH_SIGNUP_OPEN", True))


def profile_fields() -> list[str]:
    """Return QUICKSCALE_AUTH_PROFILE_FIELDS: what people may change about themselves."""
    return list(getattr(settings, "QUICKSCALE_AUTH_PROFILE_FIELDS", ["name"]))
