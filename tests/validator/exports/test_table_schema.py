"""The Table Schema of every standard: held to its profiles, and asked by frictionless about the examples."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from typing import TYPE_CHECKING, Any

from frictionless import Resource, Schema

from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.library import find_standard
from standards.schema import Level
from standards.table_schema import parse_table_schema
from validator.exports.patterns import form_pattern, has_forms
from validator.exports.table_schema import table_schema, write_table_schema

if TYPE_CHECKING:
    from pathlib import Path

    from tests.validator.exports.conftest import Library

RESOURCE_2 = "https://datapackage.org/profiles/2.0/dataresource.json"
BEYOND = frozenset(
    {"row-constraint", "extra-label", "uprn-placeholder", "uprn-padded", "uprn-duplicate"}
    | {"coordinates-half", "coordinates-swapped", "coordinates-other-system", "coordinates-outside"}
)
"""The codes of what a Table Schema cannot say of any column."""
OF_TEXTS = frozenset({"excel-number-damage", "excel-error-value", "leading-zero-lost"})
"""The codes of damage to a text: a Table Schema sees it only where the text has a pattern."""

LAX = re.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
"""What frictionless takes for a date, where it is one."""


def by_frictionless(path: Path, descriptor: dict[str, Any]) -> set[tuple[int | None, str | None]]:
    """Return the row and the field of each fault; the row of a heading is None."""
    resource = Resource.from_descriptor(
        {"$schema": RESOURCE_2, "name": "example", "path": path.name, "schema": descriptor},
        basepath=str(path.parent),
    )
    return {tuple(one) for one in resource.validate(limit_errors=10_000).flatten(["rowNumber", "fieldName"])}


def is_said(  # noqa: PLR0911 - one return a reason
    fault: dict[str, Any], library: Library, cells: list[dict[str, str]]
) -> bool:
    """Say whether a Table Schema can say the fault."""
    if fault["code"] in BEYOND:
        return False
    field = next(field for field in library.standard.schema.fields if field.name == fault["field"])
    if fault["code"] in {"missing-label", "label-variant"}:
        return field.level is Level.VALUE
    if fault["code"] == "type-error" and has_forms(field):
        return not re.fullmatch(form_pattern(field), cells[fault["row"] - 2][field.name])
    if fault["code"] == "type-error" and LAX.fullmatch(cells[fault["row"] - 2][field.name]):
        return not is_day(cells[fault["row"] - 2][field.name])
    if fault["code"] in OF_TEXTS:
        return field.identifier is not None and IDENTIFIERS[field.identifier].malformed is not None
    if fault["code"] == "geometry-malformed":
        return not re.fullmatch(field.constraints.get("pattern", ".*"), cells[fault["row"] - 2][field.name])
    return True


def is_day(text: str) -> bool:
    """Say whether there is such a day, noughts or none."""
    year, month, day = map(int, text.split("-"))
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def is_of_key(fault: dict[str, Any]) -> bool:
    """Say whether frictionless says of a key's cell that the key is faulty: it stands twice, or is blank."""
    return fault["code"] == "primary-key" or fault.get("constraint") == "required"


def test_frictionless_takes_the_schema_without_a_word(library: Library) -> None:
    report = Schema.validate_descriptor(json.loads(write_table_schema(library.standard).text))
    assert report.flatten(["message"]) == []


def test_frictionless_finds_nothing_in_the_valid_examples(library: Library) -> None:
    for path in library.valid:
        assert by_frictionless(path, table_schema(library.standard)) == set(), path.name


def test_frictionless_finds_in_the_invalid_examples_what_a_table_schema_can_say(library: Library) -> None:
    """The same cells as dsreg's own list, none more and none fewer."""
    for path, faults in library.invalid:
        cells = library.rows(path)
        said = [fault for fault in faults if is_said(fault, library, cells)]
        places = {(fault.get("row"), fault["field"]) for fault in said if fault["code"] != "primary-key"}
        keys = library.standard.schema.primary_key
        places |= {(fault["row"], None) for fault in said if fault["field"] in keys and is_of_key(fault)}
        assert by_frictionless(path, table_schema(library.standard)) == places, path.name


def test_dsreg_reads_its_own_table_schema_as_the_same_fields(library: Library) -> None:
    read = parse_table_schema(table_schema(library.standard))
    assert [field.name for field in read.fields] == [field.name for field in library.standard.schema.fields]
    assert [field.identifier for field in read.fields] == [field.identifier for field in library.standard.schema.fields]
    assert [field.is_required for field in read.fields] == [
        field.is_required for field in library.standard.schema.fields
    ]


def test_what_it_cannot_say_stands_in_it() -> None:
    written = write_table_schema(find_standard("uk/public-toilets"))
    assert json.loads(written.text)["dsreg:unsaid"] == list(written.unsaid)
    said = " ".join(written.unsaid)
    assert "CRS for CoordinateReferenceSystem" in said
    assert "scheme-name-only-in-scheme" in said
    assert "UPRN (uprn)" in said


def test_every_rule_across_columns_is_a_key_or_named_as_left_out(library: Library) -> None:
    written = write_table_schema(library.standard)
    keys = json.loads(written.text).get("uniqueKeys", [])
    for rule in library.standard.schema.rules:
        assert list(rule.fields) in keys or any(rule.says in sentence for sentence in written.unsaid), rule.name
