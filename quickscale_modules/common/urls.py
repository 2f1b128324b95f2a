"""The URLs of common; a project lists its own before them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from quickscale_modules.common import views

# An imprint must be open to everybody, on a site behind LoginRequiredMiddleware too.
contact = login_not_required(views.ContactView.as_view())
contact_thanks = login_not_required(views.ContactThanksView.as_view())
legal = login_not_required(views.LegalView.as_view())

app_name = "quickscale_common"
urlpatterns = [
    path("contact/", contact, name="contact"),
    path("contact/thanks/", contact_thanks, name="contact_thanks"),
    path("legal/<slug:page>/", legal, name="legal"),
    path("sitemap.xml", login_not_required(views.sitemap), name="sitemap"),
    path("robots.txt", login_not_required(views.robots), name="robots"),
]
