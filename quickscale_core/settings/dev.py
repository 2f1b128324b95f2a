"""What differs on a developer's machine."""

from quickscale_core.env import names

DEBUG = True
ALLOWED_HOSTS = [".localhost", "127.0.0.1", "[::1]", *names("ALLOWED_HOSTS")]
INTERNAL_IPS = ["127.0.0.1", "::1"]
