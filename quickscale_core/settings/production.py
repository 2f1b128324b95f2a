"""What differs on a server: nothing starts without its secrets, nothing travels in the clear."""

from quickscale_core.env import (
    boolean,
    cache,
    integer,
    log_level,
    proxy_ssl_header,
    required_database,
    required_hosts,
    required_secret_key,
)
from quickscale_core.logs import logging_config
from quickscale_core.mail import mailers

DEBUG = False  # fixed: no variable turns it on
SECRET_KEY = required_secret_key()
ALLOWED_HOSTS = required_hosts()
DATABASES = {"default": required_database()}

# Transport
SECURE_SSL_REDIRECT = boolean("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = proxy_ssl_header()
SECURE_HSTS_SECONDS = integer("SECURE_HSTS_SECONDS", 31536000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = boolean("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = boolean("SECURE_HSTS_PRELOAD")

# Cookies: the prefix makes the browser refuse one that came over HTTP or from a sister domain.
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = "__Secure-language"
LANGUAGE_COOKIE_SECURE = True

# Static files under names that carry their hash, compressed, cached for ever
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# A cache that all workers share (login rate limits count in it): by default a table of the
# database, which `migrate` makes.
CACHES = {"default": cache("dbcache://quickscale_cache")}
MAILERS = mailers("smtp://localhost:25")
LOGGING = logging_config(log_level(), "json")
