from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from validator.renderings.csv import render_csv

if TYPE_CHECKING:
    from validator.report import Report


def test_there_is_one_row_a_place_with_everything_that_names_it(report: Report) -> None:
    rows = list(csv.DictReader(StringIO(render_csv(report)), strict=True))
    assert len(rows) == 3 + 1 + 1 + 1 + 1
    assert rows[1] == {
        "path": "data/toilets & more.csv",
        "table": "toilets",
        "row": "4",
        "line": "7",
        "column": "1",
        "field": "Postcode",
        "code": "postcode-malformed",
        "constraint": "",
        "severity": "error",
        "value": "HA08 OUB",
        "suggestion": "HA8 0UB",
        "message": "16 cells are not full postcodes.",
    }


def test_the_line_is_the_row_where_they_agree(report: Report) -> None:
    first = next(csv.DictReader(StringIO(render_csv(report))))
    assert (first["row"], first["line"]) == ("2", "2")


def test_a_value_stands_as_it_was_found_and_every_cell_is_quoted(report: Report, hostile: str) -> None:
    text = render_csv(report)
    assert hostile in {row["value"] for row in csv.DictReader(StringIO(text))}
    assert all(line.startswith('"') for line in text.splitlines() if not line.startswith("second line"))
