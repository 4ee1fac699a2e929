"""Metadata profiles are rows of data: each says what is asked, in words that a publisher can act on."""

from __future__ import annotations

import json
import re
import string
from typing import TYPE_CHECKING, Any

import pytest

from standards.errors import DsregError
from standards.profile import PROFILE_IDS, PROFILES, find_profile, load_form, profile_faults
from validator.metadata.kinds import KINDS
from validator.metadata.names import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(PROFILES.glob("*.json"))}
MINE = {
    "id": "oakhaven",
    "version": "1.0.0",
    "title": "Oakhaven's catalogue",
    "reference": "https://oakhaven.example/data-standard",
    "extends": "dcat-ap-3",
    "rows": [
        {
            "class": "Dataset",
            "property": "dct:accrualPeriodicity",
            "label": "frequency of update",
            "obligation": "mandatory",
            "min": 1,
            "max": 1,
            "kind": "node",
        }
    ],
}


@pytest.fixture(params=DOCUMENTS)
def rows(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = DOCUMENTS[request.param]["rows"]
    return found


def needed(profile: str, of_class: str) -> set[str]:
    rows = find_profile(profile).rows
    return {one.property for one in rows if one.subject_class == of_class and one.obligation == "mandatory"}


def values(example: str) -> list[str]:
    """Return the values that an example shows: bare in YAML (`title: Toilets`), in Turtle or in JSON."""
    bare = re.sub(r"^[A-Za-z]+: ", "", example)
    return [str(one) for one in json.loads(bare)] if bare.startswith("[") else [bare.strip('"<>')]


def saved(folder: Path, **changes: object) -> str:
    path = folder / "mine.json"
    path.write_text(json.dumps({**MINE, **changes}), encoding="utf-8")
    return path.as_posix()


def test_the_list_names_every_file_of_the_folder() -> None:
    assert list(PROFILE_IDS) == sorted(DOCUMENTS)


@pytest.mark.parametrize("name", PROFILE_IDS)
def test_a_profile_keeps_the_form_of_profiles(name: str) -> None:
    assert profile_faults(DOCUMENTS[name]) == ()
    assert DOCUMENTS[name]["id"] == name
    assert find_profile(name).rows


@pytest.mark.parametrize("name", PROFILE_IDS)
def test_a_property_of_a_class_is_asked_for_once(name: str) -> None:
    asked = [(row["class"], row["property"]) for row in DOCUMENTS[name]["rows"]]
    assert sorted(asked) == sorted(set(asked))


def test_the_form_knows_every_kind_that_the_checker_knows() -> None:
    assert load_form("profile")["$defs"]["row"]["properties"]["kind"]["enum"] == sorted(KINDS)


def test_a_row_is_labelled_and_its_property_has_a_known_prefix(rows: list[dict[str, Any]]) -> None:
    assert all(row["label"] for row in rows)
    names = {name for row in rows for name in (row["property"], *row.get("or", ()))}
    assert {name.partition(":")[0] for name in names} <= {*PREFIXES, "dcat-us"}


def test_what_must_be_there_is_shown_by_an_example(rows: list[dict[str, Any]]) -> None:
    assert [row for row in rows if row["obligation"] == "mandatory" and not row.get("example")] == []


def test_an_example_of_a_pattern_matches_it(rows: list[dict[str, Any]]) -> None:
    shown = [row for row in rows if "pattern" in row and "example" in row]
    assert [row for row in shown if not all(re.search(row["pattern"], value) for value in values(row["example"]))] == []


def test_a_message_names_the_subject_and_nothing_else(rows: list[dict[str, Any]]) -> None:
    for message in (row["message"] for row in rows if "message" in row):
        assert [name for _, name, _, _ in string.Formatter().parse(message) if name] == ["subject"]
        assert message.endswith(".")


def test_what_to_write_in_a_descriptor_is_a_sentence_that_shows_it(rows: list[dict[str, Any]]) -> None:
    for words in (row["inPackage"] for row in rows if "inPackage" in row):
        assert words.endswith(".")
        assert words.count('"') >= 2


def test_every_row_refers_to_the_text_that_it_follows() -> None:
    for name in PROFILE_IDS:
        assert all(one.reference.startswith("https://") for one in find_profile(name).rows)


# The mandatory properties as the texts of the profiles list them.
@pytest.mark.parametrize(
    ("profile", "of_class", "expected"),
    [
        ("dcat-ap-3", "Catalog", "dct:title dct:description dct:publisher"),
        ("dcat-ap-3", "Dataset", "dct:title dct:description"),
        ("dcat-ap-3", "Distribution", "dcat:accessURL"),
        ("dcat-ap-3", "DataService", "dct:title dcat:endpointURL"),
        ("dcat-ap-3", "DatasetSeries", "dct:title dct:description"),
        ("dcat-ap-3", "CatalogRecord", "dct:modified foaf:primaryTopic"),
        ("dcat-ap-3", "Agent", "foaf:name"),
        ("dcat-ap-3", "Checksum", "spdx:algorithm spdx:checksumValue"),
        ("dcat-ap-3", "Relationship", "dcat:hadRole dct:relation"),
        ("dcat-ap-hvd-3", "Dataset", "dct:title dct:description dcatap:applicableLegislation dcatap:hvdCategory"),
        ("dcat-ap-hvd-3", "Distribution", "dcat:accessURL dcatap:applicableLegislation"),
        (
            "dcat-ap-hvd-3",
            "DataService",
            "dct:title dcat:endpointURL dcat:contactPoint foaf:page dcatap:applicableLegislation dcatap:hvdCategory",
        ),
        ("data-gov-uk", "Dataset", "dct:title dct:description dct:identifier dct:license dct:publisher"),
        (
            "dcat-us-1.1",
            "Dataset",
            (
                "dct:title dct:description dcat:keyword dct:modified dct:publisher dcat:contactPoint dct:identifier "
                "dcat-us:accessLevel"
            ),
        ),
        ("dcat-us-3", "Catalog", "dcat:dataset"),
        ("dcat-us-3", "Dataset", "dct:title dct:description dct:identifier dcat:contactPoint"),
        ("dcat-us-3", "Distribution", ""),
        ("dcat-us-3", "DataService", "dct:title dct:publisher dcat:contactPoint dcat:endpointURL"),
        ("dcat-us-3", "DatasetSeries", "dct:title dct:description"),
        ("dcat-us-3", "Kind", "vcard:fn vcard:hasEmail"),
        ("dcat-us-3", "CatalogRecord", "dct:modified foaf:primaryTopic"),
        ("schema-org-dataset", "Dataset", "schema:name schema:description"),
        (
            "croissant-1",
            "Dataset",
            (
                "dct:conformsTo schema:description schema:license schema:name schema:url schema:creator "
                "schema:datePublished"
            ),
        ),
        ("data-package-1", "Dataset", "dcat:distribution"),
        ("data-package-2", "Dataset", "dcat:distribution"),
    ],
)
def test_a_profile_needs_what_its_text_calls_mandatory(profile: str, of_class: str, expected: str) -> None:
    assert needed(profile, of_class) == set(expected.split())


def test_a_federal_agency_owes_two_codes_more() -> None:
    codes = {"dcat-us:bureauCode", "dcat-us:programCode"}
    assert needed("dcat-us-1.1-federal", "Dataset") - needed("dcat-us-1.1", "Dataset") == codes


def test_a_profile_of_ones_own_takes_over_the_rows_that_it_does_not_replace(tmp_path: Path) -> None:
    mine, extended = find_profile(saved(tmp_path)), find_profile("dcat-ap-3")
    assert len(mine.rows) == len(extended.rows)
    (frequency,) = (
        one for one in mine.rows if one.property == "dct:accrualPeriodicity" and one.obligation != "optional"
    )
    assert (frequency.subject_class, frequency.obligation) == ("Dataset", "mandatory")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"rows": [{"class": "Dataset"}]}, "property"),
        ({"rows": [{**MINE["rows"][0], "kind": "wednesday"}]}, "wednesday"),  # type: ignore[dict-item]
        ({"rows": [{**MINE["rows"][0], "obligation": "optional"}]}, "/rows/0/min"),  # type: ignore[dict-item]
        ({"mandatory": True}, "mandatory"),
    ],
)
def test_a_profile_of_ones_own_that_has_not_the_form_says_where(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(DsregError) as caught:
        find_profile(saved(tmp_path, **changes))
    assert caught.value.code == "profile-malformed"
    assert reason in str(caught.value.facts["reason"])


def test_a_profile_that_extends_itself_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with pytest.raises(DsregError) as caught:
        find_profile(saved(tmp_path, extends=path))
    assert caught.value.code == "profile-malformed"


def test_an_unknown_profile_is_answered_with_those_there_are() -> None:
    with pytest.raises(DsregError) as caught:
        find_profile("dcat-ap-9")
    assert caught.value.code == "profile-unknown"
    assert "dcat-ap-3" in str(caught.value.facts["known"])
