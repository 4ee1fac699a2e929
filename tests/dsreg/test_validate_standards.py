"""dsreg validate with standards: one that ties tables together, one in a folder, one that a header shows."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from standards.library import COMMUNITY, find_standard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

CONTRIBUTIONS = COMMUNITY / "uk" / "developer-contributions" / "1.0.0" / "examples"
TABLES = ["developer-agreement", "developer-agreement-contribution", "developer-agreement-transaction"]


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Return a folder with the three tables of developer contributions, two references of which are lost."""
    return shutil.copytree(CONTRIBUTIONS / "invalid" / "lost-references", tmp_path / "three")


def look(run: Run, *arguments: str | Path) -> dict[str, Any]:
    _, output, _ = run("validate", *arguments, "--format", "json")
    report: dict[str, Any] = json.loads(output)
    return report


def lost(report: dict[str, Any]) -> set[tuple[str, str, int]]:
    return {
        (one["table"], one["field"], place["row"])
        for one in report["findings"]
        if one["code"] == "foreign-key"
        for place in one["examples"]
    }


LOST = {
    ("developer-agreement-contribution", "developer-agreement", 3),
    ("developer-agreement-transaction", "developer-agreement-contribution", 2),
}


def test_a_folder_of_tables_is_held_together(run: Run, three: Path) -> None:
    report = look(run, three, "--standard", "uk/developer-contributions")
    assert (report["exit"], lost(report)) == (1, LOST)
    assert {one["table"]: one["standard"]["id"] for one in report["inputs"]} == {name: f"uk/{name}" for name in TABLES}


def test_several_files_are_held_together_whatever_they_are_called(run: Run, three: Path) -> None:
    """What a table is shows in its header, not in its name."""
    files = [(three / f"{name}.csv").rename(three / f"{number}.csv") for number, name in enumerate(TABLES)]
    report = look(run, *reversed(files), "--standard", "uk/developer-contributions")
    assert lost(report) == {("1", "developer-agreement", 3), ("2", "developer-agreement-contribution", 2)}


def test_the_keys_of_one_table_may_stand_in_several_files(run: Run, three: Path) -> None:
    """A register by year: what one file lacks another may hold."""
    header = (three / "developer-agreement.csv").read_text(encoding="utf-8").splitlines()[0]
    row = "DA-2024-003,,section-106,,,,,,,"
    (three / "older.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    report = look(run, three, "--standard", "uk/developer-contributions")
    assert lost(report) == {("developer-agreement-transaction", "developer-agreement-contribution", 2)}


def test_a_reference_to_a_table_that_is_not_looked_at_is_not_looked_up(run: Run, three: Path) -> None:
    file = three / "developer-agreement-contribution.csv"
    report = look(run, file, "--standard", "uk/developer-contributions")
    assert (report["exit"], lost(report)) == (0, set())
    assert report["inputs"][0]["standard"]["id"] == "uk/developer-agreement-contribution"


def test_a_table_that_cannot_be_read_makes_no_reference_wrong(run: Run, three: Path) -> None:
    (three / "developer-agreement.csv").write_bytes(b"%PDF-1.7 not a table")
    report = look(run, three, "--standard", "uk/developer-contributions")
    assert report["exit"] == 3
    assert {table for table, _, _ in lost(report)} <= {"developer-agreement-transaction"}


def test_the_table_can_be_said(run: Run, three: Path) -> None:
    file = three / "developer-agreement.csv"
    told = ("--standard", "uk/developer-contributions", "--table", "developer-agreement-transaction")
    report = look(run, file, *told)
    assert report["inputs"][0]["standard"]["id"] == "uk/developer-agreement-transaction"
    assert "missing-label" in {one["code"] for one in report["findings"]}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--standard", "uk/developer-contributions", "--table", "agreement"), "developer-agreement-contribution"),
        (("--table", "developer-agreement"), "--standard"),
    ],
)
def test_a_table_that_is_not_there_is_asked_wrongly(
    run: Run, three: Path, arguments: tuple[str, ...], says: str
) -> None:
    code, _, words = run("validate", three / "developer-agreement.csv", *arguments)
    assert code == 2
    assert says in words


def describe(folder: Path, *, common: str = "", own: bool = False) -> None:
    resources = [
        {"name": f"table-{number}", "path": f"{name}.csv"} | ({"dsreg:standard": f"uk/{name}"} if own else {})
        for number, name in enumerate(TABLES)
    ]
    descriptor = {"name": "contributions", "title": "Contributions", "resources": resources}
    descriptor |= {"dsreg:standard": common} if common else {}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


IN_PACKAGE = {("table-1", "developer-agreement", 3), ("table-2", "developer-agreement-contribution", 2)}


def test_the_tables_of_a_package_that_name_their_standards_find_each_other(run: Run, three: Path) -> None:
    describe(three, own=True)
    assert lost(look(run, three)) == IN_PACKAGE


