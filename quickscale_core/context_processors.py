"""What every page of a site knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from quickscale_core import app_settings
from quickscale_core.csp import NONCE_ATTRIBUTE


def site(request: HttpRequest) -> dict[str, str]:
    """Return the name of the site."""
    return {"site_name": app_settings.site_name()}


def csp_nonce(request: HttpRequest) -> dict[str, Any]:
    """Return the nonce of this response; reading it puts it into the policy."""
    return {"csp_nonce": getattr(request, NONCE_ATTRIBUTE, None)}
