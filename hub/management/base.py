"""What the hub's commands share: options, preflight, signals, errors to exit codes and JSON."""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from types import FrameType
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub import app_settings, console
from hub.errors import NOTHING_CHANGED, HubError, Interrupted
from hub.git.command import require_git
from hub.process import STOPPING, redact

SCHEMA = 1
ERROR_LOG = "errors.log"


class HubCommand(BaseCommand):
    """A command of the hub: subclasses implement ``run`` and return nothing."""

    requires_system_checks: list[str] = []
    requires_migrations_checks = False
    name = ""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        self.name = subcommand
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")
        parser.error = partial(self._refuse_arguments, parser)  # type: ignore[method-assign] # argparse's own hook
        return parser

    def _refuse_arguments(self, parser: CommandParser, message: str) -> NoReturn:
        """Say what is wrong with the arguments, as JSON too where that is asked for."""
        if "--json" in sys.argv:
            self._write_failure("refused", message, f"python {parser.prog} --help")
        if parser.called_from_command_line:
            parser.print_usage(sys.stderr)
            parser.exit(2, f"{parser.prog}: error: {message}\n")
        raise CommandError(message, returncode=2)

    def handle(self, *args: Any, **options: Any) -> None:
        self.json: bool = options["json"]
        self.no_color: bool = options["no_color"]
        with self._translated(options), _stopping(), _echo(self, options):
            require_git()
            self.run(**options)

    def run(self, **options: Any) -> None:
        """Do the command's work; raise a ``HubError`` when it cannot be done."""
        raise NotImplementedError

    def write_json(self, outcome: str, values: dict[str, Any]) -> None:
        """Write the command's one JSON object."""
        head = {"schema": SCHEMA, "command": self.name, "outcome": outcome}
        self.stdout.write(json.dumps({**head, **values}, ensure_ascii=False))

    def write_result(self, outcome: str, values: dict[str, Any], lines: Iterable[str]) -> None:
        """Write the result: one JSON object, or lines for a person."""
        if self.json:
            self.write_json(outcome, values)
        else:
            self.stdout.write("\n".join(lines))

    def progress(self, message: str) -> None:
        """Tell on standard error what is being done."""
        if not self.json:
            self.stderr.write(message, style_func=lambda text: text)

    @contextmanager
    def working(self, message: str) -> Iterator[None]:
        """Tell what is being done, on a terminal with a bar that moves until it is done."""
        self.progress(message)
        with console.moving_bar() if self._may_move() else nullcontext():
            yield

    def _may_move(self) -> bool:
        plain = self.json or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        return not plain and not self.no_color and self.stderr.isatty()

    @contextmanager
    def _translated(self, options: dict[str, Any]) -> Iterator[None]:
        try:
            yield
        except HubError as error:
            self._fail(error.message, error.hint, error.exit_code)
        except KeyboardInterrupt as error:
            stop = error if isinstance(error, Interrupted) else Interrupted()
            self._fail(stop.message, stop.hint, stop.exit_code, outcome="interrupted")
        except CommandError:
            raise
        except Exception as error:
            if options["traceback"]:
                raise
            log = _log_error(self.name)
            self._fail(f"{type(error).__name__}: {error}", f"The details are in {log}.", 1)

    def _write_failure(self, outcome: str, message: str, hint: str) -> None:
        self.write_json(outcome, {"error": {"message": message, "hint": hint}})

    def _fail(self, message: str, hint: str, code: int, *, outcome: str = "") -> NoReturn:
        message = redact(message)
        if code in {2, 3, 4, 6} and NOTHING_CHANGED not in message:
            message = f"{message}\n{NOTHING_CHANGED}"
        if self.json:
            outcome = outcome or ("refused" if code in {2, 3} else "failed")
            self._write_failure(outcome, message, hint)
        raise CommandError(f"{message}\n{hint}".strip(), returncode=code)


@contextmanager
def _stopping() -> Iterator[None]:
    """Turn the signals that ask a process to stop into ``Interrupted``, once."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)
        raise Interrupted

    try:
        before = {number: signal.signal(number, stop) for number in STOPPING}
    except ValueError:  # not the main thread: whoever runs it there handles signals
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _echo(command: BaseCommand, options: dict[str, Any]) -> Iterator[None]:
    """Show every program that is run, from verbosity 2 on."""
    logger = logging.getLogger("hub.process")
    if options["verbosity"] < 2:
        yield
        return
    handler = logging.StreamHandler(command.stderr)
    handler.terminator = ""
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


def _log_error(command: str) -> str:
    """Append the current exception to the hub's error log and return the log's path."""
    folder = app_settings.state_root()
    path = folder / ERROR_LOG
    try:
        folder.mkdir(exist_ok=True)
        with path.open("a") as log:
            log.write(f"{command}\n{redact(traceback.format_exc())}\n")
    except OSError:
        return "the traceback (add --traceback)"
    return str(path)
