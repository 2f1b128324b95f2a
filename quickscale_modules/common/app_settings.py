"""The settings that common reads, each with its default."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LEGAL_PAGES: dict[str, str | Promise] = {
    "imprint": _("Imprint"),
    "privacy": _("Privacy"),
    "terms": _("Terms"),
}
SITEMAPS = {"pages": "quickscale_modules.common.sitemaps.PagesSitemap"}


def legal_pages() -> Mapping[str, str | Promise]:
    """Return QUICKSCALE_COMMON_LEGAL_PAGES: the last part of each page's URL, with its title."""
    pages: Mapping[str, str | Promise] = getattr(
        settings, "QUICKSCALE_COMMON_LEGAL_PAGES", LEGAL_PAGES
    )
    return pages


def contact_email() -> str:
    """Return QUICKSCALE_COMMON_CONTACT_EMAIL: who gets the contact form's messages."""
    return str(getattr(settings, "QUICKSCALE_COMMON_CONTACT_EMAIL", "")) or str(
        settings.DEFAULT_FROM_EMAIL
    )


def contact_rate() -> str:
    """Return QUICKSCALE_COMMON_CONTACT_RATE: messages that one address may send, as `5/h`."""
    return str(getattr(settings, "QUICKSCALE_COMMON_CONTACT_RATE", "5/h"))


def sitemaps() -> Mapping[str, str]:
    """Return QUICKSCALE_COMMON_SITEMAPS: sections of sitemap.xml, each with its class's path."""
    sections: Mapping[str, str] = getattr(settings, "QUICKSCALE_COMMON_SITEMAPS", SITEMAPS)
    return sections


def robots_disallow() -> list[str]:
    """Return QUICKSCALE_COMMON_ROBOTS_DISALLOW: paths that crawlers shall leave out."""
    return list(getattr(settings, "QUICKSCALE_COMMON_ROBOTS_DISALLOW", []))


def proxy_count() -> int:
    """Return QUICKSCALE_COMMON_PROXY_COUNT: own proxies between the visitor and this process.

    By default one where BEHIND_PROXY declares it, else none: X-Forwarded-For is whatever the
    visitor writes into it, unless a proxy of ours has the last word.
    """
    declared = 1 if getattr(settings, "BEHIND_PROXY", False) else 0
    return int(getattr(settings, "QUICKSCALE_COMMON_PROXY_COUNT", declared))
