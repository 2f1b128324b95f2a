"""The people who sign in."""

from __future__ import annotations

from quickscale_core.users.models import AbstractEmailUser


class User(AbstractEmailUser):
    """A person, known by their e-mail address.

    The table is this project's own: add fields here, then run `makemigrations`.
    """
