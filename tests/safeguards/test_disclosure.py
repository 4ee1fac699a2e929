from __future__ import annotations

from safeguards.disclosure import Column, scan
from standards.schema import Field
from validator.finding import Finding, Severity


def look(*labels: str, is_open: bool = True) -> list[tuple[str, str | None, Severity]]:
    columns = [Column(label=label, number=number) for number, label in enumerate(labels, start=1)]
    return [(one.code, one.field, one.severity) for one in scan("people.csv", "people", columns, is_open=is_open)]


def test_a_column_of_personal_data_stops_an_open_publication() -> None:
    assert look("Ward", "NHS number") == [("personal-data-column", "NHS number", Severity.ERROR)]


def test_it_is_a_warning_where_the_publication_is_not_open() -> None:
    assert look("NHS number", is_open=False) == [("personal-data-column", "NHS number", Severity.WARNING)]


def test_sensitive_facts_about_people_who_can_be_told_apart_are_an_error() -> None:
    assert look("Date of birth", "Ethnicity") == [
        ("personal-data-column", "Date of birth", Severity.ERROR),
        ("special-category-column", "Ethnicity", Severity.ERROR),
    ]


def test_counts_by_a_sensitive_group_are_a_warning() -> None:
    """Statistics by ethnic group or disability are ordinary open data; rows of persons are not."""
    assert look("Ward", "Ethnicity", "Count") == [("special-category-column", "Ethnicity", Severity.WARNING)]


def test_what_a_standard_marks_as_personal_is_personal_whatever_it_is_called() -> None:
    holder = Column(label="Holder", number=4, field=Field(name="Holder", personal_data="name of a person"))
    (found,) = scan("licences.csv", "licences", [holder])
    assert (found.code, found.column, found.severity) == ("personal-data-column", 4, Severity.ERROR)
    assert found.message == "The standard marks this column as personal data (name of a person)."


def test_a_finding_says_what_and_where_and_how_to_settle_it() -> None:
    (found,) = scan("people.csv", "people", [Column(label="DOB", number=2)])
    assert isinstance(found, Finding)
    assert (found.path, found.table, found.field, found.column, found.count) == ("people.csv", "people", "DOB", 2, 1)
    assert found.message == "This column seems to hold dates of birth."
    assert found.fix != ""
