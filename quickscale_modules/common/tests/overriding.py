"""A site that overrides what common brings: a form, a view, URLs."""

from __future__ import annotations

from django import forms
from django.urls import include, path

from quickscale_modules.common.forms import ContactForm
from quickscale_modules.common.views import ContactView


class SalesContactForm(ContactForm):
    company = forms.CharField()


class SalesContactView(ContactView):
    form_class = SalesContactForm


urlpatterns = [
    path("about/contact/", SalesContactView.as_view()),
    path("about/", include("quickscale_modules.common.urls")),
]
