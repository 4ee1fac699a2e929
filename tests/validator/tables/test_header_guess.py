"""Where the header is: told only by clear signs, for a wrong guess would spoil a good file."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from standards.library import find_standard
from standards.schema import Field, Schema
from validator.tables.header_guess import USUAL, HeaderGuess, guess_header

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = Schema(fields=tuple(Field(name=name) for name in ("SiteReference", "GeoX", "GeoY", "Notes")), is_standard=True)
ROW = ["BLR/1", "-1.57", "53.8", "near the quay"]


def test_the_first_record_is_the_header_unless_the_signs_are_clear() -> None:
    header = ["Site Reference", "GEOX", "GeoY", "Notes"]
    assert guess_header([header, ROW, ROW], SCHEMA) == USUAL
    assert guess_header([header, ROW, ROW], None) == USUAL
    assert guess_header([["a", "b"], ["1", "2"]], None) == USUAL
    assert guess_header([["only one"], ["text"], ["1"]], None) == USUAL


@pytest.mark.parametrize("schema", [SCHEMA, None], ids=["with labels known", "without"])
def test_a_title_above_the_header_is_stepped_over(schema: Schema | None) -> None:
    records = [["Brownfield land, 2026", "", "", ""], ["", "", "", ""], ["SiteReference", "GeoX", "GeoY", "Notes"], ROW]
    assert guess_header(records, schema) == HeaderGuess(rows=(3,), code="header-not-first")


def test_headings_over_two_records_are_joined() -> None:
    records = [["Reference", "Place", "Coordinates", ""], ["", "", "East", "North"], ["BLR/1", "Quay", "1", "2"]]
    assert guess_header(records, None) == HeaderGuess(rows=(1, 2), code="header-multi-row")


def test_headings_that_span_columns_named_below_them_are_joined() -> None:
    """Merged cells come out as one heading and gaps; the row below it has a name for every column."""
    header = [["Site", "", "Contact", ""], ["Ref", "Name", "Phone", "Email"]]
    data = [["BLR/1", "Park", "0208", "a@example.org"], ["BLR/2", "Hall", "0209", "b@example.org"]]
    assert guess_header([*header, *data], None) == HeaderGuess(rows=(1, 2), code="header-multi-row")
    assert guess_header([["Site", "", "Contact", ""], *data], None) == USUAL
    words = [["a", "b", "c", "d"], ["e", "f", "g", "h"]]
    assert guess_header([["Site", "", "Contact", ""], *words], None) == USUAL


def test_a_first_record_like_the_others_is_no_header() -> None:
    records = [["65", "Quay", "528192", "19/06/2020"], ["66", "Mill", "529874", "20/06/2020"]]
    assert guess_header(records, None) == HeaderGuess(rows=(), code="header-missing")
    assert guess_header(records, SCHEMA) == HeaderGuess(rows=(), code="header-missing")


@pytest.mark.parametrize(
    "records",
    [
        [["Ward", "2019", "2020", "2021"], ["Abbey", "5", "6", "7"], ["Quay", "8", "9", "10"]],
        [["Reference", "Amount"], ["1", "2.50"], ["2", "3.50"]],
        [["id", "", ""], ["1", "2", "3"]],
        [["SiteReference", "GeoX", "GeoY", "Notes"]],
    ],
    ids=["years for labels", "numbers under words", "blank labels over numbers", "a header alone"],
)
def test_what_only_looks_odd_is_left_alone(records: list[list[str]]) -> None:
    assert guess_header(records, None) == USUAL


@pytest.mark.parametrize(
    ("path", "standard", "guess"),
    [
        ("toilets/westminster_raw.csv", None, HeaderGuess(rows=(), code="header-missing")),
        ("brownfield/rochdale_register_extract.csv", None, HeaderGuess(rows=(1, 2), code="header-multi-row")),
    ],
)
def test_real_files_tell_their_headers(real_data: Path, path: str, standard: str | None, guess: HeaderGuess) -> None:
    schema = find_standard(standard).schema if standard else None
    text = (real_data / "uk" / path).read_text(encoding="utf-8-sig")
    delimiter = "\t" if "westminster" in path else ","
    assert guess_header(list(csv.reader(text.splitlines(), delimiter=delimiter))[:30], schema) == guess


def test_every_other_real_file_has_its_header_first(real_data: Path) -> None:
    odd = {"westminster_raw.csv", "rochdale_register_extract.csv"}
    for path in sorted((real_data / "uk").glob("*/*.csv")):
        if path.name in odd or path.parent.name == "frictionless":
            continue
        text = path.read_text(encoding="latin-1").lstrip("ï»¿")
        records = list(csv.reader(text.splitlines(keepends=True)))[:30]
        assert guess_header(records, None) == USUAL, path.name
