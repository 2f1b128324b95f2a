"""The URLs of the foundation."""

from __future__ import annotations

from django.urls import path

from quickscale_core import views

urlpatterns = [
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz/live", views.live, name="health_live"),
    path("healthz/ready", views.ready, name="health_ready"),
]
