"""Headers: columns are found by their labels, in any order, and each odd label is named."""

from __future__ import annotations

from standards.schema import Field, Level, Schema
from validator.faults import Place
from validator.tables.header import match_header

PLACE = Place(path="t.csv", table="t")
STANDARD = Schema(
    fields=(
        Field(name="SiteReference", level=Level.VALUE),
        Field(name="SiteplanURL", level=Level.COLUMN, aliases=("Plan",)),
        Field(name="Notes"),
    ),
    is_standard=True,
)


def _match(*labels: str, schema: Schema | None = STANDARD) -> tuple[dict[int, str], list[tuple[str, str, int]]]:
    header = match_header(labels, schema, PLACE, row=1)
    return (
        {number: field.name for number, field in header.columns},
        [(one.code, str(one.severity), one.count) for one in header.findings],
    )


def test_columns_in_another_order_are_the_same_columns() -> None:
    assert _match("Notes", "SiteplanURL", "SiteReference") == ({1: "Notes", 2: "SiteplanURL", 3: "SiteReference"}, [])


def test_letter_case_spaces_and_aliases_are_matched_with_a_warning() -> None:
    columns, found = _match("site reference", " PLAN ", "Notes")
    assert columns == {1: "SiteReference", 2: "SiteplanURL", 3: "Notes"}
    assert found == [("label-variant", "warning", 1), ("label-variant", "warning", 1)]


def test_a_missing_column_is_an_error_only_where_it_must_be_present() -> None:
    assert _match("Notes")[1] == [("missing-label", "error", 2)]
    assert _match("SiteReference", "SiteplanURL")[1] == [("missing-label", "warning", 1)]


def test_an_unknown_column_is_a_warning_under_a_standard_and_an_error_under_a_schema() -> None:
    assert _match("SiteReference", "SiteplanURL", "Notes", "UPRN")[1] == [("extra-label", "warning", 1)]
    plain = Schema(fields=(Field(name="a"),))
    assert _match("a", "b", schema=plain)[1] == [("extra-label", "error", 1)]


def test_an_unknown_label_that_is_nearly_known_is_named() -> None:
    header = match_header(["SiteReferense", "SiteplanURL", "Notes"], STANDARD, PLACE, row=1)
    extra = next(one for one in header.findings if one.code == "extra-label")
    assert extra.examples[0].suggestion == "SiteReference"


def test_blank_and_repeated_labels_are_errors() -> None:
    assert _match("a", "", "a", schema=None)[1] == [("blank-label", "error", 1), ("duplicate-label", "error", 1)]
