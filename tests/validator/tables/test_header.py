"""Headers: columns are found by their labels, in any order, and each odd label is named."""

from __future__ import annotations

import pytest

from standards.schema import Field, FieldsMatch, Level, RowRule, Schema
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


def _plain(mode: str, *names: str) -> Schema:
    return Schema(fields=tuple(Field(name=name) for name in names), fields_match=FieldsMatch(mode))


@pytest.mark.parametrize(
    ("mode", "labels", "columns", "found"),
    [
        ("exact", "a b c", "a b c", []),
        ("exact", "a c b", "a c b", [("incorrect-label", "error", 2)]),
        ("exact", "a x c", "a b c", [("incorrect-label", "error", 1)]),
        ("exact", "a b", "a b", [("missing-label", "error", 1)]),
        ("exact", "a b c x", "a b c x", [("extra-label", "error", 1)]),
        ("exact", "a x b c", "a x b c", [("extra-label", "error", 1)]),
        ("exact", "a c", "a c", [("missing-label", "error", 1)]),
        ("equal", "c a b", "c a b", []),
        ("equal", "c a x", "c a x", [("extra-label", "error", 1), ("missing-label", "error", 1)]),
        ("subset", "x c b a", "x c b a", []),
        ("subset", "x c b", "x c b", [("missing-label", "error", 1)]),
        ("superset", "c a", "c a", []),
        ("superset", "c x", "c x", [("extra-label", "error", 1)]),
        ("partial", "x b", "x b", []),
        ("partial", "x y", "x y", [("missing-label", "error", 3)]),
    ],
)
def test_a_schema_says_how_the_columns_must_agree(
    mode: str, labels: str, columns: str, found: list[tuple[str, str, int]]
) -> None:
    expected = dict(enumerate(columns.split(), start=1))
    assert _match(*labels.split(), schema=_plain(mode, "a", "b", "c")) == (expected, found)


def test_a_column_that_must_have_values_may_not_be_left_out_even_where_others_may() -> None:
    fields = (Field(name="a", constraints={"required": True}), Field(name="b"), Field(name="c"))
    schema = Schema(fields=fields, fields_match=FieldsMatch.SUPERSET, primary_key=("b",))
    assert _match("c", schema=schema)[1] == [("missing-label", "error", 2)]


def test_a_column_without_a_label_of_its_own_is_read_by_its_place_where_the_order_is_fixed() -> None:
    """So that a blank or a repeated label does not hide what is wrong below it."""
    assert _match("a", "", "a", schema=_plain("exact", "a", "b", "c")) == (
        {1: "a", 2: "b", 3: "c"},
        [("blank-label", "error", 1), ("duplicate-label", "error", 1)],
    )


def test_spaces_around_a_label_are_a_variant_under_a_plain_schema_too() -> None:
    assert _match(" a ", "b", schema=_plain("exact", "a", "b")) == (
        {1: "a", 2: "b"},
        [("label-variant", "warning", 1)],
    )


def test_spaces_around_a_label_are_told_without_a_schema_too() -> None:
    """Whoever asks for the column by its name finds nothing, and nobody sees why."""
    header = match_header(["Location ", " ", "Notes", " Ward"], None, PLACE, row=1)
    told = [(one.code, one.column, one.examples[0].suggestion) for one in header.findings]
    assert told == [("blank-label", None, None), ("label-variant", 1, "Location"), ("label-variant", 4, "Ward")]


def test_two_fields_may_have_one_name_in_version_1() -> None:
    assert _match("a", "a", schema=_plain("exact", "a", "a")) == (
        {1: "a", 2: "a"},
        [("duplicate-label", "error", 1)],
    )


def test_a_label_itself_comes_before_a_variant_of_it() -> None:
    columns, found = _match("NOTES", "Notes", "SiteReference", "SiteplanURL")
    assert columns == {1: "NOTES", 2: "Notes", 3: "SiteReference", 4: "SiteplanURL"}
    assert found == [("extra-label", "warning", 1)]


@pytest.mark.parametrize(("kind", "severity"), [("any-of", "error"), ("one-of", "warning")])
def test_a_choice_between_columns_that_are_all_missing_has_the_severity_of_the_rule(kind: str, severity: str) -> None:
    """Every row would break the rule, so that it is said once, and not as a column that is merely welcome."""
    rule = RowRule(name="somewhere", kind=kind, fields=("geometry", "point"), says="It is nowhere.", severity=severity)
    fields = tuple(Field(name=name) for name in ("reference", "geometry", "point", "notes"))
    schema = Schema(fields=fields, rules=(rule,), is_standard=True)
    (none, welcome) = match_header(["reference"], schema, PLACE, row=1).findings
    assert (none.code, none.severity, none.constraint, none.count) == ("missing-label", severity, "somewhere", 1)
    assert [one.value for one in none.examples] == ["geometry / point"]
    assert "none of the columns geometry and point" in none.message
    assert [one.value for one in welcome.examples] == ["notes"]
    (welcome,) = match_header(["reference", "point"], schema, PLACE, row=1).findings
    assert (welcome.severity, welcome.count) == ("warning", 2)
