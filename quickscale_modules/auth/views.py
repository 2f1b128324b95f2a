"""The page where a signed-in person arrives."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.messages.views import SuccessMessageMixin
from django.db.models import Model
from django.forms import ModelForm
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import UpdateView

from quickscale_modules.auth.forms import profile_form


class ProfileView(LoginRequiredMixin, SuccessMessageMixin, UpdateView):
    """Show people their account, and let them change their name."""

    template_name = "quickscale_auth/profile.html"
    success_url = reverse_lazy("quickscale_auth:profile")
    success_message = _("Your profile was saved.")
    context_object_name = "profile"

    def get_form_class(self) -> type[ModelForm[Any]]:
        return profile_form()

    def get_object(self, queryset: Any = None) -> Model:
        # A row of its own: what a rejected form held must not show up as the user's name.
        user: Any = self.request.user  # Any: the project's own model
        return get_user_model()._default_manager.get(pk=user.pk)
