"""docs/types.md is what the engines are built to, so its patterns are run on its own examples."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "types.md"
EXAMPLES = re.compile(r"^- (Accepted|Refused|Refused by the cast|Elsewhere accepted): (.*)$")


@dataclass(frozen=True)
class Pattern:
    """One pattern of the page, and the example texts that stand below it by what is said of them."""

    section: str
    text: str
    examples: dict[str, list[str]] = field(default_factory=dict)


def _patterns() -> list[Pattern]:
    found: list[Pattern] = []
    section, is_open, is_pattern = "", False, False
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section, is_open = line.lstrip("# "), False
        elif is_pattern:
            found.append(Pattern(section, line))
            is_open, is_pattern = True, False
        elif line == "```re2":
            is_pattern = True
        elif is_open and (said := EXAMPLES.match(line)):
            found[-1].examples[said[1]] = _texts(said[2])
    return found


def _texts(said: str) -> list[str]:
    """Return the texts in backticks, up to the first name of a tool that stands in brackets behind one."""
    told = re.split(r"(?<=`) \(", said)[0]
    return re.findall(r"`([^`]*)`", told)


PATTERNS = _patterns()


def _matching(pattern: str, texts: list[str]) -> list[str]:
    query = "SELECT text FROM (SELECT unnest(?::VARCHAR[]) AS text) WHERE regexp_full_match(text, ?)"
    return [text for (text,) in duckdb.execute(query, [texts, pattern]).fetchall()]


each_pattern = pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: f"{one.section}: {one.text[:20]}")


def test_the_page_has_a_pattern_for_every_type_that_has_a_grammar() -> None:
    sections = {pattern.section.split(",")[0] for pattern in PATTERNS}
    assert sections == {
        *("string", "integer", "number", "boolean", "date", "time", "datetime", "year", "yearmonth", "duration"),
        *("geopoint", "object", "array", "list"),
    }


@each_pattern
def test_a_pattern_takes_what_the_page_says_is_accepted(pattern: Pattern) -> None:
    accepted = pattern.examples["Accepted"]
    assert _matching(pattern.text, accepted) == accepted


@each_pattern
def test_a_pattern_refuses_what_the_page_says_is_refused(pattern: Pattern) -> None:
    refused = pattern.examples["Refused"] + pattern.examples.get("Elsewhere accepted", [])
    assert _matching(pattern.text, refused) == []


@each_pattern
def test_what_only_the_cast_refuses_passes_the_pattern(pattern: Pattern) -> None:
    left = pattern.examples.get("Refused by the cast", [])
    assert _matching(pattern.text, left) == left


@each_pattern
def test_no_pattern_lets_a_line_break_slip_in_behind_a_value(pattern: Pattern) -> None:
    """Only JSON and the signs around a number that is not bare may end with one."""
    may_end_so = pattern.examples["Accepted"][0][0] in "[{" or r"\p{Nd}" in pattern.text
    broken = [f"{text}\n" for text in pattern.examples["Accepted"]]
    assert may_end_so or _matching(pattern.text, broken) == []


def test_the_four_digit_years_are_all_but_0000() -> None:
    [year] = [pattern.text for pattern in PATTERNS if pattern.section == "year"]
    years = [f"{number:04}" for number in range(10_000)]
    assert _matching(year, years) == years[1:]
