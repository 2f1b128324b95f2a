"""What the figures were measured on, in words."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.processes import run

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


def facts() -> str:
    """Return one sentence: month, cores, system and the versions of the programs timed."""
    git = run("git", "--version", directory=Path("/")).decode().split()[2]
    others = REQUIREMENTS.read_text().splitlines()[-1].replace("==", " ")
    programs = (
        f"Python {platform.python_version()}, git {git}, Django {version('Django')}, {others}"
    )
    return f"{datetime.now(tz=UTC):%B %Y}, {cores()}, {platform.system()}, {programs}"


def cores() -> str:
    """Return the number of cores, as a word where it has a short one."""
    count = os.cpu_count() or 1
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} core{'s' * (count != 1)}"
