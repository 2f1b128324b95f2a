"""What auth does when something happens: sync roles, write the audit log."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from django.contrib.auth import signals as auth
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from quickscale_modules.auth import app_settings, roles
from quickscale_modules.common.audit import record

LABEL = "quickscale_auth"


@receiver(post_migrate, dispatch_uid=f"{LABEL}.sync_roles")
def sync_roles(sender: Any, using: str, apps: Any, **kwargs: Any) -> None:
    """Make the groups equal to the declared roles, once after each migration."""
    if sender.label != "auth" or not app_settings.roles():
        return
    try:
        group_model = apps.get_model("auth", "Group")
    except LookupError:  # `migrate` stopped before the tables of django.contrib.auth
        return
    roles.make_permissions(apps, using=using)
    roles.carry_out(roles.plan(group_model, using=using), apps, using=using)


@receiver(auth.user_logged_in, dispatch_uid=f"{LABEL}.login")
def record_login(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    record("auth.login", request, actor=user)


@receiver(auth.user_logged_out, dispatch_uid=f"{LABEL}.logout")
def record_logout(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    if user is not None:
        record("auth.logout", request, actor=user)


@receiver(auth.user_login_failed, dispatch_uid=f"{LABEL}.login_failed")
def record_failed_login(
    sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
) -> None:
    """Keep what looks like an address; anything else may be a password in the wrong field."""
    login = str(credentials.get("email") or credentials.get("username") or "")
    record("auth.login_failed", request, login=login if "@" in login else "")


@receiver(account.user_signed_up, dispatch_uid=f"{LABEL}.signup")
def record_signup(request: Any, user: Any, **kwargs: Any) -> None:
    record("auth.signup", request, actor=user)


@receiver(account.password_set, dispatch_uid=f"{LABEL}.password_set")
@receiver(account.password_changed, dispatch_uid=f"{LABEL}.password_changed")
def record_password_change(request: Any, user: Any, **kwargs: Any) -> None:
    record("auth.password_changed", request, actor=user)


@receiver(account.password_reset, dispatch_uid=f"{LABEL}.password_reset")
def record_password_reset(request: Any, user: Any, **kwargs: Any) -> None:
    record("auth.password_reset", request, actor=user)


@receiver(account.email_changed, dispatch_uid=f"{LABEL}.email_changed")
def record_email_change(request: Any, user: Any, **kwargs: Any) -> None:
    record("auth.email_changed", request, actor=user)
