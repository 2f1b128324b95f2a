"""A site with nothing but common, so that tests depend on no project's URLs."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("quickscale_modules.common.urls")),
    path("admin/", admin.site.urls),
]
handler404 = "quickscale_core.views.page_not_found"
