"""A whole project on these settings: what `manage.py` says about it in production."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quickscale_core.tests.conftest import FILLED, ROOT, VARIABLES

BASE = """
from pathlib import Path
from quickscale_core.csp import content_security_policy
from quickscale_core.env import database, read_env

BASE_DIR = Path(__file__).resolve().parent
read_env(BASE_DIR / ".env")

from quickscale_core.settings.base import *

SITE_NAME = "Acme"
ROOT_URLCONF = "quickscale_core.tests.urls"
AUTH_USER_MODEL = "people.User"
DATABASES = {"default": database(BASE_DIR / "db.sqlite3")}
INSTALLED_APPS = ["people", "quickscale_core", *CORE_APPS]
MIDDLEWARE = [*CORE_MIDDLEWARE]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": [*CORE_CONTEXT_PROCESSORS]},
    }
]
STATIC_ROOT = BASE_DIR / "staticfiles"
SECURE_CSP = content_security_policy(CORE_CSP)
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SECURE_CSP}
"""
MAIL = {"EMAIL_URL": "smtp://mail.acme.test:25", "DEFAULT_FROM_EMAIL": "site@acme.test"}
MODELS = """
from quickscale_core.users.models import AbstractEmailUser


class User(AbstractEmailUser):
    pass
"""
ASK = """
import os, sys, django
django.setup()
from django.test import Client
client = Client(headers={"host": "acme.test"})
assert client.get("/page").status_code == 301
assert client.get("/healthz/ready").status_code == 200, client.get("/healthz/ready").content
page = client.get("/page", secure=True)
assert page.status_code == 200
assert page.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
assert "quickscale_core/quickscale." in page.content.decode()
assert "quickscale_core/quickscale.css" not in page.content.decode()
cookie = client.get("/admin/login/", secure=True).cookies["__Host-csrftoken"]
assert cookie["secure"] and cookie["httponly"] and cookie["path"] == "/" and not cookie["domain"]
assert client.get("/favicon.ico", secure=True).status_code == 302
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the smallest kind, with a filled `.env`."""
    (tmp_path / "people").mkdir()
    (tmp_path / "people/__init__.py").touch()
    (tmp_path / "people/models.py").write_text(MODELS)
    (tmp_path / "base.py").write_text(BASE)
    (tmp_path / "production.py").write_text(
        "from base import *\nfrom quickscale_core.settings.production import *\n"
    )
    database = f"sqlite:///{tmp_path}/production.sqlite3"
    fill(tmp_path, {**FILLED, **MAIL, "DATABASE_URL": database})
    return tmp_path


def fill(project: Path, variables: dict[str, str]) -> None:
    (project / ".env").write_text("".join(f"{k}={v}\n" for k, v in variables.items()))


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "production",
        "PYTHONPATH": f"{project}{os.pathsep}{ROOT}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    strict = ["-W", "error::DeprecationWarning", "-W", "error::PendingDeprecationWarning"]
    return subprocess.run(
        [sys.executable, *strict, *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_deploy_finds_nothing(project: Path) -> None:
    result = run(project, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")

    assert result.returncode == 0, result.stderr
    assert "System check identified no issues" in result.stdout + result.stderr


def test_check_deploy_names_what_mail_lacks(project: Path) -> None:
    fill(project, {**FILLED, "DATABASE_URL": f"sqlite:///{project}/production.sqlite3"})

    result = run(project, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")

    assert result.returncode != 0
    assert re.findall(r"quickscale_core\.W\d+", result.stderr) == [
        "quickscale_core.W025",
        "quickscale_core.W026",
    ]
    assert "EMAIL_URL" in result.stderr
    assert "DEFAULT_FROM_EMAIL" in result.stderr


def test_a_project_without_secrets_does_not_start(project: Path) -> None:
    (project / ".env").write_text("ALLOWED_HOSTS=acme.test\n")

    result = run(project, "-m", "django", "check")

    assert result.returncode != 0
    assert "SECRET_KEY is missing" in result.stderr


def test_a_deployed_site_serves(project: Path) -> None:
    for command in (["makemigrations", "people"], ["migrate"], ["collectstatic", "--no-input"]):
        result = run(project, "-m", "django", *command, "-v", "0")
        assert result.returncode == 0, result.stderr

    result = run(project, "-c", ASK)

    assert result.returncode == 0, result.stderr
