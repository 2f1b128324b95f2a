"""The form of the profile page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.forms import ModelForm, modelform_factory

from quickscale_modules.auth import app_settings


def profile_form() -> type[ModelForm[Any]]:
    """Return a form with the fields that people may change about themselves."""
    form: type[ModelForm[Any]] = modelform_factory(
        get_user_model(), fields=app_settings.profile_fields()
    )
    return form
