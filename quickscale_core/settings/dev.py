"""What differs on a developer's machine."""

from quickscale_core.env import names

DEBUG = True
ALLOWED_HOSTS = [".localhost", "127.0.0.1", "[::1]", *names("ALLOWED_HOSTS")]
INTERNAL_IPS = ["127.0.0.1", "::1"]
# Static files straight from where they are written, even where DEBUG is switched off.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
