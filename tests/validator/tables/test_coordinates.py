"""Positions: each way of getting a pair wrong has its own name, and a right one none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from standards.schema import Field, RowRule, Schema
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = (Field(name="x", type="number"), Field(name="y", type="number"), Field(name="system"))


def _codes(folder: Path, row: str, *, values: tuple[str, ...] = (), header: str = "x,y,system") -> list[str]:
    rule = RowRule(name="position", kind="coordinates", fields=("x", "y", "system"), says="", values=values)
    path = folder / "t.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    schema = Schema(fields=FIELDS, rules=(rule,), is_standard=True)
    found = check_table(TableTask(path=path, shown="t", name="t", schema=schema), Options())[1]
    return [one.code for one in found if one.code != "missing-label"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("-0.1276,51.5072,WGS84", None),
        ("-0.1276,51.5072,", None),
        ("-1.1443,60.1553,WGS84", None),
        ("530000,180000,OSGB36", None),
        ("518072,103649,osgb36", None),
        (",51.5,WGS84", "coordinates-half"),
        ("-0.1,,WGS84", "coordinates-half"),
        (",,WGS84", None),
        ("51.5072,-0.1276,WGS84", "coordinates-swapped"),
        ("530000,180000,WGS84", "coordinates-other-system"),
        ("180000,530000,WGS84", "coordinates-other-system"),
        ("-14199,6711542,WGS84", "coordinates-other-system"),
        ("-0.1276,51.5072,OSGB36", "coordinates-other-system"),
        ("180000,1200000,OSGB36", None),
        ("1200000,180000,OSGB36", "coordinates-swapped"),
        ("2.3522,48.8566,WGS84", "coordinates-outside"),
        ("0,0,WGS84", "coordinates-outside"),
        ("900000,1400000,OSGB36", "coordinates-outside"),
        ("518072,103649,OSGB3", None),
    ],
)
def test_a_pair_gets_the_code_of_its_fault(tmp_path: Path, row: str, code: str | None) -> None:
    assert _codes(tmp_path, row) == ([] if code is None else [code])


def test_a_standard_can_say_which_system_is_meant_where_the_row_does_not(tmp_path: Path) -> None:
    assert _codes(tmp_path, "530000,180000,", values=("OSGB36",)) == []
    assert _codes(tmp_path, "-0.1,51.5,", values=("OSGB36",)) == ["coordinates-other-system"]


def test_without_the_column_of_the_system_the_pair_is_still_asked(tmp_path: Path) -> None:
    assert _codes(tmp_path, "51.5072,-0.1276", header="x,y") == ["coordinates-swapped"]
    assert _codes(tmp_path, "51.5072", header="x") == []
