"""The Content-Security-Policy: one dict, whichever Django enforces it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import VERSION
from django.conf import settings

# Django 6.0 and later bring the policy along; before, django-csp enforces it.
NONCE: Any  # replaced in each response: a string in Django, an object in django-csp
if VERSION >= (6, 0):
    from django.utils.csp import CSP

    NONCE = CSP.NONCE
    NONCE_ATTRIBUTE = "_csp_nonce"  # of the request
else:
    from csp.constants import NONCE as DJANGO_CSP_NONCE

    NONCE = DJANGO_CSP_NONCE
    NONCE_ATTRIBUTE = "csp_nonce"

SELF = "'self'"
NONE = "'none'"

Policy = dict[str, list[Any]]


def content_security_policy(*slots: Mapping[str, Sequence[Any]]) -> Policy:
    """Merge the slots into one policy: sources add up, and any source displaces 'none'."""
    policy: Policy = {}
    for slot in slots:
        for directive, sources in slot.items():
            known = policy.setdefault(directive, [])
            known.extend(source for source in sources if source not in known)
    return {directive: without_none(sources) for directive, sources in policy.items()}


def active_policy() -> Mapping[str, Any]:
    """Return the policy that this Django sends."""
    if VERSION >= (6, 0):
        return getattr(settings, "SECURE_CSP", None) or {}
    policy: Mapping[str, Any] = getattr(settings, "CONTENT_SECURITY_POLICY", None) or {}
    return policy.get("DIRECTIVES") or {}


def without_none(sources: list[Any]) -> list[Any]:
    """Drop 'none' where it stands beside something else, for then browsers ignore it."""
    return [source for source in sources if source != NONE] or sources
