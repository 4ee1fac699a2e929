"""Every form that a report can take, in plain sight: name → what renders it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.renderings.github import render_github
from validator.renderings.json import render_json
from validator.renderings.text import render_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from validator.report import Report

ALL_RENDERINGS: dict[str, Callable[[Report, str], str]] = {
    "text": lambda report, _tool: render_text(report),
    "json": lambda report, tool: render_json(report, tool=tool),
    "github": lambda report, _tool: render_github(report),
}
