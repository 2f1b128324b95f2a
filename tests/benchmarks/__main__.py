"""Run the benchmarks: `python -m tests.benchmarks [CASE ...]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import against_copier, first_answer, growth, report, system_checks
from tests.benchmarks.comparison import Comparison
from tests.benchmarks.workshop import Workshop

CASES: dict[str, Callable[[Workshop, int], list[Comparison]]] = {
    "copier": against_copier.compare,
    "history": growth.compare_histories,
    "clients": growth.compare_fleets,
    "answer": first_answer.compare,
    "check": system_checks.compare,
}
FEWEST_ROUNDS = 7


def main() -> None:
    options = _parser().parse_args()
    names = options.case or list(CASES)
    comparisons: list[Comparison] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for name in names:
            place = Path(folder) / name
            place.mkdir()
            sys.stderr.write(f"{name} ...\n")
            comparisons += CASES[name](Workshop(place), options.rounds)
    sys.stdout.write("\n".join(report.table(comparisons)) + "\n")
    if set(names) == set(CASES) and options.rounds >= FEWEST_ROUNDS:
        report.write(comparisons, rounds=options.rounds)
    else:
        sys.stderr.write("Not written to docs/: that takes all cases and 7 rounds or more.\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "case", nargs="*", type=_case, help=f"{', '.join(CASES)}; all when none is named."
    )
    parser.add_argument(
        "--rounds", type=int, default=FEWEST_ROUNDS, help="How often each is timed."
    )
    return parser


def _case(name: str) -> str:
    if name not in CASES:
        raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(CASES)}")
    return name


if __name__ == "__main__":
    main()
