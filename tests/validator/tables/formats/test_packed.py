"""Packed files: what is inside is checked as if it were not, and nothing in them can do harm."""

from __future__ import annotations

import gzip
import hashlib
import io
import struct
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from validator.options import Options
from validator.tables.file import Choice, check_file
from validator.tables.formats import unpacking
from validator.tables.formats.unpacking import Damaged, unpack_gzip, unpack_member
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.tables.file import Looked

Faults = list[tuple[str, int | None, str | None]]
TABLE = "n,t\n1,a\nx,b\n"
NUMBER = {"name": "n", "type": "integer"}
TEXT = {"name": "t", "type": "string"}


def _zip(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_a_gzip_file_is_checked_by_its_content_and_named_by_its_own_bytes(
    tmp_path: Path, looked: Callable[..., Looked]
) -> None:
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(TABLE.encode(), mtime=0))
    found = looked(path, NUMBER, TEXT)
    assert [(one.code, place.row) for one in found.findings for place in one.examples] == [("type-error", 3)]
    (table,) = found.inputs
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (table.path, table.table, table.sha256, table.bytes) == ("t.csv.gz", "t", digest, path.stat().st_size)


def test_gzip_members_one_after_the_other_are_one_table(tmp_path: Path, looked: Callable[..., Looked]) -> None:
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"n\n1\n") + gzip.compress(b"2\n3\n"))
    assert [one.rows_read for one in looked(path).inputs] == [3]


def test_every_table_of_a_zip_file_is_checked_and_nothing_else(tmp_path: Path, looked: Callable[..., Looked]) -> None:
    members = {
        "a.csv": TABLE,
        "b/c.tsv": "n\tt\n1\ta\n",
        "README.txt": "read me",
        "__MACOSX/._a.csv": "x",
        ".d.csv": "x",
    }
    found = looked(_zip(tmp_path / "t.zip", **members))
    assert [(one.path, one.table, one.rows_read) for one in found.inputs] == [
        ("t.zip::a.csv", "a", 2),
        ("t.zip::b/c.tsv", "c", 1),
    ]


def test_one_member_can_be_asked_for(tmp_path: Path) -> None:
    path = _zip(tmp_path / "t.zip", **{"a.csv": TABLE, "README.txt": "one\ntwo\n"})
    task = TableTask(path=path, shown="t.zip", name="t")
    found = check_file(task, Options(), Choice(member="README.txt"))
    assert [(one.path, one.rows_read) for one in found.inputs] == [("t.zip::README.txt", 1)]
    (error,) = check_file(task, Options(), Choice(member="b.csv")).errors
    assert (error.code, error.facts["known"]) == ("member-unknown", ["a.csv", "README.txt"])


def test_a_member_that_is_no_table_does_not_hide_the_others(tmp_path: Path, looked: Callable[..., Looked]) -> None:
    found = looked(_zip(tmp_path / "t.zip", **{"a.csv": "%PDF-1.4", "b.json": "[{", "c.csv": TABLE}))
    assert [error.facts["path"] for error in found.errors] == ["t.zip::a.csv", "t.zip::b.json"]
    assert [one.table for one in found.inputs] == ["c"]


