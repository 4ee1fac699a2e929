"""`dsreg standard export` and `dsreg standard template`, as a person types them."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dsreg.conftest import Run


def test_a_standard_goes_to_standard_output_and_what_it_leaves_out_to_standard_error(run: Run) -> None:
    code, out, err = run("standard", "export", "uk/public-toilets", "--to", "table-schema")
    assert (code, json.loads(out)["title"]) == (0, "Public toilets")
    assert 'Not said in it: A warning across columns, location-named-once: "Another toilet' in err


@pytest.mark.parametrize("form", ["table-schema", "csvw", "json-schema"])
def test_a_form_in_json_is_written_to_a_file(run: Run, form: str, tmp_path: Path) -> None:
    path = tmp_path / "toilets.json"
    code, out, err = run("standard", "export", "uk/public-toilets@1", "--to", form, "--output", path)
    assert (code, out) == (0, "")
    assert f"Wrote {path.as_posix()}." in err
    assert json.loads(path.read_text(encoding="utf-8"))


def test_sql_is_that_of_the_named_database(run: Run) -> None:
    code, out, _ = run("standard", "export", "uk/spend", "--to", "sql", "--dialect", "sqlite")
    assert code == 0
    with sqlite3.connect(":memory:") as connection:
        connection.executescript(out)
        assert connection.execute("SELECT count(*) FROM spend").fetchone() == (0,)
    connection.close()


def test_a_page_says_everything(run: Run) -> None:
    code, out, err = run("standard", "export", "uk/developer-contributions", "--to", "markdown")
    assert (code, out.splitlines()[0], err) == (0, "# Developer contributions", "")


def test_tables_that_are_tied_together_are_made_together(run: Run) -> None:
    code, out, _ = run("standard", "export", "uk/developer-contributions", "--to", "sql")
    assert (code, out.count("CREATE TABLE"), out.count("FOREIGN KEY")) == (0, 3, 2)


def test_a_standard_with_a_table_of_its_own_is_that_table(run: Run) -> None:
    """Others may be tied to it; they are named by --table."""
    code, out, _ = run("standard", "export", "uk/conservation-area", "--to", "csvw")
    assert (code, json.loads(out)["url"]) == (0, "conservation-area.csv")
    asked = ("standard", "export", "uk/conservation-area", "--to", "csvw", "--table", "conservation-area-document")
    assert json.loads(run(*asked)[1])["url"] == "conservation-area-document.csv"


def test_one_of_several_tables_is_named(run: Run) -> None:
    asked = ("standard", "export", "uk/developer-contributions", "--to", "csvw")
    code, out, err = run(*asked)
    assert (code, out) == (2, "")
    assert "name one by --table: developer-agreement, developer-agreement-contribution" in err
    code, out, _ = run(*asked, "--table", "developer-agreement")
    assert (code, json.loads(out)["url"]) == (0, "developer-agreement.csv")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["uk/toilets", "--to", "csvw"], "There is no standard called uk/toilets"),
        (["uk/public-toilets", "--to", "xsd"], "'xsd' is not one of"),
        (["uk/public-toilets", "--to", "sql", "--dialect", "dbase"], "'dbase' is not one of"),
        (["uk/public-toilets", "--to", "csvw", "--dialect", "sqlite"], "--dialect belongs to --to sql"),
    ],
)
def test_what_is_not_there_is_wrong_use(run: Run, asked: list[str], says: str) -> None:
    code, out, err = run("standard", "export", *asked)
    assert (code, out) == (2, "")
    assert says in err


def test_an_empty_table_is_written_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "toilets.csv"
    code, _, err = run("standard", "template", "uk/public-toilets", "--output", path)
    assert code == 0
    assert f"dsreg validate {path.as_posix()} --standard uk/public-toilets" in err
    assert path.read_text(encoding="utf-8").startswith("ExtractDate,OrganisationURI,")
    assert run("standard", "template", "uk/public-toilets", "--output", path)[0] == 2


def test_a_workbook_is_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "toilets.xlsx"
    assert run("standard", "template", "uk/public-toilets", "--output", path)[0] == 0
    assert path.read_bytes().startswith(b"PK")


def test_a_template_is_a_csv_or_a_workbook(run: Run, tmp_path: Path) -> None:
    code, _, err = run("standard", "template", "uk/public-toilets", "--output", tmp_path / "toilets.doc")
    assert code == 2
    assert "neither a .csv nor an .xlsx" in err
