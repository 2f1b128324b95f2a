"""Each template with no module, each single one and all of them, in both ways of sharing (N28)."""

from __future__ import annotations

import os
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from hub.models import Client
from hub.sharing.modules import closure, read_module
from tests.birth.client import Newborn, assert_green, lend_environment
from tests.world import World, git

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = sorted(path.parent.name for path in (ROOT / "quickscale_modules").glob("*/apps.py"))
TEMPLATES = ("saas", "site", "api")
CATALOGUE = {
    name: read_module(name, (ROOT / f"quickscale_modules/{name}/apps.py").read_text())
    for name in MODULES
}
# Every module alone brings what it requires. A set that brings what another one brings gives the
# same files, which is tested as such; its checks and tests run once.
CLOSURES = {"none": (), "all": tuple(closure(MODULES, CATALOGUE))} | {
    name: tuple(closure([name], CATALOGUE)) for name in MODULES
}
SETS = tuple({modules: name for name, modules in reversed(CLOSURES.items())}.values())
TWINS = [
    (name, next(other for other in SETS if CLOSURES[other] == CLOSURES[name]))
    for name in sorted(CLOSURES.keys() - set(SETS))
]
SERVER = os.environ.get("QUICKSCALE_TEST_POSTGRESQL", "postgres://postgres@127.0.0.1:5432/postgres")


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The URL of an empty database; skipped where no server answers, an error in CI."""
    try:
        server = psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL server: {error}")
    name = f"birth_{uuid.uuid4().hex[:12]}"
    with server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield f"{SERVER.rpartition('/')[0]}/{name}"
        for database in (name, f"test_{name}"):
            server.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def _files(client: Path) -> list[str]:
    """Return mode, id and path of every committed file but the record."""
    entries = git(client, "ls-tree", "-r", "HEAD").splitlines()
    return [entry for entry in entries if not entry.endswith("\t.quickscale.json")]


@pytest.mark.slow
@pytest.mark.parametrize("modules", SETS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_client_is_green_at_birth_on_sqlite(world: World, template: str, modules: str) -> None:
    root = world.newclient("acme", f"--template={template}", f"--modules={modules}")
    lend_environment(root)

    assert_green(Newborn(root, {}))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(("modules", "twin"), TWINS)
def test_a_set_that_brings_the_same_modules_gives_the_same_client(
    world: World, template: str, modules: str, twin: str
) -> None:
    arguments = (f"--template={template}", "--apps=things")
    one = world.newclient("acme", *arguments, f"--modules={modules}")
    one = one.rename(one.with_name("one"))
    Client.objects.all().delete()
    other = world.newclient("acme", *arguments, f"--modules={twin}")

    assert _files(one) == _files(other)


@pytest.mark.wide
@pytest.mark.postgresql
@pytest.mark.parametrize("modules", SETS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_client_is_green_at_birth_on_postgresql(
    world: World, postgresql: str, template: str, modules: str
) -> None:
    root = world.newclient("acme", f"--template={template}", f"--modules={modules}")
    lend_environment(root)

    assert_green(Newborn(root, {"DATABASE_URL": postgresql}))


@pytest.mark.wide
@pytest.mark.parametrize("modules", SETS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_linked_client_is_green_at_birth(
    world: World, tmp_path: Path, settings: object, template: str, modules: str
) -> None:
    remote = tmp_path / "shared.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    settings.QUICKSCALE_LINK_REMOTE = str(remote)  # type: ignore[attr-defined]
    root = world.newclient(
        "acme", f"--template={template}", f"--modules={modules}", "--sharing=link"
    )
    lend_environment(root)
    pinned = (root / "requirements.txt").read_text().split("quickscale @ ", 1)[1].splitlines()[0]
    site = tmp_path / "site"
    install = ["uv", "pip", "install", "--quiet", "--no-deps", f"--target={site}"]
    subprocess.run([*install, f"quickscale @ {pinned}"], check=True)

    assert_green(Newborn(root, {"PYTHONPATH": str(site)}))
    assert not (root / "quickscale").exists()
