"""The standards against the files that councils really published: fair to what is right, exact about what is not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from standards.library import find_standard
from validator.finding import Severity
from validator.options import Options
from validator.tables.check import TableTask, check_table

if TYPE_CHECKING:
    from pathlib import Path

    from validator.finding import Finding


def look_at(path: Path, reference: str) -> tuple[Finding, ...]:
    standard = find_standard(reference)
    task = TableTask(path=path, shown=path.name, name=path.stem, schema=standard.schema, standard=standard)
    _, findings = check_table(task, Options(examples=None))
    return findings


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
        ("constraint-error", "GeoX"): 1,  # 447560, an easting
        ("constraint-error", "GeoY"): 2,  # 139531 and 130729, northings
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
