"""Write the result as a page and a plot: docs/benchmarks.md and docs/benchmarks.svg."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.benchmarks import machine, plot
from tests.benchmarks.comparison import Comparison
from tests.benchmarks.timing import Timing
from tests.benchmarks.workshop import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
PLOT = ROOT / "docs" / "benchmarks.svg"
HEAD = ("what", "ours", "against", "result", "goal", "kept")
TEXT = """\
# Benchmarks

`make bench` writes this page and its plot; do not edit them. Last run: {facts}; {rounds} rounds.

{table}

![The same as a plot](benchmarks.svg)

## How to read it

Seconds of whole processes, started anew each time, files in the disk's cache: median (least to
most). In one run the contenders of a line take turns, A B A B, so that what slows the machine slows
all of them: compare ratios, not seconds of different runs. One round before does not count: it
compiles Python files, and a new hub makes its database in it. The result is the ratio of the two
medians, or the median where a line has no counterpart.

- **copier**: `copier copy --defaults` of a template that gives the very same files (the run
  compares them byte for byte), then `git init`, `add`, `commit`. The template is a plain folder
  once, and once a tagged repository, from which copier could update later. copier has an
  environment of its own, `.venv-bench`.
- **history**: two hubs with the same files and pasts of 100 and 5,000 commits.
- **clients**: two hubs of which one has 500 registered clients: rows, repositories, and in the
  hub's own repository what it keeps for each.
- **first answer**: `newclient acme` with its environment, packages being in uv's cache, then
  `manage.py runserver` until `GET /` is answered with 200.
- **check**: `manage.py check` of a client, and of the hub, against a project that
  `django-admin startproject` made, on the same Python and Django.

One case alone, without writing this page: `make bench ARGS="check --rounds 3"`.
"""


def write(comparisons: Sequence[Comparison], *, rounds: int) -> None:
    """Write the page and the plot."""
    lines = "\n".join(table(comparisons))
    PAGE.write_text(TEXT.format(facts=machine.facts(), rounds=rounds, table=lines))
    PLOT.write_text(plot.svg(comparisons))


def table(comparisons: Iterable[Comparison]) -> Iterable[str]:
    """Yield the Markdown table."""
    yield _row(HEAD)
    yield _row(["---"] * len(HEAD))
    for each in comparisons:
        yield _row(
            [
                each.question,
                _seconds(each.ours),
                _seconds(each.other) if each.other else "",
                f"{each.figure:.2f}{each.unit}",
                f"≤ {each.goal:g}{each.unit}",
                "yes" if each.is_kept else "**no**",
            ]
        )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _seconds(timing: Timing) -> str:
    return f"{timing.median:.3f} s ({timing.least:.3f} to {timing.most:.3f})"
