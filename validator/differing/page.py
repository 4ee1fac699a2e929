"""A difference as one HTML file in the look of the report: no script, nothing loaded, made to be attached."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from validator.differing.wording import count, headline, tell_column, tell_part, tell_property, tell_rows
from validator.renderings.one_page import render_page

if TYPE_CHECKING:
    from validator.differing.difference import Difference

HERE = Path(__file__).parent


def difference_html(difference: Difference, *, tool: str = "") -> str:
    """Return the difference as one HTML document."""
    return render_page(
        HERE / "difference.html",
        difference=difference,
        tool=tool,
        headline=headline(difference),
        count=count,
        tell_rows=tell_rows,
        columns=tell_column,
        properties=tell_property,
        parts=tell_part,
    )
