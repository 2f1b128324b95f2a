"""Whether `newclient` slows down as the hub grows older, or has more clients."""

from __future__ import annotations

from tests.benchmarks import fleet
from tests.benchmarks.comparison import Comparison
from tests.benchmarks.timing import Contender, race
from tests.benchmarks.workshop import Hub, Workshop

GOAL = 1.2


def compare_histories(workshop: Workshop, rounds: int) -> list[Comparison]:
    """Return a hub of 5,000 commits against one of 100."""
    young, old = workshop.hub("young", commits=100), workshop.hub("old", commits=5000)
    short, long = race([_contender("100 commits", young), _contender("5,000 commits", old)], rounds)
    return [Comparison("`newclient` in a hub of 5,000 commits / of 100", long, GOAL, short)]


def compare_fleets(workshop: Workshop, rounds: int) -> list[Comparison]:
    """Return a hub of 500 registered clients against one of 1."""
    small, large = workshop.hub("small"), workshop.hub("large")
    fleet.populate(small, 1)
    fleet.populate(large, 500)
    one, many = race([_contender("1 client", small), _contender("500 clients", large)], rounds)
    return [Comparison("`newclient` in a hub with 500 clients / with 1", many, GOAL, one)]


def _contender(label: str, hub: Hub) -> Contender:
    return Contender(label, lambda number: hub.newclient(f"acme{number}", "--no-install"))
