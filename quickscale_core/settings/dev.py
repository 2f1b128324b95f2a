"""What differs on a developer's machine."""

DEBUG = True
ALLOWED_HOSTS = [".localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1", "::1"]
