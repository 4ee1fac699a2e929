"""The library of community standards: what each must hold, and that its examples prove each of its rules."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from standards.errors import DsregError
from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.library import COMMUNITY, find_standard, list_standards, locate_standard
from standards.schema import Level, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from standards.schema import Field
    from standards.standard import Standard

PLAIN_TYPES = {"string", "any"}
COORDINATES = ("coordinates-half", "coordinates-swapped", "coordinates-other-system", "coordinates-outside")


def community(folder: Path, standard: Standard) -> Path:
    """Return the folder that all standards of this one's kind stand in."""
    return folder.parents[standard.id.count("/") + 1]


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, strict=True))


def skip_without_table(standard: Standard) -> None:
    if not standard.has_table:
        pytest.skip("it describes no table of its own, it ties those of others together")


def expected_findings(folder: Path) -> list[dict[str, Any]]:
    files = sorted((folder / "examples" / "invalid").glob("*.json"))
    return [finding for path in files for finding in json.loads(path.read_text(encoding="utf-8"))]


def test_the_folder_is_the_name_and_the_version(folder: Path, standard: Standard) -> None:
    assert folder.relative_to(community(folder, standard)).as_posix() == f"{standard.id}/{standard.version}"


def test_a_standard_is_found_by_its_id_and_version(folder: Path, standard: Standard) -> None:
    assert find_standard(f"{standard.id}@{standard.version}", community(folder, standard)) == standard


def test_column_names_differ_even_without_letter_case_and_punctuation(standard: Standard) -> None:
    """Headers are matched without regard to both, so two names or aliases that agree could not be told apart."""
    labels = [label for field in standard.schema.fields for label in (field.name, *field.aliases)]
    bare = ["".join(filter(str.isalnum, label)).lower() for label in labels]
    assert sorted(bare) == sorted(set(bare))


def test_every_column_has_a_meaning_and_an_example(standard: Standard) -> None:
    for field in standard.schema.fields:
        assert field.title, field.name
        assert field.description.endswith("."), field.name
        assert len(field.description.split()) > 3, field.name
        assert field.example, field.name


def test_every_rule_reads_columns_that_exist(standard: Standard) -> None:
    names = {field.name for field in standard.schema.fields}
    keys = (standard.schema.primary_key, *standard.schema.unique_keys)
    for fields in (*(rule.fields for rule in standard.schema.rules), *keys):
        assert set(fields) <= names


def test_a_rule_of_order_compares_columns_of_one_type(standard: Standard) -> None:
    types = {field.name: field.type for field in standard.schema.fields}
    kinds = {"integer": "number", "datetime": "date"}
    for rule in standard.schema.rules:
        if rule.kind == "not-after":
            compared = {kinds.get(types[name], types[name]) for name in rule.fields}
            assert compared in ({"number"}, {"date"}), rule.name


def test_rule_names_differ(standard: Standard) -> None:
    names = [rule.name for rule in standard.schema.rules]
    assert sorted(names) == sorted(set(names))


def test_every_identifier_is_one_of_the_library(standard: Standard) -> None:
    named = {field.identifier for field in standard.schema.fields if field.identifier}
    assert named <= set(IDENTIFIERS)


def test_no_standard_asks_for_the_number_of_a_person(standard: Standard) -> None:
    named = {field.identifier for field in standard.schema.fields if field.identifier}
    assert [name for name in named if IDENTIFIERS[name].is_personal] == []


def test_every_linked_column_is_in_the_library(standard: Standard) -> None:
    for field in standard.schema.fields:
        if field.references is not None:
            target = find_standard(field.references.standard)
            assert field.references.field in {other.name for other in target.schema.fields}, field.name


def test_a_deprecated_standard_has_a_successor_in_the_library(standard: Standard) -> None:
    assert (standard.status == "deprecated") is (standard.successor is not None)
    if standard.successor is not None:
        assert find_standard(standard.successor).status != "deprecated"


def test_a_tree_is_linked_to_its_order() -> None:
    fields = {field.name: field for field in find_standard("uk/tree").schema.fields}
    link = Reference(standard="uk/tree-preservation-order", field="reference")
    assert fields["tree-preservation-order"].references == link
    assert "references" not in fields["tree-preservation-order"].options


def test_the_first_brownfield_register_names_its_successor() -> None:
    assert find_standard("uk/brownfield-land@1").successor == "uk/brownfield-land@2.0.0"
    assert find_standard("uk/brownfield-land@2").successor is None


def test_the_readme_names_the_command_that_checks_a_file(folder: Path, standard: Standard) -> None:
    assert f"--standard {standard.id}" in (folder / "README.md").read_text(encoding="utf-8")


