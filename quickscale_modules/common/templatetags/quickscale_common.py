"""Tags for templates: form controls, pagination, the current link."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

CHECKS = ("checkbox", "radio")


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """Render the control of a form's field with the design system's class."""
    attrs = field.field.widget.attrs
    input_type = getattr(field.field.widget, "input_type", "")
    if input_type in CHECKS:
        return field.as_widget()
    return field.as_widget(attrs={"class": f"qs-input {attrs.get('class', '')}".strip()})


@register.simple_tag(takes_context=True)
def current(context: RequestContext, url: str) -> SafeString:
    """Mark a link of a navigation: `<a href="{{ url }}"{% current url %}>`.

    The page itself is `page`; a page further down the same path is `true`.
    """
    path = context["request"].path if "request" in context else ""
    if path == url:
        return mark_safe(' aria-current="page"')
    if url != "/" and path.startswith(url):
        return mark_safe(' aria-current="true"')
    return SafeString("")


@register.inclusion_tag("quickscale_common/pagination.html", takes_context=True)
def pagination(context: RequestContext, page: Page[Any], parameter: str = "page") -> dict[str, Any]:
    """Render the links to the other pages of a list, keeping the rest of the query."""
    query = context["request"].GET.copy()
    query.pop(parameter, None)
    rest = query.urlencode()
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
        "prefix": f"?{rest}&{parameter}=" if rest else f"?{parameter}=",
    }
