"""The structure pass: records counted from the bytes, and what makes a file irregular."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.tables import structure as room
from validator.tables.structure import read_structure

if TYPE_CHECKING:
    from pathlib import Path

CELLS = st.text(alphabet='ab",\n é', max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=12)


@given(table=TABLES, chunk=st.integers(1, 9), end=st.sampled_from(["\n", "\r\n"]))
def test_records_are_counted_as_a_csv_reader_counts_them_however_the_bytes_are_cut(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], chunk: int, end: str
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator=end).writerows(table)
    path = tmp_path_factory.mktemp("cut") / "t.csv"
    path.write_bytes(text.getvalue().encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "CHUNK", chunk)
        found = read_structure(path)
    assert found.records == len(table)
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    inner = [(number, sum(cell.count("\n") for cell in row)) for number, row in enumerate(table, start=1)]
    assert found.breaks == tuple((number, count) for number, count in inner if count)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"a,b\r\n1,2\n", "two kinds of line end"),
        (b"a,b\r1,2\r", "old Macintosh line ends"),
        (b"a,b\n1,\xe9\n", "a byte that is not UTF-8"),
        (b"a,b\n1,\xc3", "a letter cut in two at the end"),
        (b"a,b\n1,\0\n", "a NUL"),
        (b'a,b\n1,"2\n', "a quote that nothing closes"),
    ],
)
def test_a_file_is_irregular_for(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    assert not read_structure(tmp_path / "t.csv").is_regular, why


@pytest.mark.parametrize(
    "content", [b"a,b\n1,2\n", b"a,b\r\n1,2\r\n", b"a,b\n1,2", b'a,b\n"1\n",""\n', "é,b\n1,2\n".encode()]
)
def test_a_plain_file_is_regular(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    found = read_structure(tmp_path / "t.csv")
    assert found.is_regular
    assert found.records == 2
