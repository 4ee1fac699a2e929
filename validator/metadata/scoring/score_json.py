"""Scores as JSON: what machines read (score.schema.json says the form)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from validator.metadata.scoring.indicators import DIMENSIONS, MAXIMUM
from validator.metadata.scoring.score import PROFILE, dimension_points, rate

if TYPE_CHECKING:
    from validator.metadata.scoring.score import DatasetScore, Scores, Total

FORMAT = 1
METHOD = "https://data.europa.eu/mqa/methodology"


def score_document(scores: Scores, *, tool: str) -> dict[str, Any]:
    """Return the scores as plain values; `tool` is the version of dsreg that made them."""
    return {
        "dsreg": FORMAT,
        "tool": tool,
        "method": {"reference": METHOD, "maximum": MAXIMUM, "profile": PROFILE},
        "problem": scores.problem,
        "inputs": [
            {"path": path, "form": form, "datasets": sum(one.path == path for one in scores.scores)}
            for path, form in scores.files
        ],
        "totals": _total(scores.all),
        "publishers": [{"publisher": one.name, **_total(one)} for one in scores.publishers()],
        "datasets": [_dataset(one) for one in scores.scores],
    }


def render_json(scores: Scores, *, tool: str) -> str:
    """Return the scores as JSON text."""
    return json.dumps(score_document(scores, tool=tool), ensure_ascii=False, indent=2) + "\n"


def _total(total: Total) -> dict[str, Any]:
    ratings = total.ratings()
    return {
        "datasets": len(total.scores),
        "mean": total.mean,
        "checkable": total.checkable,
        "notChecked": total.unchecked,
        "rating": rate(total.mean) if total.scores else None,
        "ratings": {name: ratings[name] for name in ("excellent", "good", "sufficient", "bad")},
        "dimensions": {name: total.mean_of(name) for name in DIMENSIONS},
        "gains": [
            {"indicator": one.id, "property": one.property or None, "points": one.points, "datasets": count}
            for one, count in total.gains()
        ],
    }


def _dataset(score: DatasetScore) -> dict[str, Any]:
    return {
        "path": score.path,
        "line": score.line,
        "dataset": score.label,
        "title": score.title,
        "iri": None if score.key.startswith("_:") else score.key,
        "publisher": score.publisher,
        "points": score.points,
        "checkable": score.checkable,
        "notChecked": score.unchecked,
        "maximum": MAXIMUM,
        "rating": score.rating,
        "distribution": score.distribution,
        "dcatAp": {"conforms": not score.faults, "faults": list(score.faults)},
        "dimensions": [_dimension(score, name) for name in DIMENSIONS],
        "indicators": [
            {
                "id": one.indicator.id,
                "dimension": one.indicator.dimension,
                "property": one.indicator.property or None,
                "met": one.is_met,
                "points": one.points,
                "maximum": one.indicator.points,
            }
            for one in score.measured
        ],
        "gains": [
            {"indicator": one.id, "property": one.property or None, "points": one.points, "advice": one.advice}
            for one in score.gains()
        ],
    }


def _dimension(score: DatasetScore, name: str) -> dict[str, Any]:
    points, checkable, unchecked = dimension_points(score.of(name))
    return {"dimension": name, "points": points, "checkable": checkable, "notChecked": unchecked}
