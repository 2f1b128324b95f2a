"""Turn results and plans into lines, tables and progress for people, objects for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hub.sharing.record import Record
    from hub.workflows.adoptclient import Adoption
    from hub.workflows.making import Made
    from hub.workflows.newclient import Plan
    from hub.workflows.seeding import Account
    from hub.workflows.showclients import ClientState, Fleet


def plan_object(plan: Plan) -> dict[str, Any]:
    """Return a plan for a new client as INTERFACE describes it."""
    return {
        **_record_object(plan.record, plan.target),
        "package": plan.record.package,
        "apps": list(plan.record.apps),
        "hub_revision": plan.export.revision,
        "revision": None,
        "installed": False,
        "files": plan.files,
        "added_modules": list(plan.added_modules),
        "warnings": list(plan.warnings),
        "seconds": {},
        "next": [],
    }


def made_object(made: Made) -> dict[str, Any]:
    """Return a made client as INTERFACE describes it."""
    return {
        **plan_object(made.plan),
        "revision": made.revision,
        "installed": made.installed,
        "seconds": made.seconds,
        "next": made.next,
    }


def _record_object(record: Record, path: Path) -> dict[str, Any]:
    """Return what every result tells about a client from its record."""
    return {
        "client": record.client,
        "path": str(path),
        "template": record.template,
        "modules": list(record.modules),
        "sharing": record.sharing,
        "updates": record.updates,
    }


def plan_lines(plan: Plan) -> Iterable[str]:
    """Yield what `newclient --dry-run` says."""
    yield f"{plan.record.client} would be made in {plan.target}:"
    yield from _facts(plan)


def made_lines(made: Made) -> Iterable[str]:
    """Yield what `newclient` says when all is done."""
    yield f"{made.plan.record.client} is ready in {made.plan.target}"
    yield from _facts(made.plan)
    yield f"  commit    {made.revision[:12]}"
    yield ""
    yield "Next:"
    for command in made.next:
        yield f"  {command}"


def adoption_object(adoption: Adoption) -> dict[str, Any]:
    """Return a registration; ``revision`` is the newest commit of the client itself."""
    return {
        **_record_object(adoption.record, adoption.path),
        "revision": adoption.head,
        "moved_from": str(adoption.moved_from) if adoption.moved_from else None,
    }


def adoption_lines(adoption: Adoption, *, done: bool) -> Iterable[str]:
    """Yield what `adoptclient` says."""
    verb = "is registered" if done else "would be registered"
    yield f"{adoption.record.client} {verb} in {adoption.path}"
    if adoption.moved_from:
        yield f"  before    {adoption.moved_from}"
    if adoption.inferred:
        yield f"  template  {adoption.record.template}"
        yield f"  modules   {', '.join(adoption.record.modules) or 'none'}"
        yield f"  record    worked out; {adoption.inferred.differing} template files differ"


def fleet_object(fleet: Fleet) -> dict[str, Any]:
    """Return the state of all clients as INTERFACE describes it."""
    return {
        "hub_revision": fleet.hub_revision,
        "clients": [state_object(state) for state in fleet.clients],
    }


def state_object(state: ClientState) -> dict[str, Any]:
    """Return one client's state."""
    return {
        "client": state.name,
        "path": str(state.path),
        "template": state.template,
        "modules": list(state.modules),
        "sharing": state.sharing,
        "updates": state.updates,
        "revision": state.revision or None,
        "behind": state.behind,
        "local_changes": list(state.local_changes),
        "state": state.state,
        "dirty": state.dirty,
        "last_operation": state.last_operation,
        "reason": state.reason,
    }


def fleet_lines(fleet: Fleet) -> Iterable[str]:
    """Yield a table of all clients, 80 columns wide as long as the names allow."""
    if not fleet.clients:
        yield "No client yet. Make the first one: python manage.py newclient NAME"
        return
    rows = [("CLIENT", "STATE", "BEHIND", "REVISION", "MODULES")]
    rows += [
        (
            state.name + (" *" if state.dirty else ""),
            state.state,
            str(state.behind),
            state.revision[:12] or "-",
            ", ".join(state.modules) or "-",
        )
        for state in fleet.clients
    ]
    yield from table(rows)
    if any(state.dirty for state in fleet.clients):
        yield ""
        yield "* has changes that are not committed"
    for state in fleet.clients:
        if state.reason:
            yield f"[{state.name}] {state.reason}"


def state_lines(state: ClientState) -> Iterable[str]:
    """Yield one client in detail."""
    facts = {
        "path": str(state.path),
        "state": state.state + (", with uncommitted changes" if state.dirty else ""),
        "behind": f"{state.behind} commits of the hub" if state.revision else "-",
        "revision": state.revision or "-",
        "template": state.template or "-",
        "modules": ", ".join(state.modules) or "-",
        "sharing": state.sharing or "-",
        "updates": state.updates or "-",
        "last": state.last_operation or "-",
        "reason": state.reason,
    }
    yield state.name
    for label, fact in facts.items():
        if fact:
            yield f"  {label:<9} {fact}"
    for path in state.local_changes:
        yield f"  changed   {path}"


def leftover_lines(leftovers: Iterable[Path]) -> Iterable[str]:
    """Yield what a killed command left, with the command that removes it."""
    for path in leftovers:
        yield f"Warning: {path} was left by a command that was killed: rm -rf {quote(str(path))}"


def account_lines(accounts: Sequence[Account], *, done: bool) -> Iterable[str]:
    """Yield the demo accounts; their passwords only when they were made just now."""
    if not accounts:
        yield "Nothing to do: the demo accounts are there. Sign in with the password you noted."
    for account in accounts:
        kind = "staff " if account.is_staff else "member"
        password = f"  password {account.password}" if done else ""
        yield f"{kind}  {account.email}{password}"


@contextmanager
def moving_bar() -> Iterator[None]:
    """Show on standard error a bar that moves, and the seconds that went by."""
    from rich.console import Console  # terminals only, and 60 ms
    from rich.progress import BarColumn, Progress, TimeElapsedColumn

    bar = Progress(BarColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True)
    with bar:
        bar.add_task("", total=None)
        yield


def table(rows: Sequence[tuple[str, ...]]) -> Iterable[str]:
    """Yield ``rows`` with their columns aligned."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _facts(plan: Plan) -> Iterable[str]:
    record = plan.record
    added = f" (added as required: {', '.join(plan.added_modules)})" if plan.added_modules else ""
    yield f"  template  {record.template}"
    yield f"  modules   {', '.join(record.modules) or 'none'}{added}"
    yield f"  apps      {', '.join(record.apps)}"
    yield f"  sharing   {record.sharing}, updates {record.updates}"
    yield f"  hub       {plan.export.revision[:12]}"
    yield f"  files     {plan.files}"
