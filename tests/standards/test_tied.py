"""Standards that tie tables together: their tables, and examples that prove each link between them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from standards.errors import DsregError
from standards.library import COMMUNITY, list_standards
from standards.tied import find_tied, locate_tied
from validator.finding import Severity
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from standards.standard import Standard

TIED = [standard for standard in list_standards() if standard.members]
FOLDERS = [
    (standard, path)
    for standard in TIED
    for path in sorted((COMMUNITY / standard.id / standard.version / "examples").glob("*/*/"))
    if path.is_dir()
]


def names(one: object) -> str:
    return getattr(one, "id", None) or getattr(one, "name", str(one))


def test_the_library_ties_what_belongs_together() -> None:
    tables = {standard.id: list(find_tied(standard.id).tables) for standard in TIED}
    assert tables == {
        "uk/article-4-direction": ["article-4-direction", "article-4-direction-area"],
        "uk/conservation-area": ["conservation-area", "conservation-area-document"],
        "uk/developer-contributions": [
            "developer-agreement",
            "developer-agreement-contribution",
            "developer-agreement-transaction",
        ],
        "uk/senior-salaries": ["senior-salaries", "senior-salary-count"],
        "uk/tree-preservation-order": ["tree-preservation-order", "tree-preservation-zone", "tree"],
    }


def test_a_standard_that_ties_nothing_together_is_its_own_table() -> None:
    tied = find_tied("uk/public-toilets")
    assert {name: one.id for name, one in tied.tables.items()} == {"public-toilets": "uk/public-toilets"}


@pytest.mark.parametrize("name", ["developer-agreement-contribution", "uk/developer-agreement-contribution"])
def test_a_table_is_named_by_its_name_or_by_the_id_of_its_standard(name: str) -> None:
    tied = find_tied("uk/developer-contributions").narrowed(name)
    assert [one.id for one in tied.tables.values()] == ["uk/developer-agreement-contribution"]


def test_a_table_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(DsregError) as raised:
        find_tied("uk/tree-preservation-order").narrowed("hedge")
    assert raised.value.code == "table-unknown"
    assert raised.value.facts["known"] == ["tree-preservation-order", "tree-preservation-zone", "tree"]


@pytest.mark.parametrize(("standard", "folder"), FOLDERS, ids=names)
def test_a_folder_of_tables_gives_what_its_list_says_and_no_more(standard: Standard, folder: Path) -> None:
    report = validate((folder,), Options(standard=standard.id, examples=None))
    assert report.errors == ()
    assert {one.path for one in report.inputs} == {path.as_posix() for path in folder.glob("*.csv")}
    assert {one.table: one.standard.id for one in report.inputs if one.standard} == {
        name: one.id for name, one in find_tied(standard.id).tables.items()
    }
    found = [
        {"code": one.code, "table": one.table, "row": place.row, "field": one.field}
        for one in report.findings
        if one.severity is not Severity.NOTICE
        for place in one.examples
    ]
    assert found == wanted(folder)


def wanted(folder: Path) -> list[dict[str, Any]]:
    listed = folder.with_suffix(".json")
    found: list[dict[str, Any]] = json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else []
    assert bool(found) is (folder.parent.name == "invalid")
    return found


@pytest.mark.parametrize("standard", TIED, ids=names)
def test_every_link_between_its_tables_is_proved_by_an_invalid_example(standard: Standard) -> None:
    """Take a link out of a standard, and the list beside this example holds more than is found."""
    tables = find_tied(standard.id).tables
    ids = {one.id for one in tables.values()}
    links = {
        (name, field.name)
        for name, one in tables.items()
        for field in one.schema.fields
        if field.references and field.references.standard in ids
    }
    lists = (folder for other, folder in FOLDERS if other is standard and folder.parent.name == "invalid")
    proved = {(one["table"], one["field"]) for path in lists for one in wanted(path) if one["code"] == "foreign-key"}
    assert proved == links


def test_a_standard_in_a_folder_of_its_own_finds_those_beside_it(tmp_path: Path) -> None:
    write(tmp_path, "town/bench", fields=[field("reference")])
    write(tmp_path, "town/seats", tables=[{"name": "bench", "standard": "town/bench"}])
    tied = locate_tied(str(tmp_path / "town" / "seats" / "1.0.0"))
    assert [one.id for one in tied.tables.values()] == ["town/bench"]


@pytest.mark.parametrize("held_to", ["town/no-such", "town/empty"])
def test_a_table_without_a_standard_makes_the_whole_faulty(tmp_path: Path, held_to: str) -> None:
    write(tmp_path, "town/bench", fields=[field("reference")])
    write(tmp_path, "town/empty", tables=[{"name": "bench", "standard": "town/bench"}])
    write(tmp_path, "town/seats", tables=[{"name": "bench", "standard": held_to}])
    with pytest.raises(DsregError) as raised:
        find_tied("town/seats", tmp_path)
    assert raised.value.code == "standard-faulty"
    assert held_to in str(raised.value.facts["reason"])


def field(name: str) -> dict[str, str]:
    return {"name": name, "title": name, "description": "What it says.", "example": "12"}


def write(community: Path, name: str, **parts: Any) -> None:  # noqa: ANN401 - parts of a JSON document
    document = {
        "id": name,
        "version": "1.0.0",
        "status": "draft",
        "title": "Benches",
        "purpose": "One row for each public bench.",
        "steward": "Oakhaven District Council",
        "follows": [{"title": "List of benches", "url": "https://example.org/benches"}],
        "basis": "Voluntary.",
        "licence": "MIT",
        **parts,
    }
    folder = community / name / "1.0.0"
    folder.mkdir(parents=True)
    (folder / "standard.json").write_text(json.dumps(document), encoding="utf-8")
