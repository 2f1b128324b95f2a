"""Keep a view for people with a role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import user_passes_test
from django.core.exceptions import PermissionDenied

from quickscale_modules.auth.roles import has_role

ViewFunction = Callable[..., Any]


def role_required(*roles: str) -> Callable[[ViewFunction], ViewFunction]:
    """Ask strangers to sign in, and refuse (403) people who have none of the roles."""

    def test(user: Any) -> bool:
        if not user.is_authenticated:
            return False
        if has_role(user, *roles):
            return True
        raise PermissionDenied

    return user_passes_test(test)
