"""Scores for a person at a terminal: all datasets together, by publisher, then the lowest with what would gain most."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from validator.metadata.scoring.indicators import DIMENSIONS
from validator.metadata.scoring.score import rate
from validator.renderings.wording import count_of, one_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.metadata.scoring.score import DatasetScore, Scores, Total

WIDTH = 79
BAR = 24
NAME = 36
INDENT = 19
SHOWN = 10
GAINS = 6
RATINGS = ("excellent", "good", "sufficient", "bad")


def render_text(scores: Scores, *, limit: int | None = SHOWN) -> str:
    """Return the scores as plain text, the datasets with the fewest points first, at most `limit` of them."""
    return "\n".join(printable(line).rstrip() for line in _lines(scores, limit)) + "\n"


def _lines(scores: Scores, limit: int | None) -> Iterator[str]:
    if not scores.scores:
        yield "No dataset is described here, so there is nothing to score."
        return
    total = scores.all
    for path, form in scores.files:
        count = count_of(sum(one.path == path for one in scores.scores), "dataset")
        yield f"{path}   {form}   {count}"
    yield ""
    yield from _whole(total)
    yield ""
    for name in DIMENSIONS:
        yield _dimension(total, name)
    if len(total.scores) > 1:
        yield from _together(scores)
    yield from _datasets(scores, limit)


def _whole(total: Total) -> Iterator[str]:
    spoken = "each has " if len(total.scores) > 1 and len({one.points for one in total.scores}) == 1 else ""
    mean = "a mean of " if len(total.scores) > 1 and not spoken else ""
    ratings = total.ratings()
    words = ", ".join(f"{ratings[name]} {name}" for name in RATINGS if ratings[name])
    yield f"  {mean or spoken}{_number(total.mean)} of {total.checkable} points that were checked" + (
        f"   {rate(total.mean)}" if len(total.scores) == 1 else f"   {words}"
    )
    if total.unchecked:
        yield f"  {total.unchecked} more points need the network and were not checked: --check-links"


def _dimension(total: Total, name: str) -> str:
    measured = total.scores[0].of(name)
    checkable = sum(one.indicator.points for one in measured if one.is_met is not None)
    unchecked = sum(one.indicator.points for one in measured if one.is_met is None)
    mean = total.mean_of(name)
    filled = round(BAR * mean / checkable) if checkable else 0
    said = f"  {name:<17}{'█' * filled}{'░' * (BAR - filled)}  {_number(mean):>5} of {checkable:>3}"
    return said + (f"   {unchecked} not checked" if unchecked else "")


def _together(scores: Scores) -> Iterator[str]:
    yield from ("", "  What would gain most, over all datasets")
    for indicator, count in scores.all.gains()[:GAINS]:
        yield f"    +{indicator.points:<4}{_cut(indicator.advice, 54):<54}  {count_of(count, 'dataset'):>14}"
    publishers = scores.publishers()
    if len(publishers) > 1:
        yield from ("", "  By publisher")
        for one in publishers:
            name = _cut(one_line(one.name), NAME)
            held = count_of(len(one.scores), "dataset")
            yield f"    {name:<{NAME}}{held:>14}  {_number(one.mean):>6}  {rate(one.mean)}"


def _datasets(scores: Scores, limit: int | None) -> Iterator[str]:
    worst = scores.worst(limit)
    if not worst:
        return
    if len(worst) < len(scores.scores):
        heading = f"  The {len(worst)} with the fewest points (--limit all shows every one)"
    else:
        heading = "  What would gain points" if len(worst) == 1 else "  Each dataset, the fewest points first"
    yield from ("", heading)
    for score in worst:
        yield ""
        yield from _dataset(score)


def _dataset(score: DatasetScore) -> Iterator[str]:
    yield f"  {score.points:>4}  {score.rating:<12} {_cut(one_line(score.title), WIDTH - INDENT - 1)}"
    gains = [f"+{one.points} {one.advice}" for one in score.gains()]
    if not gains:
        yield f"{'':{INDENT}}nothing is missing"
    for gain in gains:
        yield f"{'':{INDENT}}{gain}"
    for fault in score.faults:
        yield from wrap(
            one_line(fault), WIDTH, initial_indent=" " * INDENT + "✗ ", subsequent_indent=" " * (INDENT + 2)
        )


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
