"""Each kind of repair: the new file is better by just that, and the log names each change by its place."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from standards.library import find_standard
from validator.mending.mend import mend_file
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path

TOILETS, TREES = "uk/public-toilets", "uk/tree"

CASES: list[tuple[str, bytes, str | None, list[tuple[str, str, str, str]]]] = [
    ("leading-zero-lost", b"ReportTel\n2083592000\n", TOILETS, [("2", "1", "2083592000", "02083592000")]),
    ("excel-decimal-point", b"UPRN\n60001449.0\n", TOILETS, [("2", "1", "60001449.0", "60001449")]),
    ("uprn-padded", b"UPRN\n000060001449\n", TOILETS, [("2", "1", "000060001449", "60001449")]),
    ("enum-variant", b"Category\nfemale and male\n", TOILETS, [("2", "1", "female and male", "Female and Male")]),
    ("label-variant", b"category\nUnisex\n", TOILETS, [("1", "1", "category", "Category")]),
    ("label-variant", b"a ,b\n1,x\n", None, [("1", "1", "a ", "a")]),
    ("whitespace-padded", b"a,b\n1, x \n", None, [("2", "2", " x ", "x")]),
    ("type-error", b"ExtractDate\n2026-03-31\n", TOILETS, [("2", "1", "2026-03-31", "31/03/2026")]),
    ("type-error", b"start-date\n31/03/2026\n", TREES, [("2", "1", "31/03/2026", "2026-03-31")]),
    ("blank-label", b"a,b,,\n1,x,,\n", None, [("", "3", "", ""), ("", "4", "", "")]),
    ("blank-row", b"a,b\n1,x\n\n,\n", None, [("3", "", "", ""), ("4", "", "", "")]),
    ("encoding-error", "a,b\n1,café\n".encode("cp1252"), None, [("", "", "Windows-1252 (a guess)", "UTF-8")]),
    ("encoding-error", "a,b\n1,£5\n".encode("cp850"), None, [("", "", "code page 850 (DOS) (a guess)", "UTF-8")]),
    ("encoding-bom", b"\xef\xbb\xbfa,b\n1,x\n", None, [("", "", "", "")]),
    ("line-ends-mixed", b"a,b\r\n1,x\n", None, [("", "", "", "LF")]),
    ("line-ends-cr", b"a,b\r1,x\r", None, [("", "", "", "LF")]),
]


def _counts(path: Path, reference: str | None) -> Counter[str]:
    standard = None if reference is None else find_standard(reference)
    schema = None if standard is None else standard.schema
    task = TableTask(path=path, shown="t", name="t", standard=standard, schema=schema)
    counts: Counter[str] = Counter()
    for one in check_table(task, Options())[1]:
        counts[one.code] += one.count
    return counts


@pytest.mark.parametrize(
    ("code", "content", "standard", "changes"), CASES, ids=[f"{one[0]} {one[1]!r}" for one in CASES]
)
def test_what_is_mended_is_gone_and_nothing_new_is_there(
    tmp_path: Path, code: str, content: bytes, standard: str | None, changes: list[tuple[str, str, str, str]]
) -> None:
    path, new = tmp_path / "t.csv", tmp_path / "new.csv"
    path.write_bytes(content)
    mend_file(path, output=new, log=None, options=Options(standard=standard))
    before, after = _counts(path, standard), _counts(new, standard)
    assert before[code] > 0
    assert after == before - Counter({code: before[code]})
    with (tmp_path / "new.changes.csv").open(encoding="utf-8", newline="") as stream:
        log = list(csv.DictReader(stream))
    assert {one["code"] for one in log} == {code}
    assert [(one["row"], one["column"], one["before"], one["after"]) for one in log] == changes
