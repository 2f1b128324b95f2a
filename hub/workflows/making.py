"""Carry out the plan for a new client: repository, registration, environment."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from hub.environment.install import install, install_command
from hub.errors import Interrupted
from hub.git.repository import Repository
from hub.sharing.record import FILE_NAME
from hub.workflows import registry
from hub.workflows.building import build
from hub.workflows.newclient import Plan

# Tells what is being done, as long as it is being done.
Working = Callable[[str], AbstractContextManager[None]]


@dataclass(frozen=True)
class Made:
    """A client that was made; ``seconds`` by phase, ``next`` the commands to type."""

    plan: Plan
    revision: str
    installed: bool
    seconds: dict[str, float]
    next: list[str]


def make(
    plan: Plan, *, hub_root: Path, state: Path, with_environment: bool, working: Working
) -> Made:
    """Make the planned client; raise a ``HubError`` that says how far it got."""
    seconds: dict[str, float] = {}
    with _whole_but(plan, "is not registered", _adopt(plan)):
        with _timed(seconds, "repository"):
            revision = build(plan, Repository(hub_root))
        with _timed(seconds, "registration"):
            _register(plan, state, revision)
    if with_environment:
        complete = install_command(plan.target)
        told = (
            f"{plan.target} is committed; making its environment and database\n"
            f"(if that is cut off, this completes it: {complete})"
        )
        lacking = _whole_but(plan, "has no environment yet", complete)
        with _timed(seconds, "environment"), lacking, working(told):
            install(plan.target)
    return Made(plan, revision, with_environment, seconds, _next(plan, with_environment))


def _register(plan: Plan, state: Path, revision: str) -> None:
    registry.register(
        state,
        name=plan.record.client,
        identity=plan.record.id,
        path=plan.target,
        command="newclient",
        hub_revision=plan.export.revision,
        after=revision,
    )


def _adopt(plan: Plan) -> str:
    return f"python manage.py adoptclient {shlex.quote(str(plan.target))}"


@contextmanager
def _whole_but(plan: Plan, lack: str, hint: str) -> Iterator[None]:
    """Say after an interruption, once the client stands, what it lacks and how to get that."""
    try:
        yield
    except KeyboardInterrupt:
        if not (plan.target / FILE_NAME).is_file():
            raise
        raise Interrupted(f"Interrupted. The client is whole, but {lack}.", hint=hint) from None


def _next(plan: Plan, installed: bool) -> list[str]:  # noqa: FBT001
    start = [f"cd {shlex.quote(str(plan.target))}", ".venv/bin/python manage.py runserver"]
    return start if installed else [install_command(plan.target), *start]


@contextmanager
def _timed(seconds: dict[str, float], phase: str) -> Iterator[None]:
    start = time.monotonic()
    yield
    seconds[phase] = round(time.monotonic() - start, 3)
