"""Give each request an id, in the logs and in the response."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from quickscale_core.request_id import accepted_or_new, current_request_id

HEADER = "X-Request-ID"


class RequestIDMiddleware(MiddlewareMixin):
    """Take the id that the proxy sends, or make one, and send it back."""

    def process_request(self, request: HttpRequest) -> None:
        request_id = accepted_or_new(request.headers.get(HEADER, ""))
        request.request_id = request_id  # type: ignore[attr-defined]  # ours
        current_request_id.set(request_id)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers[HEADER] = getattr(request, "request_id", "")
        current_request_id.set("")
        return response
