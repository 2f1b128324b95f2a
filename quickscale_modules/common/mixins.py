"""What views of several apps need."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.generic import View

from quickscale_modules.common.client_ip import client_ip, network
from quickscale_modules.common.rates import is_within, parse_rate


class RateLimitMixin(View):
    """Answer 429 when one visitor posts more often than `rate` allows."""

    rate = "20/m"

    def get_rate(self) -> str:
        return self.rate

    def get_rate_scope(self) -> str:
        """Return what is counted together: by default the posts to this view."""
        return f"{type(self).__module__}.{type(self).__qualname__}"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            rate = parse_rate(self.get_rate())
            if not is_within(rate, self.get_rate_scope(), network(client_ip(request))):
                return too_many_requests(request, rate.seconds)
        return super().dispatch(request, *args, **kwargs)


def too_many_requests(request: HttpRequest, seconds: int) -> HttpResponse:
    """Answer 429, and say when to come back."""
    page = render_to_string("429.html", request=request)
    return HttpResponse(page, status=429, headers={"Retry-After": str(seconds)})
