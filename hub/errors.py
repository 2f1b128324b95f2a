"""Say what went wrong, what state things are in, and which command to type next."""

from __future__ import annotations

import re
import shlex

NOTHING_CHANGED = "Nothing was changed."


class HubError(Exception):
    """The root of all errors that a person can do something about.

    ``message`` says what happened, ``hint`` is the next command to type or the next thing to do,
    ``exit_code`` is the number that INTERFACE gives to this kind of error.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(HubError):
    """An argument or a name is wrong, or a needed answer is missing."""

    exit_code = 2


class Refused(HubError):
    """A safety check says no; nothing was changed."""

    exit_code = 3


class MissingTool(Refused):
    """A program that the hub needs is missing or too old."""


class TemplateError(HubError):
    """The project template is wrong: ``location`` is ``file:line`` in ``project_template``."""

    def __init__(self, message: str, *, location: str) -> None:
        super().__init__(
            f"{location}: {message}\n{NOTHING_CHANGED}",
            hint=f"Correct {location} and commit it.",
        )
        self.location = location


class ProcessError(HubError):
    """A program that the hub ran ended with an unexpected exit code."""

    def __init__(self, command: str, exit_code: int, stderr: str) -> None:
        super().__init__(f"`{command}` ended with exit code {exit_code}: {_cause(stderr)}")
        self.command = command
        self.process_exit_code = exit_code
        self.stderr = stderr


class GitError(ProcessError):
    """A git call ended with an unexpected exit code."""

    def __init__(self, command: str, exit_code: int, stderr: str) -> None:
        super().__init__(command, exit_code, stderr)
        lock = re.search(r"'([^']+\.lock)': File exists", stderr)
        if lock:
            self.hint = f"If no git is running there: rm {shlex.quote(lock[1])}"


def _cause(stderr: str) -> str:
    """Return the line that says why: git's first error, else the last line."""
    lines = stderr.strip().splitlines() or ["no message"]
    return next((line for line in lines if line.startswith(("fatal: ", "error: "))), lines[-1])


class Interrupted(KeyboardInterrupt):
    """The process was asked to stop by SIGINT, SIGTERM or SIGHUP; what that left is told."""

    exit_code = 130

    def __init__(self, message: str = f"Interrupted. {NOTHING_CHANGED}", *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
