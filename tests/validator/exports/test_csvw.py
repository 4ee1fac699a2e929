"""The CSVW metadata of every standard: read by the package csvw, and asked about the examples."""

from __future__ import annotations

import csv
import json
import warnings
from typing import TYPE_CHECKING

import pytest
from csvw import CSVW

from standards.library import find_standard
from validator.exports.csvw import write_csvw

if TYPE_CHECKING:
    from pathlib import Path

    from standards.standard import Standard
    from tests.validator.exports.conftest import Library


def says(standard: Standard, rows: list[dict[str, str]], folder: Path) -> list[str]:
    """Return what csvw finds wrong with rows that are written under all of the standard's columns."""
    written = write_csvw(standard)
    table = folder / json.loads(written.text)["url"]
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [field.name for field in standard.schema.fields])
        writer.writeheader()
        writer.writerows(rows)
    metadata = folder / f"{table.name}-metadata.json"
    metadata.write_text(written.text, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("always")  # csvw tells of faults by warnings, and of a repeated key by an error
        read = CSVW(str(table), md_url=str(metadata), validate=True)
        try:
            return [] if read.is_valid else [str(warning.message) for warning in read.warnings]
        except ValueError as error:
            return [str(error)]


def test_the_valid_examples_are_valid_to_csvw(library: Library, tmp_path: Path) -> None:
    for path in library.valid:
        assert says(library.standard, library.rows(path), tmp_path) == [], path.name


TOILET = {
    "ExtractDate": "01/04/2026",
    "OrganisationLabel": "Oakhaven",
    "ServiceTypeLabel": "Public toilets",
    "LocationText": "Market Square",
    "GeoX": "-2.1",
    "GeoY": "53.0",
}


@pytest.mark.parametrize(
    "change",
    [
        {"GeoX": "far"},
        {"OrganisationLabel": ""},
        {"Category": "Ladies"},
        {"ChargeAmount": "-1"},
        {"BabyChange": "perhaps"},
        {"UPRN": "1.00E+11"},
        {"Postcode": "N3"},
        {"ExtractDate": "2026-04-01"},
    ],
    ids=str,
)
def test_a_bad_value_is_found_by_csvw(change: dict[str, str], tmp_path: Path) -> None:
    standard = find_standard("uk/public-toilets@1.0.0")
    assert says(standard, [TOILET], tmp_path) == []
    assert says(standard, [TOILET | change], tmp_path) != []


def test_a_repeated_key_is_found_by_csvw(tmp_path: Path) -> None:
    standard = find_standard("uk/property-reference@1.0.0")
    row = {"UPRN": "999000000101", "X_COORDINATE": "1", "Y_COORDINATE": "1", "LATITUDE": "53", "LONGITUDE": "-2"}
    assert says(standard, [row], tmp_path) == []
    assert says(standard, [row, row], tmp_path) != []


def test_other_headings_are_titles_too() -> None:
    document = json.loads(write_csvw(find_standard("uk/public-toilets@1.0.0")).text)
    columns = {column["name"]: column["titles"] for column in document["tableSchema"]["columns"]}
    assert columns["CoordinateReferenceSystem"] == ["CoordinateReferenceSystem", "CRS"]


def test_what_it_cannot_say_is_a_note() -> None:
    written = write_csvw(find_standard("uk/public-toilets@1.0.0"))
    assert [note["body"] for note in json.loads(written.text)["notes"]] == list(written.unsaid)
    assert any("scheme-name-only-in-scheme" in sentence for sentence in written.unsaid)
