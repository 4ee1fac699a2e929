"""A difference as one HTML file in the look of the report: no script, nothing loaded, made to be attached."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from validator.differing.wording import count, headline, tell_column, tell_part, tell_property, tell_rows
from validator.renderings.html import policy_of

if TYPE_CHECKING:
    from validator.differing.difference import Difference

HERE = Path(__file__).parent
STYLE = HERE.parent / "renderings" / "report.css"


def difference_html(difference: Difference, *, tool: str = "") -> str:
    """Return the difference as one HTML document."""
    # jinja2 is imported only for a page: 40 ms
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=FileSystemLoader(HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = STYLE.read_text(encoding="utf-8")
    return environment.get_template("difference.html").render(
        difference=difference,
        tool=tool,
        style=style,
        policy=policy_of(style),
        headline=headline(difference),
        count=count,
        tell_rows=tell_rows,
        columns=tell_column,
        properties=tell_property,
        parts=tell_part,
    )
