"""A registry's own standards: kept in its tree, known beside the library where the registry is named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dsreg.cli import main
from dsreg.validation import validate_paths
from registry.catalogue.build import build_catalogue
from registry.commit import Change, Signature, write_commit
from registry.git import run as run_git
from registry.own_standards import bring_standards
from registry.publish import publish
from registry.store import MAIN, init_registry, open_registry, read_records
from standards.errors import DsregError
from standards.library import find_standard, list_ids
from validator.options import Options

if TYPE_CHECKING:
    from pathlib import Path

BENCHES: dict[str, Any] = {
    "id": "oakhaven/benches",
    "version": "1.0.0",
    "status": "agreed",
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
            "description": "Its number.",
            "level": "must-have-value",
            "constraints": {"pattern": "B-[0-9]+"},
            "example": "B-12",
        },
        {"name": "Seats", "title": "Seats", "description": "How many sit.", "type": "integer", "example": "3"},
    ],
}
FOLDER = "standards/oakhaven/benches/1.0.0"


def add(registry: Path, path: str, content: bytes) -> None:
    """Put a file into the tree, as the registry's keeper does with any git."""
    tip = open_registry(registry).tip
    by = Signature(name="keeper", email="keeper@example.org", seconds=1_790_000_000)
    commit = write_commit(
        registry, parent=tip, changes=[Change(paths=(path,), content=content)], signature=by, message="Add"
    )
    run_git(registry, "update-ref", MAIN, commit, tip)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """Return the folder of a registry that has agreed on a standard for benches."""
    title, address = "Open data", "https://data.example.org"
    path = init_registry(tmp_path / "registry", title=title, base_url=address, profiles=()).path
    add(path, f"{FOLDER}/standard.json", json.dumps(BENCHES).encode())
    add(path, f"{FOLDER}/README.md", b"# Benches\n")
    return path


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a package whose table names the registry's standard, one bench spelt wrongly."""
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "benches.csv").write_text("Bench,Seats\nB-1,3\nTwo,2\n", encoding="utf-8")
    descriptor = {
        "name": "benches",
        "title": "Benches of Oakhaven",
        "contributors": [{"title": "Oakhaven District Council", "roles": ["publisher"]}],
        "resources": [{"name": "benches", "path": "benches.csv", "dsreg:standard": "oakhaven/benches"}],
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def mend(package: Path) -> None:
    (package / "benches.csv").write_text("Bench,Seats\nB-1,3\nB-2,2\n", encoding="utf-8")


def test_the_standards_of_a_registry_are_found_while_they_are_needed(registry: Path) -> None:
    with bring_standards(open_registry(registry)) as folders:
        assert list_ids(*folders) == ["oakhaven/benches"]
        assert find_standard("oakhaven/benches", *folders).title == "Benches"
    assert not folders[0].exists()


def test_a_registry_without_standards_of_its_own_adds_nothing(tmp_path: Path) -> None:
    bare = init_registry(tmp_path / "bare", title="Open data", base_url="https://data.example.org")
    with bring_standards(bare) as folders:
        assert folders == ()


@pytest.mark.parametrize(
    "path", ["standards/README.md", "standards/standard.json", "standards/A B/1.0.0/standard.json"]
)
def test_what_is_no_standard_is_left_where_it_is(registry: Path, path: str) -> None:
    add(registry, path, b"{")
    with bring_standards(open_registry(registry)) as folders:
        assert list_ids(*folders) == ["oakhaven/benches"]


def test_a_package_is_held_to_the_standard_of_the_registry_it_is_published_into(registry: Path, package: Path) -> None:
    refused = publish(package, registry=open_registry(registry), tool="0.0.0")
    faults = [
        (one.code, one.constraint, one.count) for one in refused.report.findings if one.code == "constraint-error"
    ]
    assert (refused.status, faults) == ("refused", [("constraint-error", "pattern", 1)])
    mend(package)
    assert publish(package, registry=open_registry(registry), tool="0.0.0").status == "published"
    [record] = read_records(open_registry(registry))
    assert record.versions[-1].standards == ("oakhaven/benches@1.0.0",)


def test_the_catalogue_shows_the_standards_of_the_registry(registry: Path, package: Path, tmp_path: Path) -> None:
    mend(package)
    assert publish(package, registry=open_registry(registry), tool="0.0.0").status == "published"
    build_catalogue(open_registry(registry), tmp_path / "site")
    pages = [path for path in (tmp_path / "site").rglob("index.html") if "oakhaven/benches" in path.as_posix()]
    assert any("One row for each public bench." in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("list", "benches"), "oakhaven/benches 1.0.0   agreed"),
        (("show", "oakhaven/benches@1"), "One row for each public bench."),
        (("diff", "oakhaven/benches@1", "oakhaven/benches"), "Nothing differs"),
        (("export", "oakhaven/benches", "--to", "sql"), "CREATE TABLE"),
    ],
)
def test_the_commands_about_standards_know_those_of_the_registry_that_is_named(
    registry: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], says: str
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["standard", *command, "--registry", str(registry)])
    assert not end.value.code
    assert says in capsys.readouterr().out


def test_a_file_is_held_to_a_standard_of_the_registry_that_is_named(registry: Path, package: Path) -> None:
    report = validate_paths([package / "benches.csv"], Options(standard="oakhaven/benches"), registry=registry)
    assert [(one.code, one.count) for one in report.findings] == [("constraint-error", 1)]
    with pytest.raises(DsregError, match="standard-unknown"):
        validate_paths([package / "benches.csv"], Options(standard="oakhaven/benches"))
