"""What every environment has in common, and the slots of core."""

from quickscale_core import csp
from quickscale_core.env import boolean, cache, log_level, names, secret_key, text, url_prefix
from quickscale_core.logs import logging_config
from quickscale_core.mail import *

# Core's slots: a client composes them into plain lists of its own.
CORE_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
CORE_MIDDLEWARE = [
    "quickscale_core.middleware.request_id.RequestIDMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "quickscale_core.middleware.security_headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "quickscale_core.middleware.csp.ContentSecurityPolicyMiddleware",
    "quickscale_core.middleware.health.HealthMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
CORE_AUTHENTICATION_BACKENDS: list[str] = []
CORE_CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.template.context_processors.i18n",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "quickscale_core.context_processors.site",
    "quickscale_core.context_processors.csp_nonce",
]
CORE_CSP = {
    "default-src": [csp.SELF],
    "script-src": [csp.SELF, csp.NONCE],
    "style-src": [csp.SELF, csp.NONCE],
    "img-src": [csp.SELF, "data:"],
    "object-src": [csp.NONE],
    "base-uri": [csp.SELF],
    "form-action": [csp.SELF],
    "frame-ancestors": [csp.NONE],
}

# The site
SITE_NAME = "QuickScale"
ADMIN_PATH = url_prefix("ADMIN_PATH", "admin/")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# Security
DEBUG = False
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = names("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = names("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = names("CSRF_TRUSTED_ORIGINS")
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "quickscale_core.views.csrf_failure"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
BEHIND_PROXY = boolean("BEHIND_PROXY")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]  # probes speak plain HTTP
X_FRAME_OPTIONS = "DENY"
# The browsers' preload list keeps a domain for years: a site asks for it by
# SECURE_HSTS_PRELOAD, and is not warned as long as it does not.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Passwords
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Static and uploaded files
STATIC_URL = "static/"
MEDIA_URL = "media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Cache, mail, logs
CACHES = {"default": cache("locmemcache://")}
MAILERS = mailers("consolemail://")
DEFAULT_FROM_EMAIL = text("DEFAULT_FROM_EMAIL", "webmaster@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
LOG_LEVEL = log_level()
LOGGING = logging_config(LOG_LEVEL, "lines")
