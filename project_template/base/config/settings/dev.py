"""Development, on your own machine: `manage.py` uses it when nothing else is said."""

from __future__ import annotations

from config.settings.base import *
from quickscale_core.settings.dev import *
