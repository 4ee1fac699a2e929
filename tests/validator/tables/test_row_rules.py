"""Rules across columns: each kind fails where it should, and is silent where a column is absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from standards.errors import DsregError
from standards.schema import Field, RowRule, Schema
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.rules.all_rules import ALL_RULES
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path

CASES = {
    "together": (("a", "b"), (), ["1,1,", ",,z"], ["1,,z"]),
    "not-after": (("a", "b"), (), ["1,2,", "2,2,", "9,10,", ",1,"], ["3,2,", "10,9,"]),
    "needed-when": (("a", "c"), ("Yes",), ["1,,yes", ",1,no"], [",1,yes"]),
    "only-when": (("a", "c"), ("yes",), ["1,,YES", ",1,no"], ["1,,no", "1,1,"]),
    "one-of": (("a", "b"), (), ["1,,x", ",1,x"], ["1,1,x", ",,x"]),
    "any-of": (("a", "b"), (), ["1,,x", "1,1,x"], [",,x"]),
    "unique-within": (("c", "a"), (), ["1,,x", "2,,x", "1,,y", ",2,x", ",3,x"], []),
    "expression": (("a", "b"), (), ["5,5,", "9,10,", ",1,"], ["6,5,", "10,9,"]),
}


def _rows_at_fault(folder: Path, rule: RowRule, rows: list[str]) -> list[int | None]:
    fields = (Field(name="a", type="integer"), Field(name="b", type="integer"), Field(name="c"))
    schema = Schema(fields=fields, rules=(rule,), is_standard=True)
    path = folder / "t.csv"
    path.write_text("\n".join(["a,b,c", *rows, ""]), encoding="utf-8")
    found = check_table(TableTask(path=path, shown="t", name="t", schema=schema), Options())[1]
    assert {one.code for one in found} <= {"row-constraint"}
    assert {one.constraint for one in found} <= {"the-rule"}
    return [place.row for one in found for place in one.examples]


@pytest.mark.parametrize("kind", sorted(ALL_RULES))
def test_a_rule_finds_its_rows_and_no_others(tmp_path: Path, kind: str) -> None:
    fields, values, good, bad = CASES[kind]
    condition = "a <= b" if kind == "expression" else ""
    rule = RowRule(name="the-rule", kind=kind, fields=fields, says="It is wrong.", values=values, expression=condition)
    assert _rows_at_fault(tmp_path, rule, good) == []
    assert _rows_at_fault(tmp_path, rule, [*good, *bad]) == [len(good) + 2 + number for number in range(len(bad))]


def test_a_value_twice_within_its_group_names_the_second_row(tmp_path: Path) -> None:
    rule = RowRule(name="the-rule", kind="unique-within", fields=("c", "a"), says="Twice.")
    assert _rows_at_fault(tmp_path, rule, ["1,,x", "1,,y", "1,5,x"]) == [4]


def test_a_rule_about_a_column_that_the_file_lacks_is_not_asked(tmp_path: Path) -> None:
    rule = RowRule(name="the-rule", kind="together", fields=("a", "elsewhere"), says="It is wrong.")
    assert _rows_at_fault(tmp_path, rule, ["1,,"]) == []


@pytest.mark.parametrize("kind", ["any-of", "one-of"])
def test_a_choice_counts_a_column_that_the_file_lacks_as_blank(tmp_path: Path, kind: str) -> None:
    rule = RowRule(name="the-rule", kind=kind, fields=("a", "b", "elsewhere"), says="It is wrong.")
    assert _rows_at_fault(tmp_path, rule, ["1,,x", ",1,x", ",,x"]) == [4]


@pytest.mark.parametrize("kind", ["any-of", "one-of"])
def test_a_choice_between_columns_that_are_all_missing_is_said_of_the_header(tmp_path: Path, kind: str) -> None:
    rule = RowRule(name="the-rule", kind=kind, fields=("elsewhere", "nowhere"), says="It is wrong.")
    assert _rows_at_fault(tmp_path, rule, ["1,,x", ",,y"]) == []


def test_one_of_two_is_still_too_many_when_a_third_is_missing(tmp_path: Path) -> None:
    rule = RowRule(name="the-rule", kind="one-of", fields=("a", "elsewhere", "b"), says="It is wrong.")
    assert _rows_at_fault(tmp_path, rule, ["1,,x", "1,1,x"]) == [3]


@pytest.mark.parametrize("fields", [("elsewhere", "c"), ("a", "elsewhere")])
@pytest.mark.parametrize("kind", ["needed-when", "only-when", "not-after", "unique-within"])
def test_a_missing_column_is_said_of_the_header_and_not_of_every_row(
    tmp_path: Path, kind: str, fields: tuple[str, str]
) -> None:
    rule = RowRule(name="the-rule", kind=kind, fields=fields, says="It is wrong.")
    assert _rows_at_fault(tmp_path, rule, [",,yes", "1,,", "1,,yes"]) == []


@pytest.mark.parametrize(
    ("first", "second", "good", "bad"),
    [
        ("date", "datetime", "2026-03-31,2026-03-31T00:00:00", "2026-04-01,2026-03-31T23:59:59"),
        ("datetime", "date", "2026-03-31T00:00:00,2026-03-31", "2026-03-31T09:30:00,2026-03-31"),
        ("integer", "number", "7,7.0", "8,7.5"),
        ("number", "integer", "9.5,10", "10.5,10"),
        ("yearmonth", "yearmonth", "2026-03,2026-04", "2026-05,2026-04"),
        ("year", "year", "999x,2026", "2026,2025"),
    ],
)
def test_values_of_different_types_come_one_before_the_other(
    tmp_path: Path, first: str, second: str, good: str, bad: str
) -> None:
    """Every pair of types that a standard may compare (standards/soundness.py)."""
    rule = RowRule(name="the-rule", kind="not-after", fields=("a", "b"), says="It is wrong.")
    schema = Schema(fields=(Field(name="a", type=first), Field(name="b", type=second)), rules=(rule,), is_standard=True)
    path = tmp_path / "t.csv"
    path.write_text(f"a,b\n{good}\n{bad}\n", encoding="utf-8")
    found = check_table(TableTask(path=path, shown="t", name="t", schema=schema), Options())[1]
    assert [place.row for one in found if one.code == "row-constraint" for place in one.examples] == [3]


def _check(folder: Path, fields: tuple[Field, ...], rule: RowRule, text: str, **schema: Any) -> list[int | None]:  # noqa: ANN401
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    held_to = Schema(fields=fields, rules=(rule,), is_standard=True, **schema)
    found = check_table(TableTask(path=path, shown="t", name="t", schema=held_to), Options())[1]
    return [place.row for one in found if one.code == "row-constraint" for place in one.examples]


def test_the_order_of_two_numbers_is_exact_beyond_what_a_decimal_holds(tmp_path: Path) -> None:
    fields = (Field(name="a", type="number"), Field(name="b", type="number"))
    rule = RowRule(name="r", kind="not-after", fields=("a", "b"), says="No.")
    long = "1" * 40
    rows = [
        f"{long}1,{long}2",
        f"{long}2,{long}1",
        "0.00000000000001,0.00000000000002",
        "1e-14,0.9e-14",
        "-3,-3.0",
        "-3,-4",
    ]
    assert _check(tmp_path, fields, rule, "\n".join(["a,b", *rows, ""])) == [3, 5, 7]


def test_a_number_that_means_no_value_is_not_compared(tmp_path: Path) -> None:
    fields = (Field(name="a", type="integer"), Field(name="b", type="integer"))
    rule = RowRule(name="r", kind="not-after", fields=("a", "b"), says="No.")
    assert _check(tmp_path, fields, rule, "a,b\n5,-99\n5,4\n", missing_values=("", "-99")) == [3]


FIELDS = (
    Field(name="n", type="integer"),
    Field(name="Total Value", type="number"),
    Field(name="day", type="date", format="%d/%m/%Y"),
    Field(name="word"),
    Field(name="is", type="boolean"),
)
ROW = '7,"0.3",31/03/2026,Abc,true'


@pytest.mark.parametrize(
    ("condition", "is_kept"),
    [
        ("n = 7", True),
        ('n * 2 + 1 > "Total Value" * 10 AND -n < 0', True),
        ('"Total Value" = 0.1 + 0.2', True),
        ("day >= '2026-03-31' AND day < DATE '2026-04-01'", True),
        ("year(day) = 2026 AND month(day) = 3 AND day(day) = 31", True),
        ("day BETWEEN '2026-01-01' AND '2026-03-30'", False),
        ("word IN ('abc', 'xyz')", False),
        ("lower(word) IN ('abc', 'xyz')", True),
        ("word LIKE 'A%' AND length(word) = 3 AND regexp_full_match(word, '[A-Z][a-z]+')", True),
        ("starts_with(word, 'b') OR ends_with(word, 'c') AND contains(word, 'b')", True),
        ('"is" OR n IS NULL', True),
        ('NOT "is"', False),
        ("coalesce(n, 1) <> abs(-7)", False),
        ("n * 9999999999999999999999999999 * 9999999999999999999999999999 > 0", True),
    ],
)
def test_an_expression_is_asked_of_the_values(tmp_path: Path, condition: str, is_kept: bool) -> None:  # noqa: FBT001
    """Exactly, as their types; and what overflows cannot be told."""
    rule = RowRule(
        name="r", kind="expression", fields=tuple(one.name for one in FIELDS), says="No.", expression=condition
    )
    text = f"n,Total Value,day,word,is\n{ROW}\n"
    assert _check(tmp_path, FIELDS, rule, text) == ([] if is_kept else [2])


def test_an_expression_that_a_missing_value_leaves_open_is_not_at_fault(tmp_path: Path) -> None:
    rule = RowRule(name="r", kind="expression", fields=("n",), says="No.", expression="n > 5")
    assert _check(tmp_path, FIELDS[:1], rule, "n,b\n,x\n5,x\nfive,x\n") == [3]


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ("n", "it is a number, and a condition is needed"),
        ("n > word", "n and word cannot be compared"),
        ("other = 1", "other is none of its fields"),
        ("word.n = 1", "word.n is none of its fields"),
        ("day > 'soon'", "'soon' is no date; write one like '2026-03-31'"),
        ("n / 2 > 1", "n / 2 is not allowed in it"),
        ("n IN (SELECT 1)", "a list is written out, it cannot be looked up"),
        ("EXISTS(SELECT 1)", "EXISTS(SELECT 1) is not allowed in it"),
        ("(SELECT 1) = 1", "(SELECT 1) is not allowed in it"),
        ("count(*) > 1", "COUNT(*) is not allowed in it"),
        ("read_csv('/etc/passwd') = 1", "READ_CSV('/etc/passwd') is not allowed in it"),
        ("getenv('HOME') = word", "GETENV('HOME') is not allowed in it"),
        ("now() > day", "NOW() is not allowed in it"),
        ("n = 1; DROP TABLE marks", "n = 1; DROP TABLE marks is not allowed in it"),
        (
            "regexp_full_match(word, '(?=a)')",
            "the pattern has a look-ahead, (?=...), which cannot be run safely; write it without",
        ),
        ("regexp_full_match(word, word)", "a pattern is written out, it cannot be calculated"),
        ("n = 1" + " OR n = 1" * 300, "it is longer than 2000 characters"),
        ("(" * 900 + "n" + ")" * 900 + " = 1", "it is no expression"),
        ("n = ", "it is no expression"),
        ("", "it is no expression"),
    ],
)
def test_what_is_not_in_the_language_is_refused(tmp_path: Path, condition: str, reason: str) -> None:
    rule = RowRule(
        name="r", kind="expression", fields=tuple(one.name for one in FIELDS), says="No.", expression=condition
    )
    with pytest.raises(DsregError) as caught:
        _check(tmp_path, FIELDS, rule, f"n,Total Value,day,word,is\n{ROW}\n")
    assert (caught.value.code, caught.value.facts["reason"]) == ("expression-unsupported", reason)
