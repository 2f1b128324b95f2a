"""Keep a class-based view for people with a role."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import View

from quickscale_modules.auth.roles import has_role


class RoleRequiredMixin(AccessMixin, View):
    """Ask strangers to sign in, and refuse (403) people who have none of `required_roles`."""

    required_roles: tuple[str, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.required_roles:
            raise ImproperlyConfigured(f"{type(self).__name__} names no required_roles.")
        if not request.user.is_authenticated or not has_role(request.user, *self.required_roles):
            return self.handle_no_permission()
        return super().dispatch(request, *args, **kwargs)
