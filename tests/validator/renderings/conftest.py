"""What tests of the forms ask for: one report, made by hand, with hostile values in it."""

from __future__ import annotations

from typing import Any

import pytest

from validator.faults import Place, find
from validator.finding import Example
from validator.report import Input, Report, StandardUsed

HOSTILE = "<script>alert(1)</script> | `tick` *bold* @octocat #12 [a](http://x.test) \x1b[31m\nsecond line"


@pytest.fixture
def hostile() -> str:
    """Return a value that means something to a terminal, a browser, Markdown, XML and GitHub."""
    return HOSTILE


def _summary(
    field: str, column: int, *, filled: int, distinct: int, frequent: tuple[str, int] | None = None
) -> dict[str, Any]:
    return {
        "field": field,
        "column": column,
        "title": f"{field} of the toilet",
        "rows": 26,
        "filled": filled,
        "distinct": distinct,
        "min": None,
        "max": None,
        "frequent": [list(frequent)] if frequent else [],
    }


@pytest.fixture
def report() -> Report:
    """Return a report on two tables: one with errors, warnings and hostile values, one without a finding."""
    columns = (
        _summary("Postcode", 1, filled=26, distinct=20, frequent=("N3", 3)),
        _summary("Category", 2, filled=20, distinct=2, frequent=("unisex", 12)),
        _summary("Notes", 3, filled=0, distinct=0),
    )
    toilets = Input(
        path="data/toilets & more.csv",
        kind="table",
        sha256="ab" * 32,
        bytes=1000,
        table="toilets",
        standard=StandardUsed(id="uk/public-toilets", version="1.0.0", sha256="cd" * 32),
        encoding="utf-8",
        rows_read=26,
        rows_present=26,
        width=3,
        columns=columns,
    )
    clean = Input(path="clean.csv", kind="table", table="clean", rows_read=2, rows_present=2, width=1, bytes=9)
    postcode = Place(path=toilets.path, table="toilets", field="Postcode", column=1)
    category = Place(path=toilets.path, table="toilets", field="Category", column=2)
    findings = (
        find(
            "postcode-malformed",
            postcode,
            count=16,
            examples=[
                Example(row=2, value="N3", message="only the first half; a full one looks like N3 1TR"),
                Example(row=4, line=7, value="HA08 OUB", suggestion="HA8 0UB"),
                Example(row=5, line=9, value=HOSTILE),
            ],
        ),
        find("constraint-error", category, constraint="required", count=2, examples=[Example(row=9, value="")]),
        find("enum-variant", category, count=12, examples=[Example(row=2, value="unisex", suggestion="Unisex")]),
        find("row-constraint", Place(path=toilets.path, table="toilets"), count=3, message="Both or neither."),
        find("encoding-bom", Place(path=toilets.path, table="toilets")),
    )
    return Report(inputs=(toilets, clean), findings=findings)
