"""The URLs of auth: the profile page and allauth's account pages, all below accounts/."""

from __future__ import annotations

from django.urls import include, path

from quickscale_modules.auth import views

own_patterns = ([path("profile/", views.ProfileView.as_view(), name="profile")], "quickscale_auth")

urlpatterns = [
    path("accounts/", include(own_patterns)),
    path("accounts/", include("allauth.urls")),
]
