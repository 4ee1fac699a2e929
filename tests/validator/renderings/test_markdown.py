from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from validator.finding import Example
from validator.renderings.markdown import render_markdown

if TYPE_CHECKING:
    from validator.report import Report

markdown_it = pytest.importorskip("markdown_it")


def as_html(text: str) -> str:
    """Return what a renderer makes of the text: tables as on GitHub, HTML let through."""
    return str(markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


def test_the_verdict_comes_first_then_the_worst_column(report: Report) -> None:
    page = as_html(render_markdown(report))
    assert page.startswith("<h3>dsreg: Not ready: 21 errors to mend.</h3>")
    assert re.findall(r"<td>(.) \w+</td>\s*<td><code>(\w+)", page) == [
        ("🔴", "Postcode"),
        ("🔴", "file"),
        ("⚪", "file"),
        ("🔴", "Category"),
        ("🟠", "Category"),
    ]
    assert "✅ Nothing to mend." in page


def test_every_finding_with_something_to_add_folds_away(report: Report) -> None:
    page = as_html(render_markdown(report))
    assert page.count("<details>") == page.count("</details>") == len(report.findings)
    assert "<td>only the first half; a full one looks like N3 1TR</td>" in page


def test_nothing_from_a_file_is_markup(report: Report, hostile: str) -> None:
    page = as_html(render_markdown(report))
    shown = hostile.replace("<", "&lt;").replace(">", "&gt;").replace("\x1b", r"\x1b").replace("\n", r"\n")
    assert f"<code>{shown}</code>" in page
    assert not re.search(r"<(script|em|a)\b", page)


def test_nobody_is_called_and_no_issue_linked_outside_of_code(report: Report) -> None:
    named = replace(report.findings[0], fix="Ask @octocat about #12.")
    text = render_markdown(replace(report, findings=(named,)))
    prose = re.sub(r"<code>.*?</code>", "", as_html(text), flags=re.DOTALL)
    assert not re.search(r"@\w|#\d", prose)


def test_a_comment_is_never_too_long(report: Report) -> None:
    """GitHub takes 65,536 characters."""
    first = report.findings[0]
    examples = tuple(Example(row=row, value="é" * 300) for row in range(2, 60))
    many = [replace(first, field=f"c{number}", examples=examples) for number in range(200)]
    text = render_markdown(replace(report, findings=tuple(many)))
    assert len(text.encode()) < 65_536
    assert "had no room here" in text