def test_a_workbook_inside_an_archive_is_a_workbook(
    tmp_path: Path, workbook: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    path = tmp_path / "t.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(workbook([["n"], [1]]), "in.xlsx")
    assert [(one.path, one.table) for one in looked(path).inputs] == [("t.zip::in.xlsx", "Sheet1")]


def test_an_empty_member_is_an_empty_table(tmp_path: Path, looked: Callable[..., Looked]) -> None:
    assert [one.code for one in looked(_zip(tmp_path / "t.zip", **{"a.csv": ""})).findings] == ["table-empty"]


def test_no_name_in_an_archive_leads_out_of_the_temporary_folder(
    tmp_path: Path, looked: Callable[..., Looked], monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(inner))
    monkeypatch.setattr("tempfile.tempdir", None)
    path = _zip(
        tmp_path / "t.zip", **{"../../../evil.csv": TABLE, str(tmp_path / "abs.csv"): TABLE, "..\\w.csv": TABLE}
    )
    before = sorted(tmp_path.rglob("*"))
    assert len(looked(path).inputs) == 3
    assert sorted(tmp_path.rglob("*")) == before


def test_a_bomb_is_refused_as_soon_as_its_ratio_tells_it(
    tmp_path: Path, looked: Callable[..., Looked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "HARMLESS", 100_000)
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(b"0" * 5_000_000))
    zipped = _zip(tmp_path / "b.zip", **{"b.csv": "0" * 5_000_000})
    for path in (tmp_path / "b.csv.gz", zipped):
        (error,) = looked(path).errors
        assert (error.code, error.facts["limit"]) == ("limit-reached", "250")


def test_a_limit_on_the_unpacked_size_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LIMITS", replace(unpacking.LIMITS, table=1000))
    path = tmp_path / "t.gz"
    path.write_bytes(gzip.compress(bytes(range(256)) * 5))
    with pytest.raises(Exception, match="limit-reached"):
        list(unpack_gzip(path, shown="t.gz"))


def test_an_archive_that_lies_about_its_sizes_is_damaged(tmp_path: Path) -> None:
    """A reader that believes the short size would stop early, one that believes none would fill the memory."""
    path = _zip(tmp_path / "t.zip", **{"a.csv": "0123456789" * 100})
    with zipfile.ZipFile(path) as archive:
        (info,) = archive.infolist()
        assert b"".join(unpack_member(archive, info, shown="t")) == b"0123456789" * 100
        info.CRC ^= 1
        with pytest.raises(Damaged, match="checksum"):
            list(unpack_member(archive, info, shown="t"))
        info.compress_size -= 5
        with pytest.raises(Damaged, match="breaks off"):
            list(unpack_member(archive, info, shown="t"))
        info.header_offset = 3
        with pytest.raises(Damaged, match="list of parts"):
            list(unpack_member(archive, info, shown="t"))


def test_archives_inside_archives_end_somewhere(tmp_path: Path, looked: Callable[..., Looked]) -> None:
    content = TABLE.encode()
    for _ in range(3):
        content = gzip.compress(content)
    (tmp_path / "t.gz").write_bytes(content)
    assert [error.code for error in looked(tmp_path / "t.gz").errors] == ["limit-reached"]


def test_a_member_behind_a_password_says_so(tmp_path: Path, looked: Callable[..., Looked]) -> None:
    path = _zip(tmp_path / "t.zip", **{"a.csv": TABLE})
    content = bytearray(path.read_bytes())
    entry = content.index(b"PK\x01\x02")
    struct.pack_into("<H", content, entry + 8, 1)
    path.write_bytes(content)
    assert [error.code for error in looked(path).errors] == ["password-protected"]


@pytest.mark.parametrize(
    ("member", "looks_like"),
    [("word/document.xml", "a Word document"), ("xl/workbook.bin", "an Excel binary workbook; save it as .xlsx")],
)
def test_another_file_that_is_a_zip_inside_is_named(
    tmp_path: Path, looked: Callable[..., Looked], member: str, looks_like: str
) -> None:
    (error,) = looked(_zip(tmp_path / "t.xlsx", **{member: "x"})).errors
    assert (error.code, error.facts["looks_like"]) == ("not-a-table", looks_like)


def test_an_archive_of_nothing_says_so(tmp_path: Path, looked: Callable[..., Looked]) -> None:
    assert [error.code for error in looked(_zip(tmp_path / "t.zip")).errors] == ["nothing-inside"]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_packed_file_that_breaks_off_is_damaged(tmp_path: Path, looked: Callable[..., Looked], share: float) -> None:
    text = "n,t\n" + "".join(f"{number},{number * 7919 % 1000}\n" for number in range(5000))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", text)
    for content in (gzip.compress(text.encode()), packed.getvalue()):
        path = tmp_path / "t.bin"
        path.write_bytes(content[: int(len(content) * share)])
        assert [error.code for error in looked(path).errors] == ["file-damaged"]
