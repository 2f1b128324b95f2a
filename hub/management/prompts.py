"""Ask a person on a terminal, one question each, with the default shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from hub.errors import HubError, UsageError


def on_a_terminal() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, *, default: str, check: Callable[[str], object] | None = None) -> str:
    """Return the answer, the default for an empty one; ask again while ``check`` raises."""
    while True:
        sys.stderr.write(f"{question} [{default}]: ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise UsageError("The input ended before all questions were answered.")
        answer = line.strip() or default
        try:
            if check:
                check(answer)
        except HubError as error:
            sys.stderr.write(f"{error.message} {error.hint}\n")
            continue
        return answer


def choose(question: str, choices: Sequence[tuple[str, str]], *, default: str) -> str:
    """Return one of ``choices`` (value, meaning), by its value or its number."""
    for number, (value, meaning) in enumerate(choices, start=1):
        sys.stderr.write(f"  {number}  {value:<12} {meaning}\n")
    values = [value for value, _ in choices]

    def check(answer: str) -> None:
        if _value(answer, values) not in values:
            raise UsageError(f"{answer!r} is none of {', '.join(values)}.")

    return _value(ask(question, default=default, check=check), values)


def _value(answer: str, values: Sequence[str]) -> str:
    if answer.isdecimal() and 1 <= int(answer) <= len(values):
        return values[int(answer) - 1]
    return answer
