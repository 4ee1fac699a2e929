"""The admission rule: the library keeps it, and whatever a standard lacks is named in its place."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from standards.errors import DsregError
from standards.library import COMMUNITY, load_standard
from validator.admission.check import check_standard
from validator.admission.examples import places_of, read_claim, tables_in
from validator.admission.shortfall import DEMANDS
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from standards.schema import Schema

FOLDERS = sorted(path.parent for path in COMMUNITY.glob("**/standard.json"))

BENCHES: dict[str, Any] = {
    "id": "uk/benches",
    "version": "1.0.0",
    "status": "draft",
    "title": "Benches",
    "purpose": "One row for each public bench.",
    "steward": "Oakhaven District Council",
    "follows": [{"title": "List of benches", "url": "https://example.org/benches"}],
    "basis": "Voluntary.",
    "licence": "MIT",
    "fields": [
        {
            "name": "Bench",
            "title": "Bench",
            "description": "The council's number of it.",
            "level": "must-have-value",
            "constraints": {"unique": True, "pattern": "B-[0-9]+"},
            "example": "B-1",
        },
        {
            "name": "Seats",
            "title": "Seats",
            "description": "How many people sit on it.",
            "type": "integer",
            "level": "must-be-present",
            "constraints": {"minimum": 1},
            "aliases": ["Places"],
            "example": "3",
        },
        {
            "name": "Material",
            "title": "Material",
            "description": "What it is made of.",
            "constraints": {"enum": ["wood", "metal"]},
            "example": "wood",
        },
        {
            "name": "Postcode",
            "title": "Postcode",
            "description": "The postcode of the nearest address.",
            "identifier": "postcode",
            "example": "W1J 7NT",
        },
    ],
    "rules": [
        {
            "name": "material-of-many",
            "kind": "together",
            "fields": ["Material", "Postcode"],
            "says": "Material and postcode go together.",
        },
        {
            "name": "large-enough",
            "kind": "expression",
            "fields": ["Seats"],
            "expression": "Seats < 50",
            "says": "Nobody has so many seats.",
            "severity": "warning",
        },
    ],
    "uniqueKeys": [["Seats", "Material"]],
}
VALID = "Bench,Seats,Material,Postcode\nB-1,3,wood,W1J 7NT\nB-2,4,metal,W1J 7NT\n"
FAULTS = """Bench,Seats,Material,Postcode
,1,,
B-2,two,,
B-2,0,,
C-4,2,stone,N1C 4AG
B-5,60,wood,N1C
B-6,7,wood,
B-7,8,metal,W1J 7NT
B-8,8,metal,W1J 7NT
"""
LIST: list[dict[str, Any]] = [
    {"code": "constraint-error", "row": 2, "field": "Bench", "constraint": "required"},
    {"code": "type-error", "row": 3, "field": "Seats"},
    {"code": "unique-error", "row": 4, "field": "Bench"},
    {"code": "constraint-error", "row": 4, "field": "Seats", "constraint": "minimum"},
    {"code": "constraint-error", "row": 5, "field": "Bench", "constraint": "pattern"},
    {"code": "constraint-error", "row": 5, "field": "Material", "constraint": "enum"},
    {"code": "row-constraint", "row": 6, "constraint": "large-enough", "severity": "warning"},
    {"code": "postcode-malformed", "row": 6, "field": "Postcode"},
    {"code": "row-constraint", "row": 7, "constraint": "material-of-many"},
    {"code": "unique-error", "row": 9},
]
HEADER = "Bench,Material,Postcode\nB-1,wood,W1J 7NT\n"
HEADER_LIST = [{"code": "missing-label", "field": "Seats", "severity": "error"}]

FILES = {
    "README.md": "Check a file: dsreg validate FILE --standard uk/benches\n",
    "examples/valid/every-column.csv": VALID,
    "examples/invalid/faults.csv": FAULTS,
    "examples/invalid/faults.json": json.dumps(LIST),
    "examples/invalid/header.csv": HEADER,
    "examples/invalid/header.json": json.dumps(HEADER_LIST),
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes the standard of benches, with other files (None: without them) or document."""

    def write(document: dict[str, Any] | None = None, **files: str | None) -> Path:
        content = {**FILES, "standard.json": json.dumps(document or BENCHES), **files}
        for name, text in content.items():
            path = tmp_path / "benches" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
        return tmp_path / "benches"

    return write


def lacking(folder: Path) -> list[tuple[str, str]]:
    return [(one.code, one.where) for one in check_standard(folder).shortfalls]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: "-".join(folder.parts[-2:]))
def test_a_standard_of_the_library_is_admitted(folder: Path) -> None:
    admission = check_standard(folder)
    assert [f"{one.where}: {one.message}" for one in admission.shortfalls] == []
    assert admission.examples > 1


def test_a_small_standard_is_admitted(write: Callable[..., Path]) -> None:
    admission = check_standard(write())
    assert admission.shortfalls == ()
    assert (admission.is_admitted, admission.demands) == (True, 11)


