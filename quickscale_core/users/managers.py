"""The manager of users who log in by e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.hashers import make_password

if TYPE_CHECKING:
    from quickscale_core.users.models import AbstractEmailUser

UserType = TypeVar("UserType", bound="AbstractEmailUser")


class EmailUserManager(BaseUserManager[UserType]):
    """Create users by e-mail address, and find them whatever the case of its letters."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Return an address as it is stored: in lower case, all of it."""
        return (email or "").strip().lower()

    def get_by_natural_key(self, username: str | None) -> UserType:
        """Find the user of an address as it was typed."""
        return self.get(email=self.normalize_email(username))

    async def aget_by_natural_key(self, username: str | None) -> UserType:
        """Find the user of an address as it was typed."""
        return await self.aget(email=self.normalize_email(username))

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> UserType:
        """Create a user; without a password the account waits for one to be set."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email, **fields)
        user.password = make_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> UserType:
        """Create a user who may do everything."""
        return self.create_user(
            email, password, **{**fields, "is_staff": True, "is_superuser": True}
        )
