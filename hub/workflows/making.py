"""Carry out the plan for a new client: repository, registration, environment."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hub.environment.install import install, install_command
from hub.git.repository import Repository
from hub.workflows import registry
from hub.workflows.building import build
from hub.workflows.newclient import Plan

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """A client that was made; ``seconds`` by phase, ``next`` the commands to type."""

    plan: Plan
    revision: str
    installed: bool
    seconds: dict[str, float]
    next: list[str]


def make(
    plan: Plan, *, hub_root: Path, state: Path, with_environment: bool, progress: Progress
) -> Made:
    """Make the planned client; raise a ``HubError`` that says how far it got."""
    seconds: dict[str, float] = {}
    with _timed(seconds, "repository"):
        revision = build(plan, Repository(hub_root))
    with _timed(seconds, "registration"):
        registry.register(
            state,
            name=plan.record.client,
            identity=plan.record.id,
            path=plan.target,
            command="newclient",
            hub_revision=plan.export.revision,
            after=revision,
        )
    if with_environment:
        progress(f"{plan.target} is committed; making its environment and database")
        progress(f"(if that is cut off, this completes it: {install_command(plan.target)})")
        with _timed(seconds, "environment"):
            install(plan.target)
    return Made(plan, revision, with_environment, seconds, _next(plan, with_environment))


def _next(plan: Plan, installed: bool) -> list[str]:  # noqa: FBT001
    start = [f"cd {shlex.quote(str(plan.target))}", ".venv/bin/python manage.py runserver"]
    return start if installed else [install_command(plan.target), *start]


@contextmanager
def _timed(seconds: dict[str, float], phase: str) -> Iterator[None]:
    start = time.monotonic()
    yield
    seconds[phase] = round(time.monotonic() - start, 3)
