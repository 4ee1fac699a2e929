"""The rules, one at a time: each finds what it should and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

Look = "Callable[..., tuple]"


def _codes(found: tuple[Any, ...]) -> list[tuple[str, str | None]]:
    return [(one.code, one.constraint) for one in found]


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ({"type": "integer"}, ["1", "-7", "+5", "007"], ["1.5", "1_000", "0x10", "1e3", "five"]),
        ({"type": "number"}, ["1", "1.5", "-.5", "1e3", "NaN", "INF"], ["1,5", "one", "1.2.3"]),
        ({"type": "number", "groupChar": ",", "decimalChar": "."}, ["1,000.5", "12"], ["a"]),
        ({"type": "number", "decimalChar": ","}, ["1,5"], ["1.5"]),
        ({"type": "number", "bareNumber": False}, ["£5.20", "95%"], ["five"]),
        ({"type": "boolean"}, ["true", "FALSE", "0", "1"], ["yes", "maybe"]),
        ({"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}, ["yes", "no"], ["true"]),
        ({"type": "date"}, ["2026-03-31", "2024-02-29"], ["2026-02-30", "31/03/2026", "2026-3-1", "20260331", "epoch"]),
        ({"type": "date", "format": "%d/%m/%Y"}, ["31/03/2026"], ["2026-03-31", "31/13/2026", "30/02/2026"]),
        ({"type": "datetime"}, ["2026-03-31T09:30:00", "2026-03-31T09:30:00Z"], ["2026-03-31", "2026-03-31T25:00:00"]),
        ({"type": "time"}, ["09:30:00"], ["9:30", "25:00:00"]),
        ({"type": "year"}, ["2026"], ["26", "twenty"]),
        ({"type": "yearmonth"}, ["2026-03"], ["2026-13", "03/2026"]),
        ({"type": "duration"}, ["P1Y2M", "PT30M", "P1DT12H"], ["P", "1 day", "PT"]),
        ({"type": "string", "format": "email"}, ["data@example.org"], ["data at example.org", "a@b"]),
        ({"type": "string", "format": "uri"}, ["https://example.org/a?b=c"], ["example.org", "not a url"]),
        ({"type": "string", "format": "uuid"}, ["123e4567-e89b-12d3-a456-426614174000"], ["123"]),
    ],
    ids=lambda value: value.get("type", "") + value.get("format", "") if isinstance(value, dict) else "",
)
def test_a_type_accepts_its_own_texts_and_no_others(
    look: Look, field: dict[str, Any], good: list[str], bad: list[str]
) -> None:
    field = {"name": "a", **field}
    quoted = "".join(f'"{value}",x\n' for value in good)
    assert look(f"a,b\n{quoted}", field, {"name": "b"}) == ()
    for value in bad:
        found = look(f'a,b\n"{value}",x\n', field, {"name": "b"})
        assert len(found) == 1, value
        assert found[0].code in {"type-error", "excel-number-damage"}, value


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ({"constraints": {"minLength": 2}}, "ab", "a"),
        ({"constraints": {"maxLength": 2}}, "éé", "abc"),
        ({"constraints": {"pattern": "[A-Z]{3}"}}, "ABC", "ABCD"),
        ({"constraints": {"enum": ["x", "y"]}}, "y", "z"),
        ({"type": "integer", "constraints": {"minimum": 5}}, "5", "4"),
        ({"type": "integer", "constraints": {"maximum": 5}}, "5", "10"),
        ({"type": "number", "constraints": {"exclusiveMinimum": 0}}, "0.1", "0"),
        ({"type": "number", "constraints": {"exclusiveMaximum": 1}}, "0.9", "1.0"),
        ({"type": "date", "constraints": {"minimum": "2026-01-01"}}, "2026-01-01", "2025-12-31"),
        ({"type": "integer", "constraints": {"enum": [1, 2]}}, "02", "3"),
    ],
    ids=lambda value: next(iter(value["constraints"])) if isinstance(value, dict) else "",
)
def test_a_constraint_names_itself_and_the_cell(look: Look, field: dict[str, Any], good: str, bad: str) -> None:
    (finding,) = look(f"a,b\n{good},x\n{bad},x\n", {"name": "a", **field}, {"name": "b"})
    (constraint,) = field["constraints"]
    assert (finding.code, finding.constraint, finding.count) == ("constraint-error", constraint, 1)
    assert [(place.row, place.value) for place in finding.examples] == [(3, bad)]


def test_a_blank_cell_breaks_only_the_demand_for_a_value(look: Look) -> None:
    field = {"name": "a", "type": "integer", "constraints": {"required": True, "minimum": 5, "pattern": "[0-9]+"}}
    assert _codes(look("a,b\n,x\n", field, {"name": "b"})) == [("constraint-error", "required")]


def test_a_missing_value_is_as_good_as_a_blank_one(look: Look) -> None:
    field = {"name": "a", "type": "integer", "constraints": {"required": True}}
    assert _codes(look("a,b\n-99,x\n7,x\n", field, {"name": "b"}, missingValues=["", "-99"])) == [
        ("constraint-error", "required"),
    ]


def test_unique_means_once_and_the_second_is_at_fault(faults: Look) -> None:
    field = {"name": "a", "type": "integer", "constraints": {"unique": True}}
    assert faults("a,b\n1,x\n2,x\n01,x\n,x\n,x\n1,x\n", field, {"name": "b"}) == [
        ("unique-error", 4, "a"),
        ("unique-error", 7, "a"),
    ]


def test_a_primary_key_of_two_fields_is_compared_whole(look: Look) -> None:
    (finding,) = look("a,b\n1,x\n1,y\n1,x\n", {"name": "a"}, {"name": "b"}, primaryKey=["a", "b"])
    assert (finding.code, finding.count, finding.examples[0].row) == ("primary-key", 1, 4)


@pytest.mark.parametrize(
    ("cell", "code", "suggestion"),
    [
        (" padded ", "whitespace-padded", "padded"),
        ("cafÃ©", "mojibake", "café"),
        ("=HYPERLINK(A1)", "formula-cell", None),
        ("#REF!", "excel-error-value", None),
        ("########", "excel-error-value", None),
        ("6.33505E+15", "excel-number-damage", None),
        ("N/A", "null-word", ""),
        ("<null>", "null-word", ""),
        ("abc\u202edef", "bidi-character", "abcdef"),
    ],
)
def test_damage_is_found_in_any_table(look: Look, cell: str, code: str, suggestion: str | None) -> None:
    (finding,) = look(f"a,b\nfine,x\n{cell},x\n")
    assert (finding.code, finding.count, finding.examples[0].row) == (code, 1, 3)
    assert finding.examples[0].suggestion == suggestion


@pytest.mark.parametrize(
    "cell",
    ["-", "+44 20 7946 0000", "- a list", "E10000003", "1E5", "3.5", "Ãsane", "a = b", "@council", "#1", "nan", "Â"],
)
def test_what_only_looks_like_damage_is_left_alone_but_a_dash_for_nothing(look: Look, cell: str) -> None:
    expected = [("null-word", None)] if cell == "-" else []
    assert _codes(look(f'a,b\n"{cell}",x\n')) == expected


@pytest.mark.parametrize(
    ("constraints", "cell", "code"),
    [
        ({"pattern": "[A-Z]{2}"}, "NA", None),
        ({"pattern": "-|[A-Z]{1,3}"}, "-", None),
        ({"enum": ["NA", "GB"]}, "NA", None),
        ({"pattern": "[A-Z]{2}"}, "n/a", "null-word"),
        ({"pattern": "[A-Za-z ]+"}, "NA", "null-word"),
        ({"pattern": "[A-Za-z/ -]+"}, "-", "null-word"),
        ({"pattern": "[A-Z.]{2,}", "minLength": 3}, "NA", "null-word"),
    ],
)
def test_a_word_that_the_column_takes_for_a_value_is_no_word_for_nothing(
    look: Look, constraints: dict[str, Any], cell: str, code: str | None
) -> None:
    """`NA` is Namibia in a column of countries; a pattern that takes any words says nothing of the kind."""
    found = look(f"a,b\n{cell},x\n", {"name": "a", "type": "string", "constraints": constraints}, {"name": "b"})
    assert _codes(found) == ([(code, None)] if code else [])


def test_the_cause_takes_the_place_of_the_type_error(look: Look) -> None:
    field = {"name": "a", "type": "date"}
    (finding,) = look("a,b\n45000,x\n", field, {"name": "b"})
    assert (finding.code, finding.examples[0].suggestion) == ("excel-serial-date", "2023-03-15")
    (finding,) = look('a,b\n"£1,234.50",x\n', {"name": "a", "type": "number"}, {"name": "b"})
    assert (finding.code, finding.examples[0].suggestion) == ("money-format", "1234.50")


def test_a_value_from_a_file_or_a_schema_never_becomes_a_statement(look: Look) -> None:
    hostile = "'); drop table marks; --"
    field = {"name": hostile, "constraints": {"enum": [hostile]}}
    assert look(f'"{hostile}",b\n"{hostile}",x\n', field, {"name": "b"}) == ()
