"""A site of a few pages, so that tests depend on no project's URLs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin.sites import AdminSite
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from quickscale_core.users.admin import EmailUserAdmin

admin = AdminSite()
admin.register(get_user_model(), EmailUserAdmin)

PAGE = """{% extends "quickscale_core/base.html" %}
{% block content %}<script nonce="{{ csp_nonce }}">document.title += ".";</script>{% endblock %}
"""


def page(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Saved <safely>")
    return HttpResponse(engines["django"].from_string(PAGE).render({}, request))


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("plain")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the secret of the broken view")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("the secret of the forbidden view")


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("the secret of the suspicious view")


urlpatterns = [
    path("page", page),
    path("plain", plain),
    path("broken", broken),
    path("forbidden", forbidden),
    path("suspicious", suspicious),
    path("admin/", admin.urls),
    path("", include("quickscale_core.urls")),
]

handler400 = "quickscale_core.views.bad_request"
handler403 = "quickscale_core.views.permission_denied"
handler404 = "quickscale_core.views.page_not_found"
handler500 = "quickscale_core.views.server_error"
