"""The section of sitemap.xml with the pages of common."""

from __future__ import annotations

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from quickscale_modules.common import app_settings


class PagesSitemap(Sitemap):
    """The contact form and the legal pages."""

    changefreq = "yearly"

    def items(self) -> list[str]:
        legal = [
            reverse("quickscale_common:legal", args=[page]) for page in app_settings.legal_pages()
        ]
        return [reverse("quickscale_common:contact"), *legal]

    def location(self, item: str) -> str:
        return item
