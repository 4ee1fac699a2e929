"""Rules across columns: each kind fails where it should, and is silent where a column is absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from standards.schema import Field, RowRule, Schema
from validator.options import Options
from validator.tables.check import TableTask, check_table
from validator.tables.rules.all_rules import ALL_RULES

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
    rule = RowRule(name="the-rule", kind=kind, fields=fields, says="It is wrong.", values=values)
    assert _rows_at_fault(tmp_path, rule, good) == []
    assert _rows_at_fault(tmp_path, rule, [*good, *bad]) == [len(good) + 2 + number for number in range(len(bad))]


def test_a_value_twice_within_its_group_names_the_second_row(tmp_path: Path) -> None:
    rule = RowRule(name="the-rule", kind="unique-within", fields=("c", "a"), says="Twice.")
    assert _rows_at_fault(tmp_path, rule, ["1,,x", "1,,y", "1,5,x"]) == [4]


def test_a_rule_about_a_column_that_the_file_lacks_is_not_asked(tmp_path: Path) -> None:
    rule = RowRule(name="the-rule", kind="together", fields=("a", "elsewhere"), says="It is wrong.")
    assert _rows_at_fault(tmp_path, rule, ["1,,"]) == []
