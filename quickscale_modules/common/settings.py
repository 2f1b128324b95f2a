"""What a project star-imports to use common; see README.md."""

COMMON_APPS = ["django.contrib.sitemaps", "django.forms"]
COMMON_MIDDLEWARE: list[str] = []
COMMON_AUTHENTICATION_BACKENDS: list[str] = []
COMMON_CONTEXT_PROCESSORS = ["quickscale_modules.common.context_processors.legal"]
COMMON_CSP: dict[str, list[str]] = {}

# Forms render with the design system's classes, from templates that a project can override.
FORM_RENDERER = "quickscale_modules.common.renderers.FormRenderer"
