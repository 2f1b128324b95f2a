"""Hundreds of registered clients, as `newclient` would have left them, made in seconds."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from tests.benchmarks import history
from tests.benchmarks.processes import run
from tests.benchmarks.workshop import Hub

FIRST = "first"
RECORD = ".quickscale.json"
AUTHOR = "committer QuickScale <quickscale@localhost> 1700000000 +0000\n"
ROWS = """
from hub.models import Client, Operation
first = Client.objects.get(name=name)
Client.objects.bulk_create(
    Client(name=other, identity=first.identity, path=first.path.replace(name, other))
    for other in others
)
Operation.objects.bulk_create(
    Operation(client=client, command="newclient") for client in Client.objects.exclude(name=name)
)
"""


def populate(hub: Hub, clients: int) -> None:
    """Give ``hub`` as many clients: rows, repositories, and what the hub keeps for each."""
    first = hub.newclient(FIRST, "--no-install")
    names = [f"client{number}" for number in range(1, clients)]
    template = _template(first)
    for name in names:
        _repository(first, hub.client(name))
        _kept(hub, name, template)
    if names:
        hub.manage("shell", "--command", f"name, others = {FIRST!r}, {names!r}\n{ROWS}")


def _template(client: Path) -> dict[str, bytes]:
    """Return the maintained files of ``client``."""
    listed = run(
        "git", "ls-tree", "-r", "-z", "--name-only", "refs/quickscale/template", directory=client
    )
    return {name: (client / name).read_bytes() for name in listed.decode().split("\0") if name}


def _repository(first: Path, client: Path) -> None:
    """Copy a client's repository and record; objects are linked, they never change."""
    shutil.copytree(first / ".git", client / ".git", copy_function=os.link)
    (client / RECORD).write_text((first / RECORD).read_text().replace(FIRST, client.name))


def _kept(hub: Hub, name: str, template: dict[str, bytes]) -> None:
    """Write what the hub keeps for a client, in one call each, as `newclient` does."""
    stamp = hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()
    parts = [f"commit refs/quickscale/rendered/{stamp}\n{AUTHOR}".encode(), history.data(b"Render")]
    for path, content in template.items():
        parts.append(f'M 100644 inline "{path}"\n'.encode())
        parts.append(history.data(content.replace(FIRST.encode(), name.encode())))
    parts.append(f"reset refs/quickscale/given/{stamp}\nfrom refs/heads/main^0\n\n".encode())
    hub.git("-c", "gc.auto=0", "fast-import", "--quiet", stdin=b"".join(parts))
