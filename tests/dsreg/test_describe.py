from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsreg.cli import dsreg
from standards.errors import DsregError
from validator.describing.describe import describe_files
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TOILETS = """name,UPRN,home code,opened,checked,lat,open,men,mail
A,60001449,N3 1TR,2026-04-01,13/04/2026,51.5,true,yes,a@example.org
B,000060001450,HA8 0UB,2026-04-02,03/04/2026,52,false,No,b@example.org
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "toilets.csv").write_text(TOILETS, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(dsreg, ["describe", *arguments], catch_exceptions=False)


def fields(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    (resource,) = document["resources"]
    return {field["name"]: field for field in resource["schema"]["fields"]}


def described(folder: Path, content: str | bytes, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - an option each
    path = folder / "t.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return describe_files([path], Options(**options))


@pytest.mark.usefixtures("folder")
def test_a_column_is_of_the_kind_that_all_its_values_are() -> None:
    found = fields(json.loads(run("toilets.csv").stdout))
    assert {name: (field["type"], field.get("format")) for name, field in found.items()} == {
        "name": ("string", None),
        "UPRN": ("string", None),
        "home code": ("string", None),
        "opened": ("date", None),
        "checked": ("date", "%d/%m/%Y"),
        "lat": ("number", None),
        "open": ("boolean", None),
        "men": ("boolean", None),
        "mail": ("string", "email"),
    }


@pytest.mark.usefixtures("folder")
def test_identifiers_are_text_and_say_how_many_cells_carry_them() -> None:
    result = run("toilets.csv")
    found = fields(json.loads(result.stdout))
    assert found["UPRN"]["dsreg:identifier"] == "uprn"
    assert found["UPRN"]["dsreg:coverage"] == {"rows": 2, "filled": 2, "identified": 2}
    assert found["home code"]["dsreg:identifier"] == "postcode"
    assert "UPRN: Unique Property Reference Number in 2 of 2 filled cells." in result.stderr


def test_the_draft_of_a_clean_file_is_valid(folder: Path) -> None:
    (folder / "toilets.csv").write_text(TOILETS.replace("000060001450", "60001450"), encoding="utf-8")
    result = run("toilets.csv", "--output", "datapackage.json")
    assert result.exit_code == 0
    report = validate([folder / "datapackage.json"], Options())
    assert report.errors == ()
    assert report.totals["error"] == 0
    assert {finding.path for finding in report.findings} == {(folder / "datapackage.json").as_posix()}


def test_a_draft_is_not_written_over_another(folder: Path) -> None:
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DsregError, match="descriptor-exists"):
        run("toilets.csv", "--output", "datapackage.json")


def test_a_draft_stands_above_its_files(folder: Path) -> None:
    (folder / "inner").mkdir()
    with pytest.raises(DsregError, match="outside-folder"):
        run("toilets.csv", "--output", "inner/datapackage.json")
    (folder / "inner" / "more.csv").write_text("a\n1\n", encoding="utf-8")
    run("toilets.csv", "inner/more.csv", "--output", "datapackage.json")
    document = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in document["resources"]] == ["toilets.csv", "inner/more.csv"]


def test_codes_whose_zeros_count_and_long_numbers_stay_text(folder: Path) -> None:
    document = described(folder, "code,long,small\n007,10033547226,7\n012,10033547227,-12\n")
    assert [field["type"] for field in fields(document).values()] == ["string", "string", "integer"]


def test_one_value_in_the_last_row_decides(folder: Path) -> None:
    document = described(folder, "n\n" + "1\n" * 5000 + "x\n")
    assert fields(document)["n"]["type"] == "string"


def test_a_date_whose_day_and_month_could_be_swapped_stays_text_and_is_said(folder: Path) -> None:
    document = described(folder, "d\n03/04/2026\n05/06/2026\n")
    assert fields(document)["d"]["type"] == "string"
    assert "day and month could be swapped" in document["resources"][0]["dsreg:notes"][0]


def test_yes_and_no_are_written_down_as_the_values_they_are(folder: Path) -> None:
    field = fields(described(folder, "open\nyes\nNO\n\n"))["open"]
    assert (field["type"], field["trueValues"], field["falseValues"]) == (
        "boolean",
        ["yes", "Yes", "YES"],
        ["no", "No", "NO"],
    )


def test_numbers_of_living_persons_are_found_and_not_asked_for(folder: Path) -> None:
    document = described(folder, "who\nAB123456C\nCE654321A\n")
    assert "dsreg:identifier" not in fields(document)["who"]
    assert "must not be published" in document["resources"][0]["dsreg:notes"][0]


def test_how_the_file_is_written_is_stated_where_it_is_not_the_usual_way(folder: Path) -> None:
    (resource,) = described(folder, "Ort;Größe\nKöln;1\n".encode("cp1252"), encoding="cp1252")["resources"]
    assert (resource["encoding"], resource["dialect"]) == ("cp1252", {"delimiter": ";"})


def test_a_file_without_headings_and_one_below_a_title_are_described_as_they_are(folder: Path) -> None:
    bare = described(folder, "1,2026-04-01,N3 1TR\n2,2026-04-02,HA8 0UB\n3,2026-04-03,N2 9EX\n")
    assert bare["resources"][0]["dialect"] == {"header": False}
    assert [field["type"] for field in fields(bare).values()] == ["integer", "date", "string"]
    titled = described(folder, "Toilets of Oakhaven,,\n\nname,opened,seats\nA,2026-04-01,4\nB,2026-04-02,5\n")
    assert titled["resources"][0]["dialect"] == {"headerRows": [3]}
    assert [field["type"] for field in fields(titled).values()] == ["string", "date", "integer"]


def test_what_is_packed_and_every_sheet_of_a_workbook_is_described(folder: Path, real_data: Path) -> None:
    (folder / "toilets.csv.gz").write_bytes(gzip.compress(TOILETS.encode()))
    packed = describe_files([folder / "toilets.csv.gz"], Options())
    assert fields(packed)["opened"]["type"] == "date"
    sheet = describe_files([real_data / "uk" / "toilets" / "redbridge_raw.xlsx"], Options())
    assert sheet["resources"][0]["dialect"] == {"sheetName": "Sheet1"}
    assert fields(sheet)["Postcode"]["dsreg:identifier"] == "postcode"


def test_names_are_never_given_twice(folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "toilets.csv").write_text(TOILETS, encoding="utf-8")
    document = describe_files([folder / "toilets.csv", folder / "a" / "toilets.csv"], Options())
    assert [one["name"] for one in document["resources"]] == ["toilets", "toilets-2"]


VALUES = st.sampled_from(
    (
        *("", "0", "7", "-12", "007", "1.5", "12345678901", "1e5", "true", "FALSE", "yes", "No", "Y", "x", "N/A"),
        *("2026-04-01", "2026-02-30", "01/04/2026", "13/04/2026", "04/13/2026", "2026-04-01T09:30:00", "09:30:00"),
        *("a@example.org", "https://example.org/x", "N3 1TR", "N3", "60001449", "E07000223", "two words"),
    )
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rows=st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=6))
def test_a_draft_never_refuses_the_file_that_it_was_made_from(folder: Path, rows: list[tuple[str, ...]]) -> None:
    path = folder / "t.csv"
    path.write_text("a,b,c\n" + "".join(f"{','.join(row)}\n" for row in rows), encoding="utf-8")
    before = {(one.code, one.field) for one in validate([path], Options()).findings}
    (folder / "datapackage.json").write_text(json.dumps(describe_files([path], Options())), encoding="utf-8")
    after = {
        (one.code, one.field)
        for one in validate([folder / "datapackage.json"], Options()).findings
        if one.path == path.as_posix() and one.severity == "error"
    }
    (folder / "datapackage.json").unlink()
    identified = {"postcode-malformed", "identifier-malformed"}
    assert {fault for fault in after - before if fault[0] not in identified} == set()
