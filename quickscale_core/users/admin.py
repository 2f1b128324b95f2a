"""The admin of users who log in by e-mail, to be subclassed by the project."""

from __future__ import annotations

from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from quickscale_core.users.forms import EmailUserCreationForm


class EmailUserAdmin(UserAdmin):
    """Django's user admin without the user name."""

    add_form = EmailUserCreationForm
    ordering = ("email",)
    list_display = ("email", "name", "is_active", "is_staff", "date_joined")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    search_fields = ("email", "name")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Personal info"), {"fields": ("name",)}),
        (
            _("Permissions"),
            {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")},
        ),
        (_("Important dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("email", "name", "usable_password", "password1", "password2"),
            },
        ),
    )
