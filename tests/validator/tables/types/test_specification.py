"""Every type and format of Table Schema 1 and 2, by the words of the specification; the expected values are by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from validator.tables.rules.types import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from validator.finding import Finding

    Look = Callable[..., tuple[Finding, ...]]

ONE, TWO, BOTH = (1,), (2,), (1, 2)
SCHEMAS = {
    1: "https://specs.frictionlessdata.io/schemas/table-schema.json",
    2: "https://datapackage.org/profiles/2.0/tableschema.json",
}
GOOD_UUID = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"

CASES: list[tuple[tuple[int, ...], dict[str, Any], list[str], list[str]]] = [
    # sequences of characters
    (BOTH, {"type": "string"}, ["text", "10", "two words", "é"], []),
    (BOTH, {"type": "string", "format": "email"}, ["a.b@example.org"], ["example.org", "a@@b.org"]),
    (BOTH, {"type": "string", "format": "uri"}, ["https://example.org/a", "urn:isbn:0451450523"], ["example", "/a/b"]),
    (BOTH, {"type": "string", "format": "binary"}, ["aGVsbG8="], ["aGVsbG8", "hé=="]),
    (BOTH, {"type": "string", "format": "uuid"}, [GOOD_UUID, GOOD_UUID.upper()], [GOOD_UUID[:-1], "uuid"]),
    # the decimals of XML Schema, an exponent with E, three special values
    (BOTH, {"type": "number"}, ["1.5", "-1.5", "+7", "INF", "-INF", "NaN", "1E3", "1.5E-3"], ["1,5", "ten", "1 000"]),
    (BOTH, {"type": "number", "decimalChar": ","}, ["1,5", "7"], ["1.5"]),
    (BOTH, {"type": "number", "groupChar": " "}, ["1 000", "1 000 000.5", "1000"], ["1 00"]),
    (BOTH, {"type": "number", "decimalChar": ",", "groupChar": "."}, ["1.000,5"], ["1,000.5"]),
    (BOTH, {"type": "number", "bareNumber": False}, ["95%", "EUR 95", "95"], ["EUR"]),
    (BOTH, {"type": "integer"}, ["0", "-12", "+12", "0012"], ["1.0", "1e2", "twelve"]),
    (BOTH, {"type": "integer", "bareNumber": False}, ["95%", "EUR 95"], ["9.5%"]),
    (TWO, {"type": "integer", "groupChar": ","}, ["1,000", "1000"], ["1,00"]),
    # four words each for yes and for no by default, or those of the field
    (
        BOTH,
        {"type": "boolean"},
        ["true", "True", "TRUE", "1", "false", "False", "FALSE", "0"],
        ["yes", "tRUE", "2", "T"],
    ),
    (BOTH, {"type": "boolean", "trueValues": ["Y"], "falseValues": ["N"]}, ["Y", "N"], ["true", "0", "y"]),
    # valid JSON
    (BOTH, {"type": "object"}, ['{"a": [1, null]}', "{}"], ["[1]", '"a"', "{a: 1}"]),
    (BOTH, {"type": "array"}, ['[1, "a", {}]', "[]"], ["{}", "1,2", "[1,]"]),
    # a delimited list of primitive values, new in version 2
    (TWO, {"type": "list"}, ["a,b", "a", "a,,b"], []),
    (TWO, {"type": "list", "itemType": "integer", "delimiter": ";"}, ["1;2", "7"], ["1,2", "1;a"]),
    (TWO, {"type": "list", "itemType": "number"}, ["1.5,2"], ["1.5,x"]),
    (TWO, {"type": "list", "itemType": "boolean"}, ["true,0"], ["yes,no"]),
    (TWO, {"type": "list", "itemType": "date"}, ["2024-01-26,2024-02-29"], ["2024-02-30"]),
    (TWO, {"type": "list", "itemType": "time"}, ["12:00:00,13:30:00"], ["12"]),
    (TWO, {"type": "list", "itemType": "datetime"}, ["2024-01-26T12:00:00"], ["2024-01-26"]),
    # date, time, datetime
    (BOTH, {"type": "date"}, ["2024-01-26", "2024-02-29"], ["2023-02-29", "26/01/2024", "2024-1-26", "24-01-26"]),
    (BOTH, {"type": "date", "format": "%d/%m/%y"}, ["30/11/14"], ["11/30/14", "2014-11-30"]),
    (
        BOTH,
        {"type": "date", "format": "any"},
        ["2024-01-26", "26 January 2024", "26/01/2024"],
        ["soon", "30/02/2024"],
    ),
    (BOTH, {"type": "time"}, ["23:59:59", "00:00:00"], ["24:00:00", "23:59", "11 pm"]),
    (BOTH, {"type": "time", "format": "%H:%M"}, ["23:59"], ["23:59:59", "25:00"]),
    (BOTH, {"type": "time", "format": "any"}, ["23:59", "11:59 pm"], ["noon"]),
    (
        BOTH,
        {"type": "datetime"},
        ["2024-01-26T12:00:00Z"],
        ["2024-01-26 12:00:00", "2024-01-26T25:00:00Z"],
    ),
    (TWO, {"type": "datetime"}, ["2024-01-26T12:00:00", "2024-01-26T12:00:00.5", "2024-01-26T12:00:00+01:00"], []),
    (BOTH, {"type": "datetime", "format": "%d/%m/%Y %H:%M"}, ["26/01/2024 09:30"], ["2024-01-26T09:30:00"]),
    (BOTH, {"type": "datetime", "format": "any"}, ["26 January 2024 09:30"], ["soon"]),
    (BOTH, {"type": "year"}, ["2024", "0044"], ["24", "2024-01", "year"]),
    (BOTH, {"type": "yearmonth"}, ["2024-01"], ["2024-13", "2024", "January 2024"]),
    # a duration of time in the lexical representation of XML Schema
    (BOTH, {"type": "duration"}, ["P1Y2M3DT10H30M", "-P120D", "PT1.5S", "P0Y"], ["P", "PT", "1Y", "P1.5Y", "P1H"]),
    # longitude first
    (BOTH, {"type": "geopoint"}, ["90.50, 45.50", "-180,90"], ["90.50 45.50", "45.50, 90.50", "200, 0"]),
    (BOTH, {"type": "geopoint", "format": "array"}, ["[90.50, 45.50]"], ["90.50, 45.50", "[90.50]"]),
    (
        BOTH,
        {"type": "geopoint", "format": "object"},
        ['{"lon": 90.50, "lat": 45.50}'],
        ['{"lng": 90.50, "lat": 45.50}'],
    ),
    (BOTH, {"type": "geojson"}, ['{"type":"Point","coordinates":[90.5,45.5]}'], ['{"type":"Dot"}', "[]"]),
    (
        BOTH,
        {"type": "geojson", "format": "topojson"},
        ['{"type":"Topology","objects":{},"arcs":[]}'],
        ['{"type":"Point","coordinates":[90.5,45.5]}'],
    ),
    (BOTH, {"type": "any"}, ["text", "1.5", "{"], []),
    (ONE, {}, ["text", "1.5"], []),
    (TWO, {}, ["text", "1.5"], []),
]
IDS = [" ".join(["v" + "+".join(map(str, versions)), *map(str, field.values())]) for versions, field, *_ in CASES]


def _found(look: Look, version: int, field: dict[str, Any], texts: list[str]) -> list[tuple[str, int | None]]:
    rows = "".join(f'"{text.replace(chr(34), chr(34) * 2)}",x\n' for text in texts)
    found = look(f"a,b\n{rows}", {"name": "a", **field}, {"name": "b"}, **{"$schema": SCHEMAS[version]})
    return [(one.code, place.row) for one in found for place in one.examples if one.severity == "error"]


@pytest.mark.parametrize(("versions", "field", "good", "bad"), CASES, ids=IDS)
def test_a_type_takes_what_the_specification_says(
    look: Look, versions: tuple[int, ...], field: dict[str, Any], good: list[str], bad: list[str]
) -> None:
    for version in versions:
        assert _found(look, version, field, good) == []
        assert _found(look, version, field, bad) == [("type-error", row) for row in range(2, len(bad) + 2)]


def test_no_type_is_left_out() -> None:
    assert {field["type"] for _, field, *_ in CASES if field} == TYPES.keys()


@pytest.mark.parametrize("missing", [["", "-99"], [{"value": ""}, {"value": "-99", "label": "not asked"}]], ids=str)
def test_missing_values_may_have_labels(look: Look, missing: list[Any]) -> None:
    field = {"name": "a", "type": "integer", "constraints": {"minimum": 0}}
    assert look("a,b\n-99,x\n,x\n7,x\n", field, {"name": "b"}, missingValues=missing) == ()


def test_the_missing_values_of_a_field_stand_in_for_those_of_the_schema(look: Look) -> None:
    field = {"name": "a", "type": "integer", "missingValues": [{"value": "none", "label": "counted, none there"}]}
    found = look("a,b\nnone,-\n-,none\n", field, {"name": "b", "type": "integer"}, missingValues=["-"])
    assert sorted((one.code, one.field, place.value) for one in found for place in one.examples) == [
        ("null-word", "a", "-"),
        ("type-error", "b", "none"),
    ]
