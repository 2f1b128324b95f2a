"""Roles: groups of Django whose permissions are declared in code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps as installed_apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.management import create_permissions
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from quickscale_modules.auth import app_settings

CACHE_NAME = "_quickscale_auth_roles"


@dataclass(frozen=True)
class RoleChange:
    """What makes a group equal to its role."""

    role: str
    is_new: bool
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def is_needed(self) -> bool:
        return bool(self.is_new or self.added or self.removed)


def known_permissions() -> set[str]:
    """Return every permission that the installed models declare; no database is asked."""
    known = set()
    for model in installed_apps.get_models():
        meta = model._meta
        names = [get_permission_codename(action, meta) for action in meta.default_permissions]
        names += [codename for codename, _ in meta.permissions]
        known |= {f"{meta.app_label}.{name}" for name in names}
    return known


def plan(group_model: Any, *, using: str) -> list[RoleChange]:
    """Compare each declared role with its group."""
    return [
        change_of(role, set(permissions), group_model, using=using)
        for role, permissions in app_settings.roles().items()
    ]


def change_of(role: str, wanted: set[str], group_model: Any, *, using: str) -> RoleChange:
    """Compare one role with its group."""
    group = group_model.objects.using(using).filter(name=role).first()
    present: set[str] = set()
    if group:
        rows = group.permissions.values_list("content_type__app_label", "codename")
        present = {f"{app_label}.{codename}" for app_label, codename in rows}
    return RoleChange(
        role, group is None, tuple(sorted(wanted - present)), tuple(sorted(present - wanted))
    )


def carry_out(changes: list[RoleChange], apps: Any, *, using: str) -> None:
    """Make the groups equal to their roles, all of them or none."""
    group_model = apps.get_model("auth", "Group")
    with transaction.atomic(using=using):
        for change in filter(lambda change: change.is_needed, changes):
            group, _ = group_model.objects.using(using).get_or_create(name=change.role)
            group.permissions.add(*rows_of(change.added, apps, using=using))
            group.permissions.remove(*rows_of(change.removed, apps, using=using))


def rows_of(names: tuple[str, ...], apps: Any, *, using: str) -> list[Any]:
    """Return the rows of permissions named `app.codename`.

    One that has no row yet waits for the migration of its model; the checks find misspelt ones.
    """
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    codenames = [name.partition(".")[2] for name in names]
    rows = permissions.filter(codename__in=codenames).select_related("content_type")
    return [row for row in rows if f"{row.content_type.app_label}.{row.codename}" in names]


def make_permissions(apps: Any, *, using: str) -> None:
    """Make the rows of the declared permissions.

    Django makes them after a migration too, app by app, and ours may have its turn first.
    """
    labels = {name.partition(".")[0] for names in app_settings.roles().values() for name in names}
    for config in installed_apps.get_app_configs():
        if config.label in labels:
            create_permissions(config, verbosity=0, using=using, apps=apps)


def has_role(user: Any, *roles: str) -> bool:
    """Tell whether a user has one of the roles; a superuser has them all.

    A role that nobody declared is a slip of the pen, and says so.
    """
    if unknown := sorted(set(roles) - set(app_settings.roles())):
        raise ImproperlyConfigured(f"QUICKSCALE_AUTH_ROLES declares no role {unknown[0]!r}.")
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    if not hasattr(user, CACHE_NAME):
        setattr(user, CACHE_NAME, set(user.groups.values_list("name", flat=True)))
    return not getattr(user, CACHE_NAME).isdisjoint(roles)
