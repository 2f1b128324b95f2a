"""Send the security headers that Django has no setting for."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from quickscale_core.app_settings import permissions_policy


class SecurityHeadersMiddleware(MiddlewareMixin):
    """Add Permissions-Policy and Cross-Origin-Resource-Policy where a view has not."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if policy := permissions_policy():
            response.headers.setdefault("Permissions-Policy", policy)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
