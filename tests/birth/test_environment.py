"""A client with an environment of its own: it answers at once, and a cut-off one is completed."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.birth.client import SHELL, Newborn
from tests.world import World, git

pytestmark = [pytest.mark.wide, pytest.mark.slow]


@contextmanager
def _server(root: Path) -> Iterator[str]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [".venv/bin/python", "manage.py", "runserver", "--noreload", str(port)]
    log = (root.parent / f"{root.name}.log").open("w")
    process = subprocess.Popen(line, cwd=root, env=SHELL, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)
        log.close()


def _status(url: str) -> int:
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 -- ours
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


@pytest.mark.parametrize("template", ["saas", "site", "api"])
def test_it_answers_at_once_and_its_own_ci_is_green(world: World, template: str) -> None:
    result = world.run("newclient", "acme", f"--template={template}", "--json")
    root = world.clients / "client_acme"

    with _server(root) as url:
        statuses = _status(f"{url}/"), _status(f"{url}/nowhere"), _status(f"{url}/healthz/ready")

    assert result.json["installed"] is True
    assert statuses == (200, 404, 200)
    client = Newborn(root, {})
    for line in client.ci_lines():
        client.must(line)
    assert git(root, "status", "--porcelain") == ""


def test_without_uv_pip_makes_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    root = world.newclient("acme", "--template=site")
    client = Newborn(root, {"PATH": "/usr/local/bin:/usr/bin:/bin"})

    client.must("make install UV=")

    assert "no issues" in client.must(".venv/bin/python manage.py check")
