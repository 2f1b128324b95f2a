"""Draw the result as an SVG: two bars a comparison, a whisker from the least to the most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from tests.benchmarks.comparison import Comparison
from tests.benchmarks.timing import Timing

WIDTH, MARGIN, BAR, BAND = 760, 16, 14, 74
LONGEST_BAR = 470
STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1f2328 } .small { font-size: 11px; fill: #59636e }
.ours { fill: #0969da } .other { fill: #b1bac4 } .kept { fill: #1a7f37 } .missed { fill: #cf222e }
line { stroke: #1f2328; stroke-width: 1.5 }
"""


def svg(comparisons: Sequence[Comparison]) -> str:
    """Return the drawing; each comparison has a scale of its own, from 0 to its slowest round."""
    height = 2 * MARGIN + BAND * len(comparisons)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        "<title>QuickScale's commands against what one would use instead</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for number, comparison in enumerate(comparisons):
        parts += _comparison(comparison, MARGIN + number * BAND)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _comparison(comparison: Comparison, top: int) -> Iterable[str]:
    timings = [comparison.ours, *([comparison.other] if comparison.other else [])]
    scale = LONGEST_BAR / max(timing.most for timing in timings)
    verdict = "kept" if comparison.is_kept else "missed"
    goal = f"{comparison.figure:.2f}{comparison.unit}, goal {comparison.goal:g}{comparison.unit}"
    yield _text(MARGIN, top + 13, comparison.question.replace("`", ""))
    yield _text(WIDTH - MARGIN, top + 13, goal, kind=verdict, anchor="end")
    for row, (timing, kind) in enumerate(zip(timings, ("ours", "other"), strict=False)):
        yield from _bar(timing, kind, top + 22 + row * (BAR + 6), scale)


def _bar(timing: Timing, kind: str, top: int, scale: float) -> Iterable[str]:
    length, middle = timing.median * scale, top + BAR / 2
    least, most = (MARGIN + seconds * scale for seconds in (timing.least, timing.most))
    yield (
        f'<rect class="{kind}" x="{MARGIN}" y="{top}" width="{length:.1f}" height="{BAR}" rx="2"/>'
    )
    yield f'<line x1="{least:.1f}" y1="{middle}" x2="{most:.1f}" y2="{middle}"/>'
    label = f"{timing.median:.2f} s  {timing.label}"
    yield _text(MARGIN + LONGEST_BAR + 10, top + 11, label, kind="small")


def _text(x: int, y: int, text: str, *, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" class="{kind}" text-anchor="{anchor}">{escape(text)}</text>'
