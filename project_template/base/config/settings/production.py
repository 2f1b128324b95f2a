"""Production: it refuses to start without SECRET_KEY, ALLOWED_HOSTS and DATABASE_URL."""

from __future__ import annotations

from config.settings.base import *
from quickscale_core.settings.production import *
