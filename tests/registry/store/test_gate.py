from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from registry.gate import check
from registry.settings import Settings
from standards.errors import DsregError
from validator.options import Options

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings(title="Open data", base_url="https://data.example.org", profiles=())


def write_package(folder: Path, table: str, **more: object) -> Path:
    (folder / "table.csv").write_text(table, encoding="utf-8")
    fields = [{"name": label, "type": "string"} for label in table.split("\n", 1)[0].split(",")]
    resource = {"name": "table", "path": "table.csv", "schema": {"fields": fields}, **more}
    (folder / "datapackage.json").write_text(json.dumps({"name": "people", "resources": [resource]}), encoding="utf-8")
    return folder


def codes(package: Path, settings: Settings = SETTINGS, options: Options | None = None) -> set[str]:
    return {one.code for one in check(package, settings, options or Options()).findings if one.severity == "error"}


def test_personal_data_are_stopped_at_the_gate(tmp_path: Path) -> None:
    assert codes(write_package(tmp_path, "Ward,NHS number\nA,9434765919\n")) == {"personal-data-column"}


def test_columns_that_no_schema_names_are_looked_at_too(tmp_path: Path) -> None:
    package = write_package(tmp_path, "Ward,NHS number\nA,9434765919\n", schema={"fields": [{"name": "Ward"}]})
    assert "personal-data-column" in codes(package)


def test_an_ordinary_table_passes(tmp_path: Path) -> None:
    report = check(write_package(tmp_path, "Ward,Toilets\nA,3\n"), SETTINGS, Options())
    assert report.exit == 0
    assert report.inputs[1].columns is not None


def test_the_registrys_profiles_are_asked_whatever_the_person_asks(tmp_path: Path) -> None:
    """A package without title, licence and publisher is fine by itself, and not for data.gov.uk."""
    package = write_package(tmp_path, "Ward\nA\n")
    assert codes(package) == set()
    assert "property-missing" in codes(package, Settings(title="T", base_url="https://a.example"))


def test_nothing_can_be_left_out_at_the_gate(tmp_path: Path) -> None:
    package = write_package(tmp_path, "Ward,NHS number\nA,9434765919\n")
    for options in (
        Options(ignore=frozenset({"personal-data-column"})),
        Options(only=frozenset({"blank-row"})),
        Options(fail_on="never"),
    ):
        assert check(package, SETTINGS, options).exit == 1


def test_a_profile_that_is_not_there_is_said_so_and_not_passed_over(tmp_path: Path) -> None:
    settings = Settings(title="T", base_url="https://a.example", profiles=("nonesuch",))
    with pytest.raises(DsregError, match="profile-unknown"):
        check(write_package(tmp_path, "Ward\nA\n"), settings, Options())
