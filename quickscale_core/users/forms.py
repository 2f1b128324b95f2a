"""The admin's form for a new user."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AdminUserCreationForm


class EmailUserCreationForm(AdminUserCreationForm):
    """Ask for an e-mail address and, unless the account shall have none, a password."""

    class Meta:
        model = get_user_model()
        fields = ("email", "name")
