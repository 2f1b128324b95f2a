"""What every page of a site with common knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import lazy

from quickscale_modules.common import app_settings


def legal(request: HttpRequest) -> dict[str, Any]:
    """Return `legal_pages`, the links of a footer; worked out only where a template asks."""
    return {"legal_pages": lazy(legal_pages, list)()}


def legal_pages() -> list[dict[str, str]]:
    """Return URL and title of each legal page; none where the project left the URLs out."""
    try:
        return [
            {"url": reverse("quickscale_common:legal", args=[page]), "title": str(title)}
            for page, title in app_settings.legal_pages().items()
        ]
    except NoReverseMatch:
        return []