def test_a_valid_example_has_the_columns_of_the_standard_in_their_order(folder: Path, standard: Standard) -> None:
    skip_without_table(standard)
    files = sorted((folder / "examples" / "valid").glob("*.csv"))
    assert files
    for path in files:
        header, *rows = read(path)
        assert header == [field.name for field in standard.schema.fields], path.name
        assert rows, path.name
        assert {len(row) for row in rows} == {len(header)}, path.name


def test_some_valid_row_fills_every_column(folder: Path, standard: Standard) -> None:
    filled = {
        name
        for path in (folder / "examples" / "valid").glob("*.csv")
        for header, *rows in [read(path)]
        for row in rows
        for name, value in zip(header, row, strict=True)
        if value
    }
    assert filled == {field.name for field in standard.schema.fields}


def test_every_listed_value_stands_in_a_valid_example(folder: Path, standard: Standard) -> None:
    for field in standard.schema.fields:
        seen = {
            row[header.index(field.name)]
            for path in (folder / "examples" / "valid").glob("*.csv")
            for header, *rows in [read(path)]
            for row in rows
        }
        assert set(field.constraints.get("enum", ())) <= seen, field.name


def test_an_invalid_example_is_small_and_says_what_is_wrong_with_it(folder: Path, standard: Standard) -> None:
    skip_without_table(standard)
    files = sorted((folder / "examples" / "invalid").glob("*.csv"))
    assert files
    for path in files:
        header, *rows = read(path)
        assert 1 <= len(rows) <= 7, path.name
        assert {len(row) for row in rows} == {len(header)}, path.name
        findings = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert findings, path.name
        for finding in findings:
            assert finding.get("row", 2) - 2 in range(len(rows)), path.name
            assert set(finding) <= {"code", "row", "field", "constraint", "severity"}, path.name


def test_every_rule_is_proved_by_an_invalid_example(folder: Path, standard: Standard) -> None:
    """Take a rule out of the standard and the example that proves it no longer fails: that is how it is noticed."""
    found = expected_findings(folder)
    missing = [wanted for wanted in proofs(standard) if not any(proves(wanted, finding) for finding in found)]
    assert missing == []


def proofs(standard: Standard) -> Iterator[dict[str, Any]]:
    """Yield what some invalid example must show: one thing for each demand of the standard."""
    for field in standard.schema.fields:
        yield from proofs_of_a_column(field)
    for rule in standard.schema.rules:
        severity = {} if rule.severity == "error" else {"severity": rule.severity}
        for code in COORDINATES if rule.kind == "coordinates" else ("row-constraint",):
            yield {"code": {code}, "constraint": rule.name} | severity
    if standard.schema.primary_key:
        yield {"code": {"primary-key"}}
    for _ in standard.schema.unique_keys:
        yield {"code": {"unique-error"}}


def proofs_of_a_column(field: Field) -> Iterator[dict[str, Any]]:
    place = {"field": field.name}
    if field.level is Level.VALUE:
        yield place | {"code": {"constraint-error"}, "constraint": "required"}
    if field.level is Level.COLUMN:
        yield place | {"code": {"missing-label"}, "severity": "error"}
    if field.type not in PLAIN_TYPES or field.format != "default":
        yield place | {"code": {"type-error", "money-format", "geometry-malformed"}}
    for name in field.constraints:
        yield place | ({"code": {"unique-error"}} if name == "unique" else {"constraint": name})
    if field.identifier:
        identifier = IDENTIFIERS[field.identifier]
        yield place | {"code": {identifier.malformed, *(trap.code for trap in identifier.traps)}}


def proves(wanted: dict[str, Any], finding: dict[str, Any]) -> bool:
    return all(
        finding.get(key) in value if isinstance(value, set) else finding.get(key) == value
        for key, value in wanted.items()
    )


def test_the_latest_version_is_found_when_none_is_asked_for(tmp_path: Path) -> None:
    for version in ("1.2.0", "1.10.0", "1.9.0"):
        write_standard(tmp_path, version)
    assert find_standard("uk/benches", tmp_path).version == "1.10.0"
    assert find_standard("uk/benches@1.2", tmp_path).version == "1.2.0"
    assert [standard.version for standard in list_standards(tmp_path)] == ["1.2.0", "1.9.0", "1.10.0"]


