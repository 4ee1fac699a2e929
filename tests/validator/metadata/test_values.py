"""Values and code lists: how grave it is to be outside one, and what is proposed instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from validator.finding import Example, Finding
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

EU = "http://publications.europa.eu/resource/authority"
PREFIXES = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .\n"


def outside(folder: Path, rest: str, *, profile: str = "dcat-ap-3") -> list[Finding]:
    path = folder / "one.ttl"
    text = f'{PREFIXES}<https://example.org/a> a dcat:Dataset ; dct:title "A" ; dct:description "About A" ; {rest} .\n'
    path.write_text(text, encoding="utf-8")
    return list(validate([path], Options(profiles=(profile,), only=frozenset({"value-not-in-list"}))).findings)


@pytest.mark.parametrize(
    ("rest", "severities"),
    [
        (f"dct:accrualPeriodicity <{EU}/frequency/ANNUAL>", []),
        (f"dct:accrualPeriodicity <{EU}/frequency/FORTNIGHTLY>", ["error"]),
        (f"dct:language <{EU}/language/ENG>", []),
        (f"dct:language <{EU}/language/XYZ>", ["warning"]),
        ("dct:accessRights <https://example.org/open>", ["warning"]),
        ("dct:type <https://example.org/any>", []),
    ],
    ids=["in the list", "must, whole", "in a part of a list", "must, not whole", "should", "may"],
)
def test_a_value_outside_is_an_error_where_it_must_be_in_a_list_that_is_whole(
    tmp_path: Path, rest: str, severities: list[str]
) -> None:
    assert [one.severity.value for one in outside(tmp_path, rest)] == severities


def test_one_theme_of_the_list_is_enough(tmp_path: Path) -> None:
    """DCAT-AP asks for one of the EU's themes and allows others beside it."""
    other = "<https://example.org/theme/toilets>"
    assert outside(tmp_path, f"dcat:theme {other}, <{EU}/data-theme/HEAL>") == []
    assert [one.property for one in outside(tmp_path, f"dcat:theme {other}")] == ["dcat:theme"]


def test_what_was_meant_is_proposed(tmp_path: Path) -> None:
    (found,) = outside(tmp_path, "dct:accrualPeriodicity <http://purl.org/cld/freq/annual>")
    assert found.examples[0].suggestion == f"{EU}/frequency/ANNUAL"
    assert found.fix == f"Write {EU}/frequency/ANNUAL."
    assert "'A'" in found.message


def test_where_nothing_is_meant_the_list_is_named(tmp_path: Path) -> None:
    (found,) = outside(tmp_path, "dct:accrualPeriodicity <https://example.org/when-the-moon-is-full>")
    assert found.examples[0].suggestion is None
    assert f"{EU}/frequency" in found.fix


@pytest.mark.parametrize(
    ("frequency", "suggestion"),
    [("R/P1Y", None), ("R/P18M", None), (f"{EU}/frequency/ANNUAL", None), ("yearly", "R/P1Y"), ("monthly", "R/P1M")],
)
def test_a_frequency_in_words_is_proposed_as_a_repeated_period(
    tmp_path: Path, frequency: str, suggestion: str | None
) -> None:
    found = outside(tmp_path, f'dct:accrualPeriodicity "{frequency}"', profile="data-gov-uk")
    assert [one.examples[0].suggestion for one in found] == ([] if suggestion is None else [suggestion])


@pytest.mark.parametrize(("text", "suggestion"), [("CSV", "text/csv"), (".csv", "text/csv"), ("spreadsheet", None)])
def test_a_media_type_of_the_uk_model_is_proposed_as_its_pattern_takes_it(
    tmp_path: Path, text: str, suggestion: str | None
) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(f"type: dcat:Distribution\nmediaType: {text}\n", encoding="utf-8")
    options = Options(subject_class="Distribution", only=frozenset({"value-malformed"}))
    (found,) = validate([path], options).findings
    assert found.examples == (Example(line=2, pointer="/mediaType", value=text, suggestion=suggestion),)
