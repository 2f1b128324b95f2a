"""Check what protects a site: its policy for content, its cookies."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register

from quickscale_core.csp import active_policy

UNSAFE = ("'unsafe-inline'", "'unsafe-eval'")
GUARDED = ("default-src", "script-src", "script-src-elem", "style-src", "style-src-elem")


@register(Tags.security)
def check_csp(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find a Content-Security-Policy that protects nothing, or is missing."""
    policy = active_policy()
    if not policy:
        return [
            checks.Warning(
                "No Content-Security-Policy is sent.",
                hint="Set SECURE_CSP = content_security_policy(CORE_CSP, …) and "
                'CONTENT_SECURITY_POLICY = {"DIRECTIVES": SECURE_CSP}.',
                id="quickscale_core.W011",
            )
        ]
    return [
        checks.Error(
            f"The Content-Security-Policy allows {source} in {directive}.",
            hint='Move scripts and styles into static files, or give them nonce="{{ csp_nonce }}".',
            id="quickscale_core.E012",
        )
        for directive in GUARDED
        for source in policy.get(directive) or []
        if source in UNSAFE
    ]


@register(Tags.security)
def check_cookie_prefixes(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find a `__Host-` or `__Secure-` cookie that browsers refuse, so that nobody can log in."""
    return [
        checks.Error(
            f"Browsers refuse the cookie {getattr(settings, f'{kind}_COOKIE_NAME')}.",
            hint=f"{fault}, or choose a name without the prefix.",
            id="quickscale_core.E013",
        )
        for kind in ("SESSION", "CSRF", "LANGUAGE")
        if (fault := cookie_fault(kind))
    ]


def cookie_fault(kind: str) -> str:
    """Return what a prefixed cookie lacks."""
    name = getattr(settings, f"{kind}_COOKIE_NAME")
    if not name.startswith(("__Host-", "__Secure-")):
        return ""
    if not getattr(settings, f"{kind}_COOKIE_SECURE"):
        return f"Set {kind}_COOKIE_SECURE = True"
    if name.startswith("__Secure-"):
        return ""
    if getattr(settings, f"{kind}_COOKIE_DOMAIN"):
        return f"Remove {kind}_COOKIE_DOMAIN"
    if getattr(settings, f"{kind}_COOKIE_PATH") != "/":
        return f'Set {kind}_COOKIE_PATH = "/"'
    return ""