ENTRIES = {
    "Bench must be filled": 0,
    "Seats is of the type integer": 1,
    "Bench never stands twice": 2,
    "Seats keeps its minimum": 3,
    "Bench keeps its pattern": 4,
    "Material keeps its enum": 5,
    "the rule large-enough holds": 6,
    "Postcode is of the kind postcode": 7,
    "the rule material-of-many holds": 8,
    "two rows never agree in Seats, Material": 9,
}


@pytest.mark.parametrize("demand", ENTRIES)
def test_a_demand_that_no_example_breaks_is_named(write: Callable[..., Path], demand: str) -> None:
    """The cell that breaks it is put right, and its entry taken out of the list."""
    right = {0: ("\n,1", "\nB-1,1"), 1: ("two", "5"), 2: ("B-2,0", "B-3,0"), 3: ("B-2,0", "B-2,5")}
    right |= {4: ("C-4", "B-4"), 5: ("stone", "wood"), 6: ("60", "6"), 7: ("N1C\n", "N1C 4AG\n")}
    right |= {8: ("7,wood,\n", "7,wood,N1C 4AG\n"), 9: ("B-8,8", "B-8,9")}
    number = ENTRIES[demand]
    left = [entry for place, entry in enumerate(LIST) if place != number]
    files = {"faults.csv": FAULTS.replace(*right[number]), "faults.json": json.dumps(left)}
    folder = write(**{f"examples/invalid/{name}": text for name, text in files.items()})
    found = check_standard(folder).shortfalls
    assert [(one.code, one.message) for one in found] == [("not-proved", f"Nothing proves that {demand}.")]


def test_a_column_that_must_be_there_is_proved_by_a_header_alone(write: Callable[..., Path]) -> None:
    folder = write(**{"examples/invalid/header.csv": None, "examples/invalid/header.json": None})
    found = check_standard(folder).shortfalls
    assert [one.message for one in found] == ["Nothing proves that Seats must be in the header."]
    assert '"severity": "error"' in found[0].expected


def test_a_claim_that_the_demand_does_not_cause_proves_nothing(write: Callable[..., Path]) -> None:
    """The list names the demand, but the row keeps it: the demand could go and nobody would notice."""
    faults = FAULTS.replace("B-2,0", "B-2,5")
    assert set(lacking(write(**{"examples/invalid/faults.csv": faults}))) == {
        ("not-found", "examples/invalid/faults.csv"),
        ("not-proved", "examples/invalid"),
    }


def mutants(schema: Schema) -> dict[str, Schema]:
    """Return the whole schema without one demand each, by the words that name it.

    A type cannot be taken out while a condition computes with it.
    """

    def with_field(name: str, **other: Any) -> Schema:  # noqa: ANN401 - any part of a field
        fields = tuple(replace(one, **other) if one.name == name else one for one in schema.fields)
        return replace(schema, fields=fields)

    bench, seats = schema.fields[:2]
    return {
        "Bench must be filled": with_field("Bench", level="may"),
        "Bench never stands twice": with_field("Bench", constraints={"pattern": bench.constraints["pattern"]}),
        "Seats keeps its minimum": with_field("Seats", constraints={}),
        "Bench keeps its pattern": with_field("Bench", constraints={"unique": True}),
        "Material keeps its enum": with_field("Material", constraints={}),
        "Postcode is of the kind postcode": with_field("Postcode", identifier=None),
        "the rule large-enough holds": replace(schema, rules=schema.rules[:1]),
        "the rule material-of-many holds": replace(schema, rules=schema.rules[1:]),
        "two rows never agree in Seats, Material": replace(schema, unique_keys=()),
        "Seats must be in the header": with_field(seats.name, level="may"),
    }


def test_taking_a_demand_out_of_the_whole_standard_changes_a_verdict_too(write: Callable[..., Path]) -> None:
    """The short way of proving, column by column, and the long way agree."""
    folder = write()
    schema = load_standard(folder).schema

    def verdicts(asked: Schema) -> list[dict[str, Any]]:
        return [
            place
            for path in tables_in(folder / "examples" / "invalid")
            for place in places_of(
                check_table(
                    TableTask(path=path, shown=path.name, name=path.stem, schema=asked), Options(examples=None)
                )[1]
            )
        ]

    whole = verdicts(schema)
    assert [demand for demand, mutant in mutants(schema).items() if verdicts(mutant) == whole] == []


def field(number: int, **other: Any) -> dict[str, Any]:  # noqa: ANN401 - any part of a field
    fields = [dict(one) for one in BENCHES["fields"]]
    fields[number] |= other
    return {**BENCHES, "fields": fields}