def test_a_package_names_one_standard_for_all_its_tables(run: Run, three: Path) -> None:
    describe(three, common="uk/developer-contributions@1")
    report = look(run, three)
    assert lost(report) == IN_PACKAGE
    used = [one["standard"]["id"] for one in report["inputs"] if one["standard"]]
    assert used == [f"uk/{name}" for name in TABLES]


def test_a_package_is_held_to_the_standard_that_was_asked_for(run: Run, three: Path) -> None:
    describe(three)
    assert lost(look(run, three)) == set()
    assert lost(look(run, three, "--standard", "uk/developer-contributions")) == IN_PACKAGE


def test_a_table_of_the_package_that_fits_no_table_of_the_standard_is_held_to_none(run: Run, three: Path) -> None:
    (three / "developer-agreement.csv").write_text("Bench,Seats\nB-1,3\n", encoding="utf-8")
    describe(three)
    report = look(run, three, "--standard", "uk/developer-contributions")
    assert [one["standard"] for one in report["inputs"] if one["table"] == "table-0"] == [None]


def test_a_package_whose_standard_is_not_known_says_so(run: Run, three: Path) -> None:
    describe(three, common="uk/no-such")
    report = look(run, three)
    found = [(one["constraint"], one["message"]) for one in report["findings"] if one["code"] == "descriptor-error"]
    assert found == [("/dsreg:standard", '"/dsreg:standard": there is no standard called uk/no-such.')]


def test_a_standard_in_a_folder_is_named_by_its_path(run: Run, tmp_path: Path, three: Path) -> None:
    source = COMMUNITY / "uk" / "developer-agreement" / "1.0.0"
    folder = shutil.copytree(source, tmp_path / "ours" / "1.0.0")
    report = look(run, three / "developer-agreement.csv", "--standard", folder)
    used = find_standard("uk/developer-agreement")
    assert report["inputs"][0]["standard"] == {"id": used.id, "version": used.version, "sha256": used.sha256}
    assert report["exit"] == 0


def test_a_deprecated_standard_is_told_with_its_successor_and_changes_no_verdict(run: Run) -> None:
    examples = COMMUNITY / "uk" / "brownfield-land" / "1.0.0" / "examples" / "valid"
    file = min(examples.glob("*.csv"))
    report = look(run, file, "--standard", "uk/brownfield-land@1")
    [told] = [one for one in report["findings"] if one["code"] == "standard-deprecated"]
    assert (told["severity"], report["exit"]) == ("notice", 0)
    assert "uk/brownfield-land@2.0.0" in told["message"]
    assert "standard-deprecated" not in {
        one["code"] for one in look(run, file, "--standard", "uk/brownfield-land@2")["findings"]
    }


def test_a_header_of_a_standard_is_noticed_with_the_command_that_checks_it(run: Run, three: Path) -> None:
    file = three / "developer-agreement.csv"
    report = look(run, file)
    [told] = report["findings"]
    assert (told["code"], told["severity"], told["count"], report["exit"]) == ("standard-detected", "notice", 1, 0)
    assert "uk/developer-agreement (10 of its 10 columns, 100%)" in told["message"]
    assert f"dsreg validate {file.as_posix()} --standard uk/developer-agreement;" in told["fix"]
    assert [place["value"] for place in told["examples"]] == ["uk/developer-agreement"]


def test_nothing_is_noticed_where_a_standard_was_named(run: Run, three: Path) -> None:
    report = look(run, three / "developer-agreement.csv", "--standard", "uk/tree")
    assert "standard-detected" not in {one["code"] for one in report["findings"]}


def test_nothing_is_noticed_of_a_table_that_has_a_schema(run: Run, three: Path) -> None:
    describe(three)
    document = json.loads((three / "datapackage.json").read_text(encoding="utf-8"))
    document["resources"][0]["schema"] = {"fields": [{"name": "reference"}], "fieldsMatch": "subset"}
    (three / "datapackage.json").write_text(json.dumps(document), encoding="utf-8")
    told = {one["table"] for one in look(run, three)["findings"] if one["code"] == "standard-detected"}
    assert told == {"table-1", "table-2"}


def test_mending_picks_the_table_by_the_header_too(run: Run, three: Path) -> None:
    file = three / "developer-agreement-contribution.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("contribution-purpose", "Contribution purpose"), "utf-8")
    mended = three / "mended.csv"
    code, _, _ = run("fix", file, "--standard", "uk/developer-contributions", "--output", mended)
    assert code == 0
    assert "contribution-purpose" in mended.read_text(encoding="utf-8").splitlines()[0]


def test_a_folder_without_tables_is_named_as_such(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    report = look(run, tmp_path, "--standard", "uk/developer-contributions")
    assert report["exit"] == 3
    assert report["problem"].startswith(f"{tmp_path.as_posix()} is a folder without a datapackage.json")
