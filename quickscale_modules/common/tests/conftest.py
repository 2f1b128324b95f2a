"""The site that the tests of common start from."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from quickscale_modules.common import settings as common


@pytest.fixture(autouse=True)
def pinned(pin_settings: Any) -> None:
    pin_settings("quickscale_modules.common.tests.urls", common=common)
    cache.clear()
