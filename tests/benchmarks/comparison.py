"""One line of the result: what took how long, against what, and the goal."""

from __future__ import annotations

from dataclasses import dataclass

from tests.benchmarks.timing import Timing


@dataclass(frozen=True)
class Comparison:
    """``ours`` against ``other``, at most ``goal`` times as long; without it, goal in seconds."""

    question: str
    ours: Timing
    goal: float
    other: Timing | None = None

    @property
    def figure(self) -> float:
        """Return what the goal speaks of: the ratio of the medians, or the median in seconds."""
        return self.ours.median / self.other.median if self.other else self.ours.median

    @property
    def is_kept(self) -> bool:
        return self.figure <= self.goal

    @property
    def unit(self) -> str:
        return "x" if self.other else " s"
