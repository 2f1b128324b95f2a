"""System checks: settings of auth that look right and are not."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import FieldDoesNotExist

from quickscale_modules.auth import app_settings, roles

# Whoever could change these about himself would own the site, or somebody else's account.
NEVER_IN_PROFILE = {
    "email",
    "groups",
    "id",
    "is_active",
    "is_staff",
    "is_superuser",
    "password",
    "user_permissions",
}


@register(Tags.security)
def check_roles(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each role has permissions that exist."""
    declared = app_settings.roles()
    if not declared:
        return []
    known = roles.known_permissions()
    errors: list[CheckMessage] = []
    for role, permissions in declared.items():
        if isinstance(permissions, str):
            errors.append(
                Error(
                    f"QUICKSCALE_AUTH_ROLES[{role!r}] is a text, not a list of permissions.",
                    id="quickscale_auth.E002",
                )
            )
            continue
        unknown = [permission for permission in permissions if permission not in known]
        errors += [unknown_permission(role, permission, known) for permission in unknown]
    return errors


def unknown_permission(role: str, permission: str, known: set[str]) -> CheckMessage:
    """Say which permission a role names in vain, and what may be meant."""
    close = get_close_matches(permission, known, n=1)
    return Error(
        f"The role {role!r} has the permission {permission!r}, which no installed app declares.",
        hint=f"Did you mean {close[0]!r}?" if close else "Write app_label.codename.",
        id="quickscale_auth.E001",
    )


@register(Tags.models)
def check_profile_fields(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """People may change fields that exist and that are theirs to change."""
    meta = get_user_model()._meta
    errors: list[CheckMessage] = []
    for name in app_settings.profile_fields():
        problem = ""
        try:
            field = meta.get_field(name)
        except FieldDoesNotExist:
            problem = f"{meta.label} has no such field"
        else:
            if name in NEVER_IN_PROFILE or not getattr(field, "editable", False):
                problem = "nobody may change that about himself"
        if problem:
            errors.append(
                Error(
                    f"QUICKSCALE_AUTH_PROFILE_FIELDS holds {name!r}, but {problem}.",
                    id="quickscale_auth.E003",
                )
            )
    return errors


@register(Tags.security, deploy=True)
def check_verification(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without verified addresses the sign-up page tells who has an account."""
    if getattr(settings, "ACCOUNT_EMAIL_VERIFICATION", "optional") == "mandatory":
        return []
    return [
        CheckWarning(
            "ACCOUNT_EMAIL_VERIFICATION is not 'mandatory': the sign-up page tells strangers "
            "which addresses have an account.",
            id="quickscale_auth.W001",
        )
    ]
