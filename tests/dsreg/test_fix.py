from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dsreg.cli import dsreg
from standards.errors import DsregError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

DAMAGED = "Category,ReportTel,Postcode\nunisex,2083592000,N3 1TR\nFemale,020 8359 2000,N3\n"


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "toilets.csv"
    path.write_text(DAMAGED, encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(dsreg, ["fix", *arguments], catch_exceptions=False)


def test_a_tab_is_named_as_in_validate(damaged: Path) -> None:
    damaged.write_text("Name\tTown\n Hall\tLeeds\n", encoding="utf-8")
    assert run("toilets.csv", "--delimiter", "tab", "--output", "new.csv").exit_code == 0
    assert "\nHall" in (damaged.parent / "new.csv").read_text(encoding="utf-8")


def test_a_mended_copy_and_its_log_are_written_and_the_rest_is_said(damaged: Path) -> None:
    result = run("toilets.csv", "--standard", "uk/public-toilets", "--output", "new.csv")
    assert result.exit_code == 0
    assert (damaged.parent / "new.csv").read_text(encoding="utf-8") == (
        "Category,ReportTel,Postcode\nUnisex,02083592000,N3 1TR\nFemale,020 8359 2000,N3\n"
    )
    assert damaged.read_text(encoding="utf-8") == DAMAGED
    with (damaged.parent / "new.changes.csv").open(encoding="utf-8", newline="") as stream:
        assert list(csv.DictReader(stream)) == [
            {
                "row": "2",
                "column": "1",
                "field": "Category",
                "code": "enum-variant",
                "before": "unisex",
                "after": "Unisex",
            },
            {
                "row": "2",
                "column": "2",
                "field": "ReportTel",
                "code": "leading-zero-lost",
                "before": "2083592000",
                "after": "02083592000",
            },
        ]
    assert "1 number has its first 0 again" in result.output
    assert "row 2  2083592000  →  02083592000" in result.output
    left = result.output.partition("Left for a person:")[2]
    assert "1 cell is not a full postcode" in left
    assert "lost" not in left


def test_json_counts_the_changes_and_holds_the_report_on_the_new_file(damaged: Path) -> None:
    standard = ("--standard", "uk/public-toilets")
    result = run(damaged.name, *standard, "--output", "new.csv", "--log", "log.csv", "--format", "json")
    document = json.loads(result.stdout)
    assert (document["path"], document["output"], document["log"]) == ("toilets.csv", "new.csv", "log.csv")
    assert [(one["code"], one["field"], one["count"]) for one in document["changes"]] == [
        ("enum-variant", "Category", 1),
        ("leading-zero-lost", "ReportTel", 1),
    ]
    assert document["total"] == 2
    assert [one["code"] for one in document["left"]["findings"] if one["field"]] == ["postcode-malformed"]


def test_a_clean_file_is_copied_and_said_to_need_nothing(damaged: Path) -> None:
    damaged.write_bytes(b"a,b\r\n1,2\r\n")
    result = run(damaged.name, "--output", "new.csv")
    assert (damaged.parent / "new.csv").read_bytes() == b"a,b\n1,2\n"
    assert "Nothing that is certain was to be mended" in result.output


def test_the_output_must_be_named_and_new(damaged: Path) -> None:
    assert run(damaged.name).exit_code == 2
    for taken in ("toilets.csv", "./toilets.csv"):
        with pytest.raises(DsregError, match="output-exists"):
            run(damaged.name, "--output", taken)
    assert damaged.read_text(encoding="utf-8") == DAMAGED


def test_the_report_of_a_validation_ends_with_the_command_that_mends(damaged: Path) -> None:
    arguments = ["validate", damaged.name, "--standard", "uk/public-toilets"]
    result = CliRunner().invoke(dsreg, arguments, catch_exceptions=False)
    command = next(line.strip() for line in result.output.splitlines() if "dsreg fix" in line)
    assert command == "dsreg fix toilets.csv --standard uk/public-toilets --output mended.csv"
    assert run(*command.split()[2:]).exit_code == 0
    assert "mends 2 for certain: 1 in Category, 1 in ReportTel." in result.output
