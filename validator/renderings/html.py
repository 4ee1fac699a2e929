"""The report as one HTML file: made to be attached to an e-mail, read by a manager, printed.

It has no script, loads nothing, and its policy allows nothing but its own style sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.library import find_standard
from validator.codes.all_codes import CODES
from validator.finding import Severity
from validator.mending.offer import offer_for
from validator.renderings.one_page import render_page
from validator.renderings.shares import WIDTH, Shares, shares_of
from validator.renderings.wording import count_of, message_of, one_line, sections, verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validator.finding import Finding
    from validator.renderings.wording import Section
    from validator.report import Report

HERE = Path(__file__).parent
SIGNS = {Severity.ERROR: "✗ error", Severity.WARNING: "! warning", Severity.NOTICE: "· notice"}
OPEN_PLACES = 4
VALUE_LENGTH = 160
SHORT_LENGTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column as the page shows it."""

    number: int
    name: str
    title: str
    holds: str
    shares: Shares


def render_html(report: Report, *, tool: str) -> str:
    """Return the report as one HTML document."""
    says, severity = verdict(report)
    return render_page(
        HERE / "report.html",
        filters={"shown": _shown, "said": message_of, "number": _number},
        report=report,
        tool=tool,
        verdict=says,
        verdict_kind=severity.value if severity else "ok",
        sections=[_section(section) for section in sections(report)],
        codes=CODES,
        signs=SIGNS,
        open_places=OPEN_PLACES,
        width=WIDTH,
    )


def _section(section: Section) -> dict[str, Any]:
    looked = section.looked
    columns = [_column(one, section.findings) for one in (looked.columns or ())] if looked else []
    total = Shares(**{kind: sum(getattr(one.shares, kind) for one in columns) for kind in Shares.__slots__})
    return {
        "name": section.name,
        "looked": looked,
        "groups": section.groups,
        "columns": columns,
        "total": total,
        "totals": [count_of(section.total(one), one.value) for one in Severity if section.total(one)],
        "standard": _standard_title(section),
        "offer": offer_for(looked, section.findings),
    }


def _standard_title(section: Section) -> str | None:
    """Return what people call the standard; its id where this dsreg does not know it."""
    used = section.looked.standard if section.looked else None
    if used is None:
        return None
    try:
        return find_standard(f"{used.id}@{used.version}").title
    except DsregError:
        return used.id


def _column(summary: Mapping[str, Any], findings: tuple[Finding, ...]) -> Column:
    return Column(
        number=summary["column"],
        name=summary["field"],
        title=summary["title"] if summary["title"] and summary["title"] != summary["field"] else "",
        holds=_holds(summary),
        shares=shares_of(summary, findings),
    )


def _holds(summary: Mapping[str, Any]) -> str:
    """Return in a few words what a column holds."""
    filled, distinct, frequent = summary["filled"], summary["distinct"], summary["frequent"]
    if not filled:
        return "nothing"
    if distinct == 1 and frequent:
        return f"always “{_short(frequent[0][0])}”" if filled > 1 else f"“{_short(frequent[0][0])}”"
    if summary["min"] is not None and summary["min"] == summary["max"]:
        return f"always {_short(summary['min'])}"
    if summary["min"] is not None and summary["max"] is not None:
        return f"from {_short(summary['min'])} to {_short(summary['max'])}"
    different = "all different" if distinct == filled else f"{distinct:,} different"
    if frequent and frequent[0][1] > 1:
        return f"{different}, most often “{_short(frequent[0][0])}” ({frequent[0][1]:,})"
    return different


def _short(text: str) -> str:
    shown = one_line(text)
    return shown if len(shown) <= SHORT_LENGTH else f"{shown[: SHORT_LENGTH - 1]}…"


def _shown(text: str) -> str:
    """Return a value as the page shows it: in one line, what cannot be seen spelt out, cut where it is very long."""
    shown = one_line(text if text == text.strip() else f"“{text}”")
    return shown if len(shown) <= VALUE_LENGTH else f"{shown[: VALUE_LENGTH - 1]}…"


def _number(count: int) -> str:
    return f"{count:,}"
