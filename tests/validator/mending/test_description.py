"""Descriptions mended: what people wrote becomes what the code lists have, and no other byte changes."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.mending.mend import Mending, mend_file
from validator.options import Options

if TYPE_CHECKING:
    from pathlib import Path

OGL_3 = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
PACKAGE = """{
  "name": "toilets",  "title": "Toilets — caf\u00e9s too",
  "licenses": [{"name": "OGL"}, {"path":"OGL3"}],\r
  "accrualPeriodicity" : "yearly",
  "resources": [{"name": "a", "path": "a.csv", "mediatype": "CSV", "rows": 1.50}]
}
"""


def mend(path: Path, options: Options | None = None) -> Mending:
    return mend_file(path, output=path.with_name(f"new{path.suffix}"), log=None, options=options or Options())


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_a_package_is_mended_in_its_values_alone(tmp_path: Path) -> None:
    mend(write(tmp_path / "datapackage.json", PACKAGE))
    expected = PACKAGE
    for before, after in {
        '"OGL"': '"OGL-UK-3.0"',
        '"OGL3"': f'"{OGL_3}"',
        '"yearly"': '"R/P1Y"',
        '"CSV"': '"text/csv"',
    }.items():
        expected = expected.replace(before, after)
    assert (tmp_path / "new.json").read_bytes() == expected.encode()
    assert (tmp_path / "datapackage.json").read_bytes() == PACKAGE.encode()


def test_every_change_is_in_the_log(tmp_path: Path) -> None:
    mending = mend(write(tmp_path / "datapackage.json", PACKAGE))
    with (tmp_path / "new.changes.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {
        "line": "4",
        "pointer": "/accrualPeriodicity",
        "field": "dct:accrualPeriodicity",
        "code": "value-not-in-list",
        "before": "yearly",
        "after": "R/P1Y",
    } in rows
    assert len(rows) == len(mending.changes) == 4


def test_a_second_mending_has_nothing_to_do(tmp_path: Path) -> None:
    mend(write(tmp_path / "datapackage.json", PACKAGE))
    (tmp_path / "again").mkdir()
    again = write(tmp_path / "again" / "datapackage.json", (tmp_path / "new.json").read_text(encoding="utf-8"))
    assert mend(again).changes == ()


@pytest.mark.parametrize(
    ("written", "mended"),
    [("CSV", "text/csv"), ("'CSV'", "'text/csv'"), ('"CSV"  # as a table', '"text/csv"  # as a table')],
)
def test_yaml_keeps_its_quotation_marks_and_comments(tmp_path: Path, written: str, mended: str) -> None:
    record = "# one record\r\ntype: dcat:Distribution\r\nmediaType: {}\r\nlicence:   OGL3\r\n"
    mend(write(tmp_path / "one.yaml", record.format(written)), Options(subject_class="Distribution"))
    expected = record.format(mended).replace("OGL3", OGL_3)
    assert (tmp_path / "new.yaml").read_bytes() == expected.encode()


def test_a_data_json_gets_what_its_own_profile_takes(tmp_path: Path) -> None:
    """DCAT-US asks for repeated periods and plain media types, the EU's list for addresses."""
    one = {"title": "One", "identifier": "one", "accrualPeriodicity": "monthly", "license": "cc-by"}
    one["distribution"] = [{"mediaType": ".csv", "downloadURL": "www.example.org/a.csv"}]  # type: ignore[assignment]
    mend(write(tmp_path / "data.json", json.dumps({"dataset": [one]})))
    found = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))["dataset"][0]
    assert found["accrualPeriodicity"] == "R/P1M"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["distribution"] == [{"mediaType": "text/csv", "downloadURL": "https://www.example.org/a.csv"}]


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    mend(write(tmp_path / "datapackage.json", "\ufeff" + PACKAGE))
    assert (tmp_path / "new.json").read_bytes().startswith(b"\xef\xbb\xbf{")


def test_what_nothing_is_known_for_is_left_for_a_person(tmp_path: Path) -> None:
    mending = mend(write(tmp_path / "datapackage.json", PACKAGE.replace("yearly", "when the moon is full")))
    assert "value-not-in-list" in [one.code for one in mending.left.findings]
    assert "/accrualPeriodicity" not in [one.pointer for one in mending.changes]


def test_rdf_is_left_alone_and_told_so(tmp_path: Path) -> None:
    with pytest.raises(DsregError, match="not-mendable"):
        mend(write(tmp_path / "one.ttl", "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n"))
    assert not (tmp_path / "new.ttl").exists()
