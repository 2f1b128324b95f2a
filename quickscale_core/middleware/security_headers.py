"""Send the security headers that Django has no setting for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from quickscale_core.app_settings import permissions_policy


class SecurityHeadersMiddleware(MiddlewareMixin):
    """Add Permissions-Policy and Cross-Origin-Resource-Policy where a view has not."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        super().__init__(get_response)
        self.headers = {
            "Permissions-Policy": permissions_policy(),
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        for name, value in self.headers.items():
            if value:
                response.headers.setdefault(name, value)
        return response
