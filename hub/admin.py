"""The hub's records in the admin; clients and operations are written by commands only."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from hub.models import Client, Operation, User
from quickscale_core.users.admin import EmailUserAdmin

admin.site.register(User, EmailUserAdmin)


class ReadOnlyAdmin(admin.ModelAdmin):
    """A list to look at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Client)
class ClientAdmin(ReadOnlyAdmin):
    list_display = ("name", "path", "registered")
    search_fields = ("name", "path")


@admin.register(Operation)
class OperationAdmin(ReadOnlyAdmin):
    list_display = ("client", "command", "after", "hub_revision", "created")
    list_filter = ("command",)
    list_select_related = ("client",)
