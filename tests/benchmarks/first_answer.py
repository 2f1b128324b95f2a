"""From the command to the first answered request: `newclient`, then `runserver`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field

from tests.benchmarks.comparison import Comparison
from tests.benchmarks.timing import Contender, race
from tests.benchmarks.workshop import Hub, Workshop

LONGEST = 60  # seconds
PAUSE = 0.02


def compare(workshop: Workshop, rounds: int) -> list[Comparison]:
    """Return the time until a new client's site answers, packages being in uv's cache."""
    site = _Site(workshop.hub("answer"))
    (timing,) = race([Contender("newclient, runserver, GET /", site.start, site.stop)], rounds)
    return [Comparison("`newclient` with environment, `runserver`, first answer", timing, 10.0)]


@dataclass
class _Site:
    hub: Hub
    servers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, number: int) -> None:
        client = self.hub.newclient(f"acme{number}")
        port = _free_port()
        server = subprocess.Popen(
            [".venv/bin/python", "manage.py", "runserver", str(port)],
            cwd=client, env=dict(self.hub.environment), start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.servers.append(server)
        _wait(f"http://127.0.0.1:{port}/", server)

    def stop(self, _number: int) -> None:
        for server in self.servers:
            os.killpg(server.pid, signal.SIGTERM)  # the server and its reloader
            server.wait()
        self.servers.clear()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    """Ask until the site answers with 200."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=LONGEST) as answer:  # noqa: S310 -- our own
                answer.read()
                return
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{url} answers {error.code}.") from None
        except OSError:
            time.sleep(PAUSE)
    raise SystemExit(f"The site does not answer within {LONGEST} s.")
