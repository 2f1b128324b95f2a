from __future__ import annotations

from django.contrib import admin
from quickscale_core.users.admin import EmailUserAdmin

from .models import User


@admin.register(User)
class UserAdmin(EmailUserAdmin):
    """Give fields that you add to the user a place here: in `fieldsets` and `list_display`."""
