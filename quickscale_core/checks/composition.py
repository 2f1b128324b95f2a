"""Check that a project composes its lists from all the slots that it imports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, register

from quickscale_core.users.models import AbstractEmailUser

SLOTS = {
    "_APPS": "INSTALLED_APPS",
    "_MIDDLEWARE": "MIDDLEWARE",
    "_AUTHENTICATION_BACKENDS": "AUTHENTICATION_BACKENDS",
    "_CONTEXT_PROCESSORS": "context_processors",
}


@register()
def check_slots(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find slots whose entries a list lacks, as after an update that brought a new one."""
    return [
        checks.Warning(
            f"{target} lacks {', '.join(missing)}, which {slot} brings.",
            hint=f"Compose {target} from *{slot}, or assign {slot} without these entries.",
            id="quickscale_core.W001",
        )
        for slot, target in slots()
        if (missing := [entry for entry in getattr(settings, slot) if entry not in listed(target)])
    ]


def slots() -> Iterator[tuple[str, str]]:
    """Yield the name of each slot and of the list that it belongs into."""
    for name in dir(settings):
        for suffix, target in SLOTS.items():
            is_slot = name.isupper() and name.endswith(suffix) and name != target
            if is_slot and isinstance(getattr(settings, name), list):
                yield name, target


def listed(target: str) -> list[str]:
    """Return the entries of a list of the project."""
    if target == "context_processors":
        engines: list[dict[str, Any]] = settings.TEMPLATES
        return [
            processor
            for engine in engines
            for processor in engine.get("OPTIONS", {}).get("context_processors", [])
        ]
    return list(getattr(settings, target))


@register()
def check_middleware_order(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find middleware of core that stands in another order than core's."""
    order: list[str] = getattr(settings, "CORE_MIDDLEWARE", [])
    actual = [entry for entry in settings.MIDDLEWARE if entry in order]
    expected = [entry for entry in order if entry in actual]
    if actual == expected:
        return []
    first = next(have for have, want in zip(actual, expected, strict=False) if have != want)
    return [
        checks.Warning(
            f"In MIDDLEWARE, {first} stands before what must come ahead of it.",
            hint="Keep the order of CORE_MIDDLEWARE; put your own between or after its entries.",
            id="quickscale_core.W002",
        )
    ]


@register()
def check_user_model(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Require the e-mail user that core and its modules count on."""
    try:
        user_model = apps.get_model(settings.AUTH_USER_MODEL)
    except (LookupError, ValueError):
        return []  # Django says so itself
    if issubclass(user_model, AbstractEmailUser):
        return []
    return [
        checks.Error(
            f"AUTH_USER_MODEL {settings.AUTH_USER_MODEL} is no e-mail user.",
            hint="Subclass quickscale_core.users.models.AbstractEmailUser in an app of your own, "
            "before the first migration.",
            id="quickscale_core.E003",
        )
    ]
