from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from validator.renderings.all_renderings import FORMATS, render

if TYPE_CHECKING:
    from validator.report import Report


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_the_same_text_twice_and_ends_its_last_line(report: Report, form: str) -> None:
    text = render(report, form, tool="0.1.0")
    assert text.endswith("\n")
    assert render(report, form, tool="0.1.0") == text


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_what_could_not_be_looked_at_when_it_has_a_place_for_it(report: Report, form: str) -> None:
    text = render(replace(report, inputs=(), findings=(), problem="gone.csv is missing"), form, tool="0.1.0")
    assert ("missing" in text) is (form != "csv")  # a table of bad cells has no cell for it: standard error says it


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_on_nothing_can_be_shown(report: Report, form: str) -> None:
    assert render(replace(report, inputs=(), findings=()), form, tool="0.1.0").endswith("\n") or form == "github"