@pytest.mark.parametrize(
    ("versions", "asked", "found"),
    [
        ({"1.0.0": "agreed", "2.0.0": "draft"}, "", "1.0.0"),
        ({"1.0.0": "agreed", "1.1.0": "agreed", "2.0.0": "candidate"}, "", "1.1.0"),
        ({"1.0.0": "agreed", "2.0.0": "draft"}, "@2", "2.0.0"),
        ({"1.0.0": "agreed", "1.1.0": "draft"}, "@1", "1.0.0"),
        ({"1.0.0": "agreed", "1.1.0": "draft"}, "@1.1.0", "1.1.0"),
        ({"0.1.0": "draft", "0.2.0": "draft"}, "", "0.2.0"),
        ({"0.1.0": "candidate", "0.2.0": "draft"}, "", "0.1.0"),
        ({"1.0.0": "deprecated", "2.0.0": "agreed"}, "", "2.0.0"),
        ({"1.0.0": "agreed", "2.0.0": "deprecated"}, "", "1.0.0"),
        ({"1.0.0": "deprecated", "2.0.0": "draft"}, "", "1.0.0"),
    ],
)
def test_the_latest_agreed_is_taken_and_a_draft_only_where_it_is_asked_for(
    versions: dict[str, str], asked: str, found: str, tmp_path: Path
) -> None:
    for version, status in versions.items():
        write_standard(tmp_path, version, status)
    assert find_standard(f"uk/benches{asked}", tmp_path).version == found


def test_a_standard_is_looked_for_in_every_folder_and_the_first_has_it(tmp_path: Path) -> None:
    """A registry adds standards to the library; it does not put others in the place of those that are there."""
    first, second = tmp_path / "first", tmp_path / "second"
    write_standard(first, "1.0.0", "agreed")
    write_standard(second, "1.0.0", "draft")
    write_standard(second, "1.1.0", "agreed")
    assert find_standard("uk/benches@1.0.0", first, second).status == "agreed"
    assert find_standard("uk/benches", first, second).version == "1.1.0"
    assert find_standard("uk/public-toilets", COMMUNITY, second).id == "uk/public-toilets"
    assert [one.status for one in list_standards(first, second)] == ["agreed", "agreed"]


def test_a_standard_is_named_by_the_path_of_its_folder_its_document_or_its_versions(tmp_path: Path) -> None:
    write_standard(tmp_path, "1.0.0", "agreed")
    write_standard(tmp_path, "2.0.0", "draft")
    folder = tmp_path / "uk" / "benches"
    assert locate_standard(str(folder / "2.0.0")) == folder / "2.0.0"
    assert locate_standard(str(folder / "2.0.0" / "standard.json")) == folder / "2.0.0"
    assert locate_standard(str(folder)) == folder / "1.0.0"
    assert locate_standard(f"{folder}@2") == folder / "2.0.0"


def test_an_id_of_the_library_is_not_taken_for_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a name means does not hang on the folder that a person stands in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "uk" / "public-toilets").mkdir(parents=True)
    assert locate_standard("uk/public-toilets") == COMMUNITY / "uk" / "public-toilets" / "1.0.0"


def test_a_folder_without_a_standard_says_which_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DsregError) as raised:
        locate_standard(str(tmp_path))
    assert (raised.value.code, raised.value.facts["path"]) == ("standard-folder-bare", str(tmp_path))


def test_the_fingerprint_is_that_of_the_bytes_of_the_document(folder: Path, standard: Standard) -> None:
    assert standard.sha256 == hashlib.sha256((folder / "standard.json").read_bytes()).hexdigest()


def test_the_newest_change_is_that_of_the_version(standard: Standard, folder: Path) -> None:
    if not folder.is_relative_to(COMMUNITY):
        pytest.skip("the page on adding a standard shows none")
    assert standard.changes[0].version == standard.version


def test_a_part_of_a_number_is_not_a_version(tmp_path: Path) -> None:
    write_standard(tmp_path, "10.0.0")
    with pytest.raises(DsregError) as raised:
        find_standard("uk/benches@1", tmp_path)
    assert raised.value.code == "standard-version-unknown"
    assert raised.value.facts["known"] == ["10.0.0"]


def test_a_folder_that_is_no_version_is_passed_over(tmp_path: Path) -> None:
    write_standard(tmp_path, "1.0.0")
    write_standard(tmp_path, "next")
    assert find_standard("uk/benches", tmp_path).version == "1.0.0"


@pytest.mark.parametrize("reference", ["uk/no-such", "", "..", "../uk/public-toilets", "uk/public-toilets/1.0.0"])
def test_an_unknown_standard_is_refused_with_the_known_ones(reference: str) -> None:
    with pytest.raises(DsregError) as raised:
        find_standard(reference)
    assert raised.value.code == "standard-unknown"
    assert "uk/public-toilets" in raised.value.facts["known"]


def write_standard(folder: Path, version: str, status: str = "draft") -> None:
    document = {
        "id": "uk/benches",
        "version": version,
        "status": status,
        **({"successor": "uk/seats@1"} if status == "deprecated" else {}),
        "title": "Benches",
        "purpose": "One row for each public bench.",
        "steward": "Oakhaven District Council",
        "follows": [{"title": "List of benches", "url": "https://example.org/benches"}],
        "basis": "Voluntary.",
        "licence": "MIT",
        "fields": [{"name": "Bench", "title": "Bench", "description": "Its number.", "example": "12"}],
    }
    path = folder / "uk" / "benches" / version / "standard.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(document), encoding="utf-8")
