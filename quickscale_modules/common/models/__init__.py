"""The models of common: abstract ones to inherit from, and the audit log."""

from __future__ import annotations

from quickscale_modules.common.models.audit import AuditEntry
from quickscale_modules.common.models.slug import SlugModel
from quickscale_modules.common.models.soft_delete import SoftDeleteModel
from quickscale_modules.common.models.timestamped import TimestampedModel
from quickscale_modules.common.models.uuid import UUIDModel

__all__ = ["AuditEntry", "SlugModel", "SoftDeleteModel", "TimestampedModel", "UUIDModel"]
