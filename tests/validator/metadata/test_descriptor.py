"""A descriptor held to its form and to profiles: every fault named, at its pointer, by the dataset that owns it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from standards.errors import DsregError
from standards.profile import find_profile
from validator.dataset import open_package, package_of
from validator.metadata.descriptor import check_form, describe
from validator.metadata.profile import check_profile
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.dataset import Package

WHOLE: dict[str, Any] = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "benches",
    "id": "https://example.org/id/dataset/benches",
    "title": "Benches",
    "description": "Where the town's benches are.",
    "version": "1.0.0",
    "licenses": [{"name": "OGL-UK-3.0"}],
    "contributors": [{"title": "Oakhaven Council", "roles": ["publisher"]}],
    "resources": [{"name": "benches", "path": "benches.csv"}],
}


@pytest.fixture
def package(tmp_path: Path) -> Callable[..., Package]:
    """Return a function that writes a package, some keys changed or taken away (None), and opens it."""

    def write(**changes: Any) -> Package:  # noqa: ANN401 - JSON
        descriptor = {key: value for key, value in {**WHOLE, **changes}.items() if value is not None}
        (tmp_path / "benches.csv").write_text("ref,place\n1,Quay\n", encoding="utf-8")
        (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        return open_package(tmp_path)

    return write


def _missing(package: Package) -> set[str | None]:
    found = check_profile(describe(package), find_profile("data-gov-uk"))
    return {one.property for one in found if one.code == "property-missing" and one.severity == "error"}


def test_a_whole_description_lacks_nothing_that_is_mandatory(package: Callable[..., Package]) -> None:
    assert _missing(package()) == set()
    assert list(check_form(package())) == []


@pytest.mark.parametrize(
    ("key", "lacking"),
    [
        ("title", "dct:title"),
        ("description", "dct:description"),
        ("id", "dct:identifier"),
        ("licenses", "dct:license"),
        ("contributors", "dct:publisher"),
    ],
)
def test_each_mandatory_property_that_is_taken_away_is_missed(
    package: Callable[..., Package], key: str, lacking: str
) -> None:
    assert _missing(package(**{key: None})) == {lacking}
    emptied: Any = [] if isinstance(WHOLE[key], list) else " "
    assert _missing(package(**{key: emptied})) == {lacking}


def test_the_message_names_the_dataset_and_what_to_write(package: Callable[..., Package]) -> None:
    found = check_profile(describe(package(licenses=None)), find_profile("data-gov-uk"))
    finding = next(one for one in found if one.property == "dct:license")
    assert "'Benches' (https://example.org/id/dataset/benches)" in finding.message
    assert '"licenses"' in finding.fix


def test_a_publisher_of_version_1_is_read_too(package: Callable[..., Package]) -> None:
    assert _missing(package(contributors=[{"title": "Oakhaven Council", "role": "publisher"}])) == set()
    assert _missing(package(contributors=[{"title": "A. Writer", "roles": ["author"]}])) == {"dct:publisher"}


def test_the_registrys_own_profile_only_warns_where_nobody_asked_for_one(package: Callable[..., Package]) -> None:
    report = validate([package(title=None).path], Options())
    found = {(one.property, str(one.severity)) for one in report.findings if one.subject}
    assert ("dct:title", "warning") in found
    assert report.totals["error"] == 0


def test_a_profile_that_was_asked_for_fails_the_package(package: Callable[..., Package]) -> None:
    report = validate([package(title=None).path], Options(profiles=("data-gov-uk",)))
    assert [(one.property, one.count) for one in report.findings if one.severity == "error"] == [("dct:title", 1)]
    assert report.exit == 1


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"keywords": "benches, parks"}, "/keywords"),
        ({"resources": []}, "/resources"),
        ({"resources": [{"name": "benches"}]}, "/resources/0"),
        ({"licenses": [{}]}, "/licenses/0"),
    ],
)
def test_what_is_not_of_the_form_is_found_at_its_pointer(
    package: Callable[..., Package], changes: dict[str, Any], pointer: str
) -> None:
    (finding,) = check_form(package(**changes))
    assert finding.code == "descriptor-error"
    assert [one.pointer for one in finding.examples] == [pointer]


def test_an_unknown_standard_and_an_absent_file_are_faults_of_the_descriptor(package: Callable[..., Package]) -> None:
    resources = [
        {"name": "benches", "path": "benches.csv", "dsreg:standard": "uk/benches"},
        {"name": "away", "path": "away.csv"},
    ]
    report = validate([package(resources=resources).path], Options(only=frozenset({"descriptor-error"})))
    assert [(one.constraint, one.severity.value) for one in report.findings] == [
        ("/resources/0", "error"),
        ("/resources/1", "error"),
    ]


def test_stated_sizes_and_hashes_that_the_file_belies_are_errors(package: Callable[..., Package]) -> None:
    resource = {"name": "benches", "path": "benches.csv", "bytes": 3, "hash": "sha256:" + "0" * 64}
    report = validate([package(resources=[resource]).path], Options(only=frozenset({"hash-count", "byte-count"})))
    assert sorted(one.code for one in report.findings) == ["byte-count", "hash-count"]


@pytest.mark.parametrize("named", ["../away.csv", "/etc/passwd", "a/../../away.csv", "C:\\away.csv", "..\\away.csv"])
def test_a_file_outside_the_folder_is_never_read(package: Callable[..., Package], named: str) -> None:
    with pytest.raises(DsregError) as caught:
        package(resources=[{"name": "away", "path": named}])
    assert caught.value.code == "outside-package"


def test_a_link_out_of_the_folder_is_never_followed(package: Callable[..., Package], tmp_path: Path) -> None:
    package()
    outside = tmp_path.parent / "outside.csv"
    outside.write_text("secret\n1\n", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(outside)
    with pytest.raises(DsregError) as caught:
        package(resources=[{"name": "link", "path": "link.csv"}])
    assert caught.value.code == "outside-package"


def test_a_remote_file_is_not_fetched(package: Callable[..., Package]) -> None:
    opened = package(resources=[{"name": "far", "path": "https://example.org/benches.csv"}])
    report = validate([opened.path], Options())
    assert [error.code for error in report.errors] == ["network-not-allowed"]


def test_a_file_is_part_of_the_package_beside_it_once(package: Callable[..., Package], tmp_path: Path) -> None:
    opened = package()
    assert package_of(tmp_path / "benches.csv") == opened.path
    report = validate([tmp_path / "benches.csv", tmp_path, opened.path], Options())
    assert [one.kind for one in report.inputs] == ["package", "table"]


@pytest.mark.parametrize(("text", "reason"), [("{", "expecting"), ("[" * 100_000, "nested"), ("[]", "resources")])
def test_what_is_no_descriptor_gets_one_sentence(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "datapackage.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DsregError) as caught:
        open_package(path)
    assert reason in str(caught.value)
