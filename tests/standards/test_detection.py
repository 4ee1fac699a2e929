"""Which standards a header fits: those it was made for, and none where the labels could be anybody's."""

from __future__ import annotations

import pytest

from standards.detection import INDEX, detect_standards
from standards.label_index import make_index
from standards.library import find_standard, list_standards

TABLES = [standard for standard in list_standards() if standard.has_table]


def references(labels: list[str]) -> list[str]:
    return [fit.reference for fit in detect_standards(labels)]


def test_the_index_is_that_of_the_library() -> None:
    """`make docs` writes it again."""
    assert INDEX.read_text(encoding="utf-8") == make_index()


@pytest.mark.parametrize("standard", TABLES, ids=lambda one: f"{one.id}@{one.version}")
def test_the_header_of_a_standard_is_that_of_this_standard_first(standard: object) -> None:
    assert standard in TABLES
    one = TABLES[TABLES.index(standard)]  # type: ignore[arg-type]
    best = detect_standards([field.name for field in one.schema.fields])[0]
    assert find_standard(best.reference) == one
    assert (best.matched, best.columns, best.share) == (len(one.schema.fields), len(one.schema.fields), 1.0)


@pytest.mark.parametrize(
    "header",
    [
        "name,date,notes",
        "id,name,description",
        "Name,Address,Postcode,Telephone,Email",
        "Name,Address,Postcode,Latitude,Longitude",
        "UPRN,Postcode,Latitude,Longitude",
        "reference,name,notes,start-date,end-date",
        "reference,name,notes,organisation,entry-date,start-date,end-date",
        "Date,Supplier,Amount",
        "Category,Status,Notes",
        "OrganisationLabel,OrganisationURI,Notes",
        "",
        ",,,",
    ],
)
def test_a_header_of_few_common_words_is_that_of_no_standard(header: str) -> None:
    assert references(header.split(",")) == []


def test_letter_case_spaces_and_other_known_words_do_not_matter() -> None:
    header = ["Payment Date", "Net Amount", "supplier name", "Purpose of Spend", "DIRECTORATE", "TransactionNumber"]
    assert references(header) == ["uk/spend"]


def test_the_share_is_that_of_the_columns_of_the_file() -> None:
    names = [field.name for field in find_standard("uk/public-toilets").schema.fields]
    [fit] = detect_standards([*names[:24], "Colour", "Cleaner", "Key", "Ward", "Parish", "", ""])
    assert (fit.matched, fit.columns) == (24, 29)


def test_a_header_of_which_half_is_unknown_is_that_of_no_standard() -> None:
    names = [field.name for field in find_standard("uk/public-toilets").schema.fields]
    others = [f"Extra {number}" for number in range(33)]
    assert references([*names, *others]) == []


def test_the_version_is_said_where_it_is_not_the_one_that_is_taken_by_itself() -> None:
    old = [field.name for field in find_standard("uk/brownfield-land@1").schema.fields]
    assert references(old) == ["uk/brownfield-land@1"]
    new = [field.name for field in find_standard("uk/brownfield-land@2").schema.fields]
    assert references(new) == ["uk/brownfield-land"]
