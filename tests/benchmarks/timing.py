"""Time contenders in turn, so that what slows the machine slows them all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Step = Callable[[int], object]


def _nothing(_number: int) -> None:
    pass


@dataclass(frozen=True)
class Contender:
    """Something to time: ``run`` counts, ``clean`` afterwards does not; both get the round."""

    label: str
    run: Step
    clean: Step = _nothing


@dataclass(frozen=True)
class Timing:
    """The seconds that one contender took, round by round."""

    label: str
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def least(self) -> float:
        return min(self.seconds)

    @property
    def most(self) -> float:
        return max(self.seconds)


def race(contenders: Sequence[Contender], rounds: int) -> list[Timing]:
    """Time each contender once a round, A B A B, after one round that does not count.

    The uncounted round (number 0) compiles Python files and fills the disk's cache, and the hub
    makes its database in it.
    """
    timings = [Timing(contender.label) for contender in contenders]
    for number in range(rounds + 1):
        for contender, timing in zip(contenders, timings, strict=True):
            seconds = _timed(contender, number)
            if number:
                timing.seconds.append(seconds)
    return timings


def _timed(contender: Contender, number: int) -> float:
    start = time.perf_counter()
    try:
        contender.run(number)
        return time.perf_counter() - start
    finally:
        contender.clean(number)
