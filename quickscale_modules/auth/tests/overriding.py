"""A site that overrides what auth brings: adapter, form, view, URLs."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.http import HttpRequest
from django.urls import include, path

from quickscale_modules.auth.adapter import AccountAdapter
from quickscale_modules.auth.views import ProfileView


class InvitedOnly(AccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return request.GET.get("invitation") == "tea"


class NamedSignupForm(SignupForm):
    name = forms.CharField()

    def save(self, request: HttpRequest) -> Any:
        user = super().save(request)
        user.name = self.cleaned_data["name"]
        user.save()
        return user


class GreetingProfileView(ProfileView):
    template_name = "greeting.html"


urlpatterns = [
    path("me/accounts/profile/", GreetingProfileView.as_view()),
    path("me/", include("quickscale_modules.auth.urls")),
    path("me/", include("quickscale_modules.common.urls")),
]
