"""The middleware that sends the Content-Security-Policy, under one name on every Django."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import VERSION

if TYPE_CHECKING or VERSION >= (6, 0):
    from django.middleware.csp import ContentSecurityPolicyMiddleware
else:
    from csp.middleware import CSPMiddleware as ContentSecurityPolicyMiddleware

__all__ = ["ContentSecurityPolicyMiddleware"]
