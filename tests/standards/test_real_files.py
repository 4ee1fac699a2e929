"""The standards against the files that councils really published: fair to what is right, exact about what is not."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from validator.finding import Severity
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from validator.finding import Finding


def look_at(path: Path, reference: str) -> tuple[Finding, ...]:
    report = validate((path,), Options(standard=reference, examples=None))
    [read] = report.inputs
    assert (report.errors, read.rows_read) == ((), read.rows_present)
    return report.findings


def counts(findings: tuple[Finding, ...], severity: Severity) -> dict[tuple[str, str | None], int]:
    totals: Counter[tuple[str, str | None]] = Counter()
    for one in findings:
        if one.severity is severity:
            totals[one.code, one.field or one.constraint] += one.count
    return dict(totals)


def test_adur_has_errors_in_its_two_damaged_rows_alone(real_data: Path) -> None:
    findings = look_at(real_data / "uk" / "toilets" / "adur-public-toilets.csv", "uk/public-toilets")
    errors = {
        (one.field, example.row, example.value)
        for one in findings
        if one.severity is Severity.ERROR
        for example in one.examples
    }
    assert errors == {
        ("ExtractDate", 2, ""),
        ("OrganisationLabel", 2, ""),
        ("ExtractDate", 4, "2014-07-07 00:00"),
        ("CoordinateReferenceSystem", 4, "OSGB3"),
        ("Category", 4, "Mens"),
    }


def test_a_capital_letter_that_adur_left_out_is_a_warning(real_data: Path) -> None:
    findings = look_at(real_data / "uk" / "toilets" / "adur-public-toilets.csv", "uk/public-toilets")
    [variant] = [one for one in findings if one.code == "enum-variant"]
    assert (variant.field, variant.count, variant.severity) == ("Category", 14, Severity.WARNING)
    assert {example.suggestion for example in variant.examples} == {"Female and Male"}


def test_adur_without_its_damaged_rows_has_no_error(real_data: Path) -> None:
    findings = look_at(real_data / "uk" / "toilets" / "adur-public-toilets-valid.csv", "uk/public-toilets")
    assert counts(findings, Severity.ERROR) == {}


def test_barnet_has_its_postcodes_its_capitals_and_its_telephones_wrong_and_nothing_else(real_data: Path) -> None:
    findings = look_at(real_data / "uk" / "toilets" / "barnet_raw.csv", "uk/public-toilets")
    assert counts(findings, Severity.ERROR) == {("postcode-malformed", "Postcode"): 16}
    assert counts(findings, Severity.WARNING) == {
        ("enum-variant", "Category"): 26,
        ("enum-variant", "AccessibleCategory"): 25,
        ("leading-zero-lost", "ReportTel"): 26,
    }


def test_the_stewards_own_example_lacks_every_position(real_data: Path) -> None:
    """Its 21 rows leave GeoX and GeoY blank, which its own schema requires."""
    findings = look_at(real_data / "uk" / "esd" / "example-public-toilets.csv", "uk/public-toilets")
    assert counts(findings, Severity.ERROR) == {("constraint-error", "GeoX"): 21, ("constraint-error", "GeoY"): 21}


def test_winchesters_first_edition_register_fails_the_second_edition_where_it_must(real_data: Path) -> None:
    findings = look_at(real_data / "uk" / "brownfield" / "test-brownfield-register.csv", "uk/brownfield-land@2")
    assert counts(findings, Severity.ERROR) == {
        ("type-error", "SiteplanURL"): 1,  # not-a-url
        ("type-error", "GeoX"): 1,  # not-a-geox
        ("coordinates-other-system", "position"): 1,  # 447560 and 130729, metres
        ("constraint-error", "PlanningHistory"): 1,  # url|this-item-is-not-a-url
        ("constraint-error", "Deliverable"): 1,  # Y
        ("type-error", "LastUpdatedDate"): 2,  # 8 Dec 2017, 13/12/2017
    }
    extra = {example.value for one in findings if one.code == "extra-label" for example in one.examples}
    assert {"OrganisationLabel", "CoordinateReferenceSystem", "MinNetDwellings"} < extra


def test_the_leeds_register_has_only_its_dates_wrong(real_data: Path) -> None:
    """DateUpdate is known as LastUpdatedDate; its dates put the day first."""
    findings = look_at(real_data / "uk" / "brownfield" / "leeds_register_2019_extract.csv", "uk/brownfield-land@2")
    assert counts(findings, Severity.ERROR) == {
        ("type-error", "FirstAddedDate"): 5,
        ("type-error", "LastUpdatedDate"): 5,
        ("type-error", "PermissionDate"): 1,
    }


# The file, the standard it is held to, and every error that its manifest explains.
WINCHESTER = {
    ("type-error", "SiteplanURL"): 1,  # not-a-url
    ("type-error", "GeoX"): 1,  # not-a-geox
    ("coordinates-other-system", "position"): 1,  # metres under WGS84
    ("constraint-error", "Deliverable"): 1,  # Y
    ("constraint-error", "PlanningHistory"): 1,  # url|this-item-is-not-a-url
}
OTHERS: list[tuple[str, str, dict[tuple[str, str | None], int]]] = [
    (
        "brownfield/test-brownfield-register.csv",
        "uk/brownfield-land@1",
        WINCHESTER | {("type-error", "LastUpdatedDate"): 2},  # 8 Dec 2017, 13/12/2017
    ),
    # the same two rows in workbooks, and with the dates mended: there LastUpdatedDate is a date
    ("brownfield/test-brownfield-register.xlsx", "uk/brownfield-land@1", WINCHESTER),
    ("brownfield/test-brownfield-register.xlsm", "uk/brownfield-land@1", WINCHESTER),
    ("brownfield/test-brownfield-register.xls", "uk/brownfield-land@1", WINCHESTER),
    ("brownfield/test-brownfield-register-v1prototype.csv", "uk/brownfield-land@1", WINCHESTER),
    (
        "brownfield/rochdale_register_extract.csv",
        "uk/brownfield-land@1",
        {
            ("header-multi-row", None): 1,
            ("missing-label", None): 3,  # OrganisationLabel; COORDINATES, EAST/WEST is no known word for GeoX
            ("constraint-error", "CoordinateReferenceSystem"): 8,  # British Coordinate Systems
            ("constraint-error", "OwnershipStatus"): 8,  # Unknown; Local Authority; both
            ("constraint-error", "Deliverable"): 5,  # No; the other three say Yes
            ("type-error", "FirstAddedDate"): 8,  # the day comes first
            ("type-error", "LastUpdatedDate"): 8,
        },
    ),
    (
        "esd/example-premises-licences.csv",
        "uk/premises-licences",
        {("encoding-error", None): 1, ("postcode-malformed", "Postcode"): 5},
    ),
    ("planning/listed-building-outline.csv", "uk/listed-building-outline", {}),
    (
        "planning/tree-preservation-order.csv",
        "uk/tree-preservation-order",
        {("row-constraint", "made-before-confirmed"): 2},  # 1969-06-12 and 1962-04-12 are later than their confirmation
    ),
    (
        "planning/conservation-area-ok.csv",
        "uk/conservation-area",
        # the day comes first; the second outline is not closed
        {("type-error", "start-date"): 2, ("geometry-malformed", "geometry"): 1},
    ),
    (
        "planning/conservation-area.csv",
        "uk/conservation-area",
        {("type-error", "start-date"): 46, ("unique-error", "reference"): 6},
    ),
    (
        "planning/article4directionareas-ok.csv",
        "uk/article-4-direction-area",
        # one of the areas has an outline of three points, two of them the same
        {("type-error", "start-date"): 13, ("type-error", "entry-date"): 13, ("geometry-malformed", "geometry"): 1},
    ),
    ("spend/northtyneside_2020-08.csv", "uk/spend", {("missing-label", None): 1}),  # IrrecoverableVATAmount
    (
        "spend/manchester_2020-06.csv",
        "uk/spend",
        {("missing-label", None): 2, ("missing-label", "some-classification"): 1},  # and Purpose; any category at all
    ),
    (
        "planning/conservationArea.csv",
        "uk/conservation-area",
        {
            ("geometry-malformed", "geometry"): 20,  # one point over and over
            ("row-constraint", "start-before-end"): 1,  # 1992-05-06 to 1980-08-27
        },
    ),
    # OrganisationalUnit, Purpose and IrrecoverableVATAmount
    ("spend/calderdale_2021-11_card.csv", "uk/spend", {("missing-label", None): 3}),
    (
        "grants/fundingproviders_utf8.csv",
        "uk/grants-360giving",
        {
            ("missing-label", None): 1,  # Description
            ("constraint-error", "Recipient Org:Identifier"): 1,
            ("type-error", "Award Date"): 2,
            ("type-error", "Last Modified"): 2,
        },
    ),
]


@pytest.mark.parametrize(("file", "reference", "errors"), OTHERS, ids=[f"{file} {name}" for file, name, _ in OTHERS])
def test_a_real_file_fails_where_it_is_wrong_and_nowhere_else(
    file: str, reference: str, errors: dict[tuple[str, str | None], int], real_data: Path
) -> None:
    assert counts(look_at(real_data / "uk" / file, reference), Severity.ERROR) == errors


def test_camdens_repeated_references_are_counted_from_the_second_on(real_data: Path) -> None:
    """An independent count of the same file: rows whose reference stood before."""
    path = real_data / "uk" / "planning" / "conservation-area.csv"
    previous = csv.field_size_limit(10**6)  # a boundary is longer than a cell that csv reads by default
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            references = [row["Reference"] for row in csv.DictReader(stream)]
    finally:
        csv.field_size_limit(previous)
    assert len(references) - len(set(references)) == 6
