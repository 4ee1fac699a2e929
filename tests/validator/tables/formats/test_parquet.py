"""Parquet: every type as text, the first record is row 1, damage is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.tables.file import Looked

Faults = list[tuple[str, int | None, str | None]]


@pytest.fixture
def parquet(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes what a query returns."""

    def write(query: str, name: str = "t.parquet") -> Path:
        path = tmp_path / name
        duckdb.sql(query).write_parquet(str(path))
        return path

    return write


def test_the_first_record_is_row_1(parquet: Callable[..., Path], faults: Callable[..., Faults]) -> None:
    path = parquet("SELECT unnest(['1', 'x', '3']) AS n, 'a' AS t")
    assert faults(path, {"name": "n", "type": "integer"}, {"name": "t"}) == [("type-error", 2, "x")]


def test_every_type_becomes_the_text_that_its_field_asks_for(
    parquet: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    values = {
        "i": ("1::BIGINT", "1"),
        "f": ("2.0::DOUBLE", "2"),
        "g": ("0.5::DOUBLE", "0.5"),
        "m": ("12.50::DECIMAL(9,2)", "12.50"),
        "b": ("true", "true"),
        "d": ("DATE '2020-01-02'", "2020-01-02"),
        "ts": ("TIMESTAMP '2020-01-02 03:04:05.5'", "2020-01-02T03:04:05.5"),
        "mid": ("TIMESTAMP '2020-01-02 00:00:00'", "2020-01-02"),
        "h": ("TIME '03:04:05'", "03:04:05"),
        "l": ("[1, 2]", "[1,2]"),
        "o": ("{'k': 'é'}", '{"k":"é"}'),
        "z": ("'abc'::BLOB", "YWJj"),
        "u": ("'é, \"x\"'", 'é, "x"'),
        "no": ("NULL::VARCHAR", None),
    }
    path = parquet(f"SELECT {', '.join(f'{sql} AS {name}' for name, (sql, _) in values.items())}")
    found = looked(path, columns=True)
    assert (found.findings, found.errors) == ((), ())
    texts = {one["field"]: next((text for text, _ in one["frequent"]), None) for one in found.inputs[0].columns or ()}
    assert texts == {name: text for name, (_, text) in values.items()}


def test_rows_are_counted_by_the_files_own_footer(parquet: Callable[..., Path], looked: Callable[..., Looked]) -> None:
    (table,) = looked(parquet("SELECT range AS n FROM range(100000)")).inputs
    assert (table.rows_read, table.rows_present, table.encoding) == (100_000, 100_000, None)


def test_a_name_with_brackets_and_stars_is_a_name(parquet: Callable[..., Path], looked: Callable[..., Looked]) -> None:
    path = parquet("SELECT 1 AS n", name="a.parquet")
    path = path.rename(path.with_name("a[1].parquet"))
    assert [one.rows_read for one in looked(path).inputs] == [1]


@pytest.mark.parametrize("keep", [10, -4, -40])
def test_a_file_that_breaks_off_is_damaged(
    parquet: Callable[..., Path], looked: Callable[..., Looked], keep: int
) -> None:
    path = parquet("SELECT range AS n FROM range(1000)")
    path.write_bytes(path.read_bytes()[:keep])
    assert [error.code for error in looked(path).errors] == ["file-damaged"]
