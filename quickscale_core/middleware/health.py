"""Answer the health checks before anything can stand in their way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.deprecation import MiddlewareMixin

from quickscale_core.views import live, ready

PREFIX = "/healthz/"


class HealthMiddleware(MiddlewareMixin):
    """Call the health view itself: a probe knows no host name, no session and no cookie.

    The URLconf still decides: without the URLs of core, or with other ones listed first,
    the request goes its usual way.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        if not request.path_info.startswith(PREFIX):
            return None
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return None
        if match.func not in (live, ready):
            return None
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return response
