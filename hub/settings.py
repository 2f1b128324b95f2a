"""The settings of the hub's live site and of its management commands."""

from pathlib import Path

from quickscale_core.csp import content_security_policy
from quickscale_core.env import database, read_env

BASE_DIR = Path(__file__).resolve().parent.parent
read_env(BASE_DIR / ".env")

from quickscale_core.settings.base import *  # noqa: E402
from quickscale_modules.auth.settings import *  # noqa: E402
from quickscale_modules.common.settings import *  # noqa: E402

from quickscale_core.settings.dev import *  # noqa: E402 isort: skip

SITE_NAME = "QuickScale"

ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"
AUTH_USER_MODEL = "hub.User"
DATABASES = {"default": database(BASE_DIR / "db.sqlite3")}

INSTALLED_APPS = [
    "hub",
    "quickscale_modules.auth",
    *AUTH_APPS,
    "quickscale_modules.common",
    *COMMON_APPS,
    "quickscale_core",
    *CORE_APPS,
]

MIDDLEWARE = [*CORE_MIDDLEWARE, *COMMON_MIDDLEWARE, *AUTH_MIDDLEWARE]

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    *COMMON_AUTHENTICATION_BACKENDS,
    *AUTH_AUTHENTICATION_BACKENDS,
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                *CORE_CONTEXT_PROCESSORS,
                *COMMON_CONTEXT_PROCESSORS,
                *AUTH_CONTEXT_PROCESSORS,
            ],
        },
    },
]

SECURE_CSP = content_security_policy(CORE_CSP, COMMON_CSP, AUTH_CSP)
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SECURE_CSP}  # read by django-csp on Django 5.2

STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_ROOT = BASE_DIR / "media"
