"""The tests: fast, with no network and no server but the database."""

from __future__ import annotations

from config.settings.base import *
from quickscale_core.settings.test import *
