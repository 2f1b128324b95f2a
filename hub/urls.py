"""The URLs of the live site: home, admin, every module's pages, health."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from hub.views import HomeView

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path(settings.ADMIN_PATH, admin.site.urls),
    path("", include("quickscale_modules.auth.urls")),
    path("", include("quickscale_modules.common.urls")),
    path("", include("quickscale_core.urls")),
]

handler400 = "quickscale_core.views.bad_request"
handler403 = "quickscale_core.views.permission_denied"
handler404 = "quickscale_core.views.page_not_found"
handler500 = "quickscale_core.views.server_error"
