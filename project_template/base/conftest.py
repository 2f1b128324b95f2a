"""What every test may rely on."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _database(db):
    """Let every test use the database: any page may ask it, for a menu as well."""
