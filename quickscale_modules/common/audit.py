"""Write the audit log."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest

from quickscale_core.request_id import current_request_id
from quickscale_modules.common.client_ip import client_ip
from quickscale_modules.common.models import AuditEntry

SECRET_WORDS = ("password", "passwd", "secret", "token", "api_key", "authorization", "cookie")
MASK = "***"
NAME_LENGTH = 200


def record(
    action: str,
    request: HttpRequest | None = None,
    *,
    actor: Any = None,  # Any: the project's own user model
    target: Model | None = None,
    **details: Any,
) -> AuditEntry:
    """Write down an action, in the transaction of the caller: `record("invoice.paid", request)`.

    The actor is the user of the request unless given. Values whose name speaks of a secret
    are masked.
    """
    who: Any = actor if actor is not None else getattr(request, "user", None)
    return AuditEntry.objects.create(
        action=action,
        actor=who if getattr(who, "is_authenticated", False) else None,
        target_type=ContentType.objects.get_for_model(target) if target else None,
        target_id=str(target.pk) if target else "",
        target_name=str(target)[:NAME_LENGTH] if target else "",
        details=masked(details),
        ip=client_ip(request) if request else None,
        request_id=current_request_id.get(),
    )


def masked(value: Any) -> Any:
    """Return the value with its secrets masked, however deep they lie."""
    if isinstance(value, dict):
        return {key: MASK if is_secret(str(key)) else masked(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [masked(inner) for inner in value]
    return value


def is_secret(name: str) -> bool:
    """Tell whether a name speaks of a secret."""
    return any(word in name.lower() for word in SECRET_WORDS)