BROKEN_WORDS = {
    "form": ({**BENCHES, "status": "final"}, "standard.json"),
    "unsound": ({**BENCHES, "primaryKey": ["Number"]}, "standard.json"),
    "to-write": ({**BENCHES, "steward": "To be written: who"}, "standard.json, steward"),
    "meaning": (field(2, description="Material."), "standard.json, fields Material"),
    "label-clash": (field(1, aliases=["post-code"]), "standard.json, fields Postcode"),
    "rule-name": (
        {**BENCHES, "rules": [BENCHES["rules"][0], {**BENCHES["rules"][1], "name": "material-of-many"}]},
        "standard.json, rules",
    ),
    "example-value": (field(1, example="none"), "standard.json, fields Seats"),
    "personal-identifier": (field(3, identifier="nhs-number"), "standard.json, fields Postcode"),
    "link": (
        field(2, references={"standard": "uk/tree", "field": "wood"}),
        "standard.json, fields Material",
    ),
    "successor": ({**BENCHES, "status": "deprecated", "successor": "uk/seats@2"}, "standard.json"),
    "changes": (
        {**BENCHES, "changes": [{"version": "0.9.0", "date": "2026-01-01", "summary": "Seats."}]},
        "standard.json",
    ),
}


@pytest.mark.parametrize("code", BROKEN_WORDS)
def test_what_the_document_lacks_is_named_in_its_place(write: Callable[..., Path], code: str) -> None:
    document, where = BROKEN_WORDS[code]
    assert (code, where) in lacking(write(document))


def test_a_condition_that_cannot_be_asked_is_a_shortfall(write: Callable[..., Path]) -> None:
    rules = [{**BENCHES["rules"][1], "expression": "Seats < Bench"}]
    assert lacking(write({**BENCHES, "rules": rules})) == [("unsound", "standard.json")]


BROKEN_FILES: dict[str, tuple[dict[str, str | None], str]] = {
    "readme": ({"README.md": None}, "README.md"),
    "valid-missing": ({"examples/valid/every-column.csv": None}, "examples/valid"),
    "valid-header": (
        {"examples/valid/every-column.csv": VALID.replace("Bench,Seats", "Seats,Bench", 1)},
        "examples/valid/every-column.csv",
    ),
    "valid-fails": (
        {"examples/valid/every-column.csv": VALID.replace(",4,", ",0,")},
        "examples/valid/every-column.csv",
    ),
    "column-unfilled": (
        {"examples/valid/every-column.csv": "Bench,Seats,Material,Postcode\nB-1,,wood,W1J 7NT\nB-2,,metal,W1J 7NT\n"},
        "examples/valid, Seats",
    ),
    "value-unshown": (
        {"examples/valid/every-column.csv": VALID.replace("metal", "wood")},
        "examples/valid, Material",
    ),
    "example-unreadable": ({"examples/valid/report.csv": "%PDF-1.7"}, "examples/valid/report.csv"),
    "invalid-missing": ({name: None for name in FILES if "invalid" in name}, "examples/invalid"),
    "list-missing": ({"examples/invalid/header.json": None}, "examples/invalid/header.csv"),
    "list-malformed": ({"examples/invalid/header.json": '[{"code": "wrong"}]'}, "examples/invalid/header.json"),
    "list-alone": ({"examples/invalid/header.csv": None}, "examples/invalid/header.json"),
    "not-found": (
        {"examples/invalid/header.json": json.dumps([*HEADER_LIST, {"code": "blank-row"}])},
        "examples/invalid/header.csv",
    ),
    "not-listed": ({"examples/invalid/header.csv": HEADER + "B-1,wood,W1J 7NT\n"}, "examples/invalid/header.csv"),
}


@pytest.mark.parametrize("code", BROKEN_FILES)
def test_what_the_files_lack_is_named_in_its_place(write: Callable[..., Path], code: str) -> None:
    files, where = BROKEN_FILES[code]
    assert (code, where) in lacking(write(**files))


def test_every_demand_is_broken_by_a_test() -> None:
    assert set(DEMANDS) == {*BROKEN_WORDS, *BROKEN_FILES, "not-proved", "folder-name"}


@pytest.mark.parametrize("content", ["", "[", "[]", "7", "{}"])
def test_a_file_that_is_no_standard_is_a_shortfall_and_no_accident(tmp_path: Path, content: str) -> None:
    (tmp_path / "standard.json").write_text(content, encoding="utf-8")
    assert {one.code for one in check_standard(tmp_path).shortfalls} == {"form"}
    assert check_standard(tmp_path).standard is None


def test_a_folder_without_a_standard_cannot_be_looked_at(tmp_path: Path) -> None:
    with pytest.raises(DsregError) as raised:
        check_standard(tmp_path)
    assert raised.value.code == "file-missing"


def test_a_folder_named_by_another_version_is_noticed(tmp_path: Path, write: Callable[..., Path]) -> None:
    folder = tmp_path / "community" / "uk" / "benches" / "1.1.0"
    shutil.copytree(write(), folder)
    assert lacking(folder) == [("folder-name", folder.as_posix())]
    right = folder.with_name("1.0.0")
    folder.rename(right)
    assert lacking(right) == []


def test_a_list_of_a_folder_stands_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "lost"
    folder.mkdir()
    (tmp_path / "lost.json").write_text('[{"code": "foreign-key", "row": 2}]', encoding="utf-8")
    assert read_claim(folder).places == ({"code": "foreign-key", "row": 2},)
