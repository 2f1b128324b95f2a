"""The middleware that sends the Content-Security-Policy, under one name on every Django."""

from __future__ import annotations

from django import VERSION

if VERSION >= (6, 0):
    from django.middleware.csp import ContentSecurityPolicyMiddleware
else:
    from csp.middleware import CSPMiddleware as ContentSecurityPolicyMiddleware

__all__ = ["ContentSecurityPolicyMiddleware"]
