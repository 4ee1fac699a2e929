"""Every form that a report can take, in plain sight: name → (module, function) of what renders it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validator.report import Report

ALL_RENDERINGS: dict[str, tuple[str, str]] = {
    "text": ("validator.renderings.text", "render_text"),
    "json": ("validator.renderings.json", "render_json"),
    "html": ("validator.renderings.html", "render_html"),
    "markdown": ("validator.renderings.markdown", "render_markdown"),
    "github": ("validator.renderings.github", "render_github"),
    "sarif": ("validator.renderings.sarif", "render_sarif"),
    "junit": ("validator.renderings.junit", "render_junit"),
    "csv": ("validator.renderings.csv", "render_csv"),
}
FORMATS = tuple(ALL_RENDERINGS)
NEED_SUMMARIES = frozenset({"html"})
"""Forms that show what each column holds."""


def render(report: Report, form: str, *, tool: str) -> str:
    """Return the report in one form; `tool` is the version of dsreg that made it.

    The form's module is imported now: a hook that prints text need not pay for pages and schemas.
    """
    module, function = ALL_RENDERINGS[form]
    text: str = getattr(import_module(module), function)(report, tool=tool)
    return text
