"""Scores as one HTML file with a bar for each dimension: no script, nothing loaded, made to be sent and printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.metadata.scoring.indicators import DIMENSIONS
from validator.metadata.scoring.score import dimension_points, rate
from validator.renderings.one_page import render_page

if TYPE_CHECKING:
    from validator.metadata.scoring.score import DatasetScore, Scores

HERE = Path(__file__).parent
SHOWN = 500
"""Datasets on one page: one of thousands would be too long to open from a mail."""


def render_html(scores: Scores, *, tool: str, limit: int | None = SHOWN) -> str:
    """Return the scores as one HTML document, the lowest datasets first."""
    total, shown = scores.all, scores.worst(limit)
    return render_page(
        HERE / "score.html",
        style=(HERE / "score.css").read_text(encoding="utf-8"),
        filters={"number": _number},
        scores=scores,
        total=total,
        tool=tool,
        rate=rate,
        dimensions=[_whole(scores, name) for name in DIMENSIONS],
        datasets=[{"score": one, "dimensions": [_bar(one, name) for name in DIMENSIONS]} for one in shown],
    )


def _whole(scores: Scores, name: str) -> dict[str, Any]:
    first = scores.scores[0].of(name) if scores.scores else ()
    _, checkable, unchecked = dimension_points(first)
    return {"name": name, "points": scores.all.mean_of(name), "checkable": checkable, "unchecked": unchecked}


def _bar(score: DatasetScore, name: str) -> dict[str, Any]:
    points, checkable, unchecked = dimension_points(score.of(name))
    return {"name": name, "points": points, "checkable": checkable, "unchecked": unchecked}


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
