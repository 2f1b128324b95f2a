"""Tags for templates: who may sign up, who has a role."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django import template
from django.template.context import RequestContext

from quickscale_modules.auth import roles

register = template.Library()


@register.simple_tag(takes_context=True)
def is_signup_open(context: RequestContext) -> bool:
    """Tell whether strangers may make an account: `{% is_signup_open as is_open %}`."""
    return bool(get_adapter().is_open_for_signup(context.get("request")))


@register.filter
def has_role(user: Any, role: str) -> bool:
    """Tell whether somebody has a role: `{% if user|has_role:"editor" %}`."""
    return bool(user.is_authenticated and roles.has_role(user, role))
