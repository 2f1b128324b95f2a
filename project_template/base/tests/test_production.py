"""Production starts when everything is set, and says what is missing when it is not."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys

import pytest
from django.conf import settings

REQUIRED = ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"]


@pytest.fixture
def filled(tmp_path):
    """Return the variables that production needs."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": "www.example.com",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "EMAIL_URL": "smtp://mail.example.com:25",
        "DEFAULT_FROM_EMAIL": "site@example.com",
    }


def check(variables):
    """Run Django's deployment checks as a server would start, in a process of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level=WARNING"],
        cwd=settings.BASE_DIR,
        env=os.environ | variables,
        capture_output=True,
        text=True,
    )


def test_production_passes_the_deployment_checks(filled):
    result = check(filled)

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("variable", ["EMAIL_URL", "DEFAULT_FROM_EMAIL"])
def test_the_deployment_checks_ask_for_mail(filled, variable):
    result = check(filled | {variable: ""})

    assert result.returncode != 0
    assert variable in result.stderr


@pytest.mark.parametrize("variable", REQUIRED)
def test_production_refuses_to_start_without(filled, variable):
    result = check(filled | {variable: ""})

    assert result.returncode != 0
    assert variable in result.stderr


@pytest.mark.parametrize("variable", REQUIRED)
def test_production_refuses_the_placeholder_of_the_example_file(filled, variable):
    example = (settings.BASE_DIR / ".env.example").read_text()
    placeholder = re.search(rf"^(?:# )?{variable}=(.+)$", example, re.MULTILINE)[1]

    result = check(filled | {variable: placeholder})

    assert result.returncode != 0
    assert variable in result.stderr.splitlines()[-1]
