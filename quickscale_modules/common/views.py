"""Contact form, legal pages, sitemap.xml and robots.txt."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import FormView, TemplateView

from quickscale_modules.common import app_settings
from quickscale_modules.common.contact import contact_mail
from quickscale_modules.common.forms import ContactForm
from quickscale_modules.common.mixins import RateLimitMixin

logger = logging.getLogger(__name__)


class ContactView(RateLimitMixin, FormView):
    """Send a message to the owner of the site."""

    form_class = ContactForm
    template_name = "quickscale_common/contact.html"
    success_url = reverse_lazy("quickscale_common:contact_thanks")

    def get_rate(self) -> str:
        return app_settings.contact_rate()

    def form_valid(self, form: ContactForm) -> HttpResponse:
        if form.is_trapped:
            logger.info("A robot's message was dropped")
            return super().form_valid(form)
        try:
            contact_mail(form.cleaned_data).send()
        except (SMTPException, OSError):
            logger.exception("A message of the contact form could not be sent")
            form.add_error(None, _("The message could not be sent. Please try again later."))
            return self.form_invalid(form)
        return super().form_valid(form)


class ContactThanksView(TemplateView):
    """Say thank you, whatever became of the message."""

    template_name = "quickscale_common/contact_thanks.html"


class LegalView(TemplateView):
    """Show one of the legal pages that the settings list."""

    def get_template_names(self) -> list[str]:
        return [f"quickscale_common/legal/{self.kwargs['page']}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = app_settings.legal_pages().get(self.kwargs["page"])
        if title is None:
            raise Http404
        return super().get_context_data(title=title, **kwargs)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer sitemap.xml with every section of the settings."""
    sections = {name: import_string(path) for name, path in app_settings.sitemaps().items()}
    return django_sitemap(request, sitemaps=sections)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer robots.txt."""
    context = {
        "disallow": app_settings.robots_disallow(),
        "sitemap_url": request.build_absolute_uri(reverse("quickscale_common:sitemap")),
    }
    return render(request, "quickscale_common/robots.txt", context, content_type="text/plain")
