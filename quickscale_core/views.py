"""Health checks, error pages and the icon that browsers ask for."""

from __future__ import annotations

import logging

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotFound,
    HttpResponseRedirect,
    HttpResponseServerError,
    JsonResponse,
)
from django.template.loader import get_template, render_to_string
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from quickscale_core import app_settings, health

logger = logging.getLogger(__name__)

STYLESHEET = "quickscale_core/quickscale.css"
FAVICON = "quickscale_core/favicon.svg"
LAST_RESORT = "<!doctype html><title>Error</title><h1>Something went wrong</h1>"


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """Say that the process answers, and ask nothing else."""
    return JsonResponse({"status": health.OK})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Say whether the site can serve, naming what fails."""
    checks = health.readiness()
    is_ready = all(outcome == health.OK for outcome in checks.values())
    return JsonResponse(
        {"status": health.OK if is_ready else "unavailable", "checks": checks},
        status=200 if is_ready else 503,
    )


@require_safe
@cache_control(max_age=86400, public=True)
def favicon(request: HttpRequest) -> HttpResponse:
    """Point at the icon, for pages that name none."""
    return HttpResponseRedirect(staticfiles_storage.url(FAVICON))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400 without asking the request anything: it may lie."""
    return HttpResponseBadRequest(bare_page(request, "400.html"))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return HttpResponseForbidden(render_to_string("403.html", request=request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 where a form came without its token, and say what to do about it."""
    return HttpResponseForbidden(render_to_string("403_csrf.html", request=request))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    return HttpResponseNotFound(render_to_string("404.html", request=request))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without database, session or context processors: any may be the cause."""
    try:
        page = bare_page(request, "500.html")
    except Exception:
        logger.exception("The page for errors has an error itself")
        page = LAST_RESORT
    return HttpResponseServerError(page)


def bare_page(request: HttpRequest, template_name: str) -> str:
    """Render a template with nothing but plain values."""
    return get_template(template_name).render(
        {
            "site_name": app_settings.site_name(),
            "stylesheet": stylesheet_url(),
            "request_id": getattr(request, "request_id", ""),
        }
    )


def stylesheet_url() -> str:
    """Return where the stylesheet lies, or nothing where no statics were collected."""
    try:
        return staticfiles_storage.url(STYLESHEET)
    except ValueError:
        return ""
