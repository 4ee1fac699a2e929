"""An index opened: ours or another's, of this form or of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from standards.errors import DsregError
from validator.gazetteer.index import open_index
from validator.gazetteer.layout import COLUMNS, KEY

if TYPE_CHECKING:
    from pathlib import Path

    from validator.gazetteer.index import Index


def _refused(path: Path) -> str:
    with pytest.raises(DsregError) as error:
        open_index(path)
    return error.value.code


def test_an_index_is_opened_as_it_was_built(index: Index) -> None:
    assert open_index(index.path) == index


def test_a_text_file_is_no_index(points: Path) -> None:
    assert _refused(points) == "gazetteer-foreign"


def test_a_folder_is_no_index(tmp_path: Path) -> None:
    assert _refused(tmp_path) == "gazetteer-foreign"


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert _refused(tmp_path / "none") == "file-missing"


def test_another_parquet_file_is_no_index(tmp_path: Path) -> None:
    duckdb.sql("SELECT 1 AS uprn").write_parquet(str(tmp_path / "other.parquet"))
    assert _refused(tmp_path / "other.parquet") == "gazetteer-foreign"


def test_an_index_that_was_cut_off_is_none(index: Index, tmp_path: Path) -> None:
    content = index.path.read_bytes()
    (tmp_path / "cut").write_bytes(content[: len(content) // 2])
    assert _refused(tmp_path / "cut") == "gazetteer-foreign"


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ('{"form": 0, "files": []}', "gazetteer-stale"),
        ('{"form": 99, "files": []}', "gazetteer-stale"),
        ('{"form": 1, "files": []}', "gazetteer-foreign"),
        ('{"form": 1, "files": [{"name": "x"}]}', "gazetteer-foreign"),
        ('{"files": []}', "gazetteer-foreign"),
        ("[]", "gazetteer-foreign"),
        ("not JSON", "gazetteer-foreign"),
    ],
)
def test_a_file_that_says_something_else_of_itself_is_refused(tmp_path: Path, stated: str, code: str) -> None:
    columns = ", ".join(f"NULL::{kind} AS {name}" for name, kind in COLUMNS.items())
    path = tmp_path / "said"
    duckdb.execute(
        f"COPY (SELECT {columns}) TO $path (FORMAT parquet, KV_METADATA {{'{KEY}': $stated}})",
        {"path": str(path), "stated": stated},
    )
    assert _refused(path) == code
