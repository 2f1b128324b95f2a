"""The admin of the audit log: for reading only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import HttpRequest

from quickscale_modules.common.models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """Show what was written down; nobody changes it here."""

    list_display = ("created_at", "action", "actor", "target_name", "ip")
    list_filter = ("action", "created_at")
    list_select_related = ("actor",)
    search_fields = (
        "action",
        "target_name",
        "ip",
        "request_id",
        f"actor__{get_user_model().USERNAME_FIELD}",
    )
    date_hierarchy = "created_at"
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
