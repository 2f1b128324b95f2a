"""The URLs of common; a project lists its own before them."""

from __future__ import annotations

from django.urls import path

from quickscale_modules.common import views

app_name = "quickscale_common"
urlpatterns = [
    path("contact/", views.ContactView.as_view(), name="contact"),
    path("contact/thanks/", views.ContactThanksView.as_view(), name="contact_thanks"),
    path("legal/<slug:page>/", views.LegalView.as_view(), name="legal"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
