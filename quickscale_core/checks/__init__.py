"""System checks: settings that look right and are not."""

from __future__ import annotations

from quickscale_core.checks import composition, environment, security

__all__ = ["composition", "environment", "security"]
