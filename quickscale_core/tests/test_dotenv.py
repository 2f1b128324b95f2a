"""Making `.env` from its example."""

from __future__ import annotations

import os
import stat
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from quickscale_core.dotenv import fresh_env, write_private

EXAMPLE = "# Settings\nSECRET_KEY=<python manage.py makeenv>\nALLOWED_HOSTS=\n# SECRET_KEY=x\n"


def key_of(text: str) -> str:
    return next(
        line.partition("=")[2] for line in text.splitlines() if line.startswith("SECRET_KEY=")
    )


def test_a_fresh_env_differs_from_its_example_by_the_key_alone() -> None:
    text = fresh_env(EXAMPLE)

    assert text.replace(key_of(text), "<python manage.py makeenv>") == EXAMPLE
    assert len(key_of(text)) >= 50


def test_a_hundred_fresh_envs_have_a_hundred_keys() -> None:
    assert len({key_of(fresh_env(EXAMPLE)) for _ in range(100)}) == 100


def test_an_example_without_a_key_gets_one() -> None:
    assert fresh_env("DEBUG=1\n").endswith("\nDEBUG=1\n")
    assert len(key_of(fresh_env("DEBUG=1\n"))) >= 50


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_a_private_file_is_its_owners_alone_under_any_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_private(tmp_path / ".env", "SECRET_KEY=ü\r\n")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600
    assert (tmp_path / ".env").read_bytes() == "SECRET_KEY=ü\r\n".encode()


def test_a_private_file_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("mine")

    with pytest.raises(FileExistsError):
        write_private(tmp_path / ".env", "yours")

    assert (tmp_path / ".env").read_text() == "mine"


def test_a_private_file_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / ".env").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(FileExistsError):
        write_private(tmp_path / ".env", "secret")

    assert not (tmp_path / "elsewhere").exists()


def test_a_private_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_private(tmp_path / ".env", "\ud800")

    assert list(tmp_path.iterdir()) == []


def test_makeenv_makes_the_file_and_says_so(tmp_path: Path, settings: Any) -> None:
    settings.BASE_DIR = tmp_path
    (tmp_path / ".env.example").write_text(EXAMPLE)
    out = StringIO()

    call_command("makeenv", stdout=out)

    assert key_of((tmp_path / ".env").read_text()) not in out.getvalue()
    assert str(tmp_path / ".env") in out.getvalue()


def test_makeenv_refuses_to_overwrite(tmp_path: Path, settings: Any) -> None:
    settings.BASE_DIR = tmp_path
    (tmp_path / ".env.example").write_text(EXAMPLE)
    (tmp_path / ".env").write_text("mine")

    with pytest.raises(CommandError, match="exists already; nothing was changed"):
        call_command("makeenv")

    assert (tmp_path / ".env").read_text() == "mine"


def test_makeenv_names_the_example_that_is_missing(tmp_path: Path, settings: Any) -> None:
    settings.BASE_DIR = tmp_path

    with pytest.raises(CommandError, match=r"\.env\.example does not exist"):
        call_command("makeenv")
