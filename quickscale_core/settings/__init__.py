"""The settings of the foundation: `from quickscale_core.settings import *` gives the base."""

from quickscale_core.settings.base import *
