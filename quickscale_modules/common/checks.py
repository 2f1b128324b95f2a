"""System checks: settings of common that look right and are not."""

from __future__ import annotations

from typing import Any

from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.module_loading import import_string

from quickscale_core.mail import is_nobody
from quickscale_modules.common import app_settings
from quickscale_modules.common.rates import parse_rate


@register(Tags.templates)
def check_legal_pages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each legal page has a name that an URL can carry, and a template."""
    return [error for page in app_settings.legal_pages() if (error := legal_page_error(page))]


def legal_page_error(page: str) -> CheckMessage | None:
    """Return what is wrong with one legal page."""
    template_name = f"quickscale_common/legal/{page}.html"
    try:
        validate_slug(page)
        get_template(template_name)
    except ValidationError:
        return Error(
            f"QUICKSCALE_COMMON_LEGAL_PAGES holds {page!r}, which no URL can carry.",
            hint="Use letters, digits, hyphens and underscores.",
            id="quickscale_common.E001",
        )
    except TemplateDoesNotExist:
        return Error(
            f"The legal page {page!r} has no template.",
            hint=f"Write templates/{template_name} that extends quickscale_common/legal/base.html.",
            id="quickscale_common.E002",
        )
    return None


@register(Tags.security)
def check_contact(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The contact form knows whom to write to, and how often."""
    errors: list[CheckMessage] = []
    try:
        parse_rate(app_settings.contact_rate())
    except ValueError as error:
        errors.append(
            Error(f"QUICKSCALE_COMMON_CONTACT_RATE: {error}", id="quickscale_common.E003")
        )
    address = app_settings.contact_email().partition("<")[2].rstrip(">")
    try:
        validate_email(address or app_settings.contact_email())
    except ValidationError:
        errors.append(
            Error(
                f"{app_settings.contact_email()!r} is no e-mail address.",
                hint="Set QUICKSCALE_COMMON_CONTACT_EMAIL or DEFAULT_FROM_EMAIL.",
                id="quickscale_common.E004",
            )
        )
    return errors


@register(deploy=True)
def check_contact_reader(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Somebody reads what the contact form sends."""
    if not is_nobody(app_settings.contact_email()):
        return []
    return [
        checks.Warning(
            f"The contact form writes to {app_settings.contact_email()}, where nobody reads.",
            hint="Set QUICKSCALE_COMMON_CONTACT_EMAIL in the settings, or DEFAULT_FROM_EMAIL in "
            "the environment.",
            id="quickscale_common.W006",
        )
    ]


@register(Tags.urls)
def check_sitemaps(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each section of the sitemap can be imported."""
    errors: list[CheckMessage] = []
    for name, path in app_settings.sitemaps().items():
        try:
            import_string(path)
        except ImportError as error:
            errors.append(
                Error(
                    f"QUICKSCALE_COMMON_SITEMAPS[{name!r}] cannot be imported: {error}",
                    id="quickscale_common.E005",
                )
            )
    return errors
