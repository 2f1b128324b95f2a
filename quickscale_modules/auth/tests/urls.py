"""A site with auth and common, so that tests depend on no project's URLs."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.generic import View

from quickscale_modules.auth.decorators import role_required
from quickscale_modules.auth.mixins import RoleRequiredMixin


@role_required("editor", "boss")
def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("desk")


class Safe(RoleRequiredMixin, View):
    required_roles = ("boss",)

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("safe")


urlpatterns = [
    path("desk/", desk),
    path("safe/", Safe.as_view()),
    path("", include("quickscale_modules.auth.urls")),
    path("", include("quickscale_modules.common.urls")),
    path("admin/", admin.site.urls),
]
handler403 = "quickscale_core.views.permission_denied"
handler404 = "quickscale_core.views.page_not_found"
