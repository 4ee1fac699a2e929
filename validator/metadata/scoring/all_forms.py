"""Every form in which scores can be read, in plain sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validator.metadata.scoring.score import Scores

FORMS = ("text", "json", "html", "ttl")


def render_scores(scores: Scores, form: str, *, tool: str, limit: int | None) -> str:
    """Return the scores in one of FORMS; `limit` is how many datasets text shows."""
    # each form's room is entered only where it was asked for
    if form == "json":
        from validator.metadata.scoring.score_json import render_json  # noqa: PLC0415

        return render_json(scores, tool=tool)
    if form == "html":
        from validator.metadata.scoring.score_html import render_html  # noqa: PLC0415

        return render_html(scores, tool=tool)
    if form == "ttl":
        from validator.metadata.scoring.score_dqv import render_dqv  # noqa: PLC0415

        return render_dqv(scores)
    from validator.metadata.scoring.score_text import render_text  # noqa: PLC0415

    return render_text(scores, limit=limit)
