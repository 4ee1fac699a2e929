"""What descriptions say together, and what cannot be right whatever a profile asks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from validator.options import Options
from validator.validate import validate

PREFIXES = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix ex: <https://example.org/id/> .
"""
ACROSS = frozenset(
    {
        *("identifier-duplicate", "title-duplicate", "download-shared", "reference-dangling", "distribution-missing"),
        *("value-placeholder", "publisher-unexpected", "date-order", "licence-unknown", "url-relative"),
    }
)
CAMDEN = Path(__file__).parents[5] / "shared/data/dcat/uk-real/camden.data.json"
Told = list[tuple[str, str, str | None]]
Tell = Callable[..., Told]


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """Return what finds (code, severity, property) of these checks in Turtle, or in the datasets of a data.json."""

    def tell(body: str | list[dict[str, Any]], profile: str = "dcat-ap-3") -> Told:
        path = tmp_path / ("one.ttl" if isinstance(body, str) else "data.json")
        text = PREFIXES + body if isinstance(body, str) else json.dumps({"@type": "dcat:Catalog", "dataset": body})
        path.write_text(text, encoding="utf-8")
        report = validate([path], Options(profiles=(profile,), only=ACROSS))
        assert not report.errors
        return [(one.code, one.severity.value, one.property) for one in report.findings for _ in range(one.count)]

    return tell


def dataset(name: str, rest: str = "", *, file: str | None = None) -> str:
    offer = f"dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <https://example.org/{file or name}.csv> ]"
    return f'ex:{name} a dcat:Dataset ; dct:title "About {name}" ; {offer} {rest} .\n'


def test_a_sound_catalogue_has_nothing(told: Tell) -> None:
    catalogue = "ex:c a dcat:Catalog ; dct:publisher ex:us ; dcat:dataset ex:a, ex:b . ex:us a foaf:Agent .\n"
    dates = '; dct:publisher ex:us ; dct:issued "2026-01-01" ; dct:modified "2026-01-01T10:00:00Z"'
    assert told(catalogue + dataset("a", dates) + dataset("b", dates)) == []


@pytest.mark.parametrize(("profile", "severity"), [("dcat-ap-3", "warning"), ("data-gov-uk", "error")])
def test_an_identifier_of_two_datasets_is_as_grave_as_the_profile_asks_for_one(
    told: Tell, profile: str, severity: str
) -> None:
    body = dataset("a", '; dct:identifier "x"') + dataset("b", '; dct:identifier "x"')
    assert told(body, profile) == [("identifier-duplicate", severity, "dct:identifier")]


def test_a_title_is_the_same_whatever_its_capitals_and_marks(told: Tell) -> None:
    body = dataset("a").replace("About a", "Public toilets") + dataset("b").replace("About b", "PUBLIC  TOILETS.")
    assert told(body) == [("title-duplicate", "warning", "dct:title")]


def test_versions_of_a_dataset_may_share_its_title(told: Tell) -> None:
    body = dataset("a", '; dcat:version "1"') + dataset("b", '; dcat:version "2"')
    assert told(body.replace("About b", "About a")) == []


def test_a_download_of_two_datasets_is_told_once_for_the_second(told: Tell) -> None:
    body = dataset("a", file="same") + dataset("b", file="same")
    assert told(body) == [("download-shared", "warning", "dcat:downloadURL")]


def test_a_distribution_of_two_datasets_is_a_download_shared(told: Tell) -> None:
    body = (
        'ex:a a dcat:Dataset ; dct:title "A" ; dcat:distribution ex:d . '
        'ex:b a dcat:Dataset ; dct:title "B" ; dcat:distribution ex:d . ex:d a dcat:Distribution .'
    )
    assert told(body) == [("download-shared", "warning", "dcat:distribution")]


def test_a_page_may_give_access_to_many_datasets(told: Tell) -> None:
    page = "[ a dcat:Distribution ; dcat:accessURL <https://example.org/portal> ]"
    body = "".join(f'ex:{n} a dcat:Dataset ; dct:title "{n}" ; dcat:distribution {page} .' for n in "ab")
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("ex:c a dcat:Catalog ; dcat:dataset ex:a, ex:gone . " + dataset("a"), ["dcat:dataset"]),
        ("ex:c a dcat:Catalog ; dcat:dataset ex:a, <https://elsewhere.example/gone> . " + dataset("a"), []),
        ("ex:c a dcat:Catalog ; dcat:dataset ex:a, ex:b . ", []),
        (dataset("a", "; dct:publisher _:nobody"), ["dct:publisher"]),
        (dataset("a", "; dcat:inSeries <#years>"), ["dcat:inSeries"]),
        (dataset("a", "; dct:publisher <https://example.org/org/1>"), []),
    ],
    ids=["beside it", "of another house", "a list of links", "a blank node", "within the file", "described elsewhere"],
)
def test_a_reference_dangles_where_the_file_should_describe_its_end(told: Tell, body: str, names: list[str]) -> None:
    assert [name for code, _, name in told(body) if code == "reference-dangling"] == names


def test_a_parent_that_the_data_json_does_not_list_dangles(told: Tell) -> None:
    offer = {"distribution": [{"downloadURL": "https://example.org/a.csv"}]}
    one = {"title": "One", "identifier": "one", **offer}
    two = {"title": "Two", "identifier": "two", "isPartOf": "three"}
    assert ("reference-dangling", "warning", "dct:isPartOf") in told([one, two], "data-gov-uk")
    assert "reference-dangling" not in [code for code, *_ in told([one, {**two, "isPartOf": "one"}], "data-gov-uk")]


def test_a_dataset_without_a_distribution_offers_nothing(told: Tell) -> None:
    assert told('ex:a a dcat:Dataset ; dct:title "A" .') == [("distribution-missing", "warning", "dcat:distribution")]


def test_a_dataset_that_a_service_serves_offers_something(told: Tell) -> None:
    assert told('ex:a a dcat:Dataset ; dct:title "A" . ex:s a dcat:DataService ; dcat:servesDataset ex:a .') == []


def test_a_publisher_is_told_from_the_catalogues_by_name(told: Tell) -> None:
    """Each record may describe its publisher anew, as a node without a name."""
    us, them = '[ a foaf:Agent ; foaf:name "Us" ]', '[ a foaf:Agent ; foaf:name "Them" ]'
    catalogue = f"ex:c a dcat:Catalog ; dct:publisher {us} . "
    body = catalogue + dataset("a", f"; dct:publisher {us}") + dataset("b", f"; dct:publisher {them}")
    assert told(body) == [("publisher-unexpected", "warning", "dct:publisher")]


def test_a_catalogue_that_gathers_others_datasets_expects_their_publishers(told: Tell) -> None:
    catalogue = "ex:c a dcat:Catalog ; dct:publisher <https://portal.example/> . "
    assert told(catalogue + "".join(dataset(n, f"; dct:publisher <https://{n}.example/>") for n in "abcd")) == []


@pytest.mark.parametrize(
    ("text", "is_filler"),
    [
        *((text, True) for text in ("<Nobody>", "N/A", "TODO", "test", "TBC.", "---", "Insert title here", "xxx")),
        *((text, False) for text in ("Test results 2026", "Nobody's Inn", "Contest", "N", "Notes to do with toilets")),
    ],
)
def test_a_filler_is_not_a_title(told: Tell, text: str, is_filler: bool) -> None:  # noqa: FBT001 - a row's own word
    expected = [("value-placeholder", "warning", "dct:title")] if is_filler else []
    assert told(dataset("a").replace("About a", text)) == expected


@pytest.mark.parametrize(
    ("first", "last", "is_wrong"),
    [
        ("2026-03-31", "2026-03-30", True),
        ("2026-03-31", "2026-03-31T00:00:00Z", False),
        ("2026-03-31", "2026-03", False),
        ("2026-03-31", "2025", True),
        ("2026-03-31", "yesterday", False),
    ],
)
def test_a_change_comes_after_publication_as_far_as_both_dates_say(
    told: Tell,
    first: str,
    last: str,
    is_wrong: bool,  # noqa: FBT001 - a row's own word
) -> None:
    found = told(dataset("a", f'; dct:issued "{first}" ; dct:modified "{last}"'))
    assert found == ([("date-order", "warning", "dct:modified")] if is_wrong else [])


def test_a_period_ends_after_its_start_in_one_text_or_in_two(told: Tell) -> None:
    period = 'dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "2026-04-01" ; dcat:endDate "2025-03-31" ]'
    assert told(dataset("a", f"; {period}")) == [("date-order", "warning", "dcat:endDate")]
    offer = {"distribution": [{"downloadURL": "https://example.org/a.csv"}]}
    backwards = {"title": "One", "identifier": "one", "temporal": "2026-04-01/2025-03-31", **offer}
    assert told([backwards], "data-gov-uk") == [("date-order", "warning", "dct:temporal")]


@pytest.mark.parametrize(
    ("licence", "found"),
    [
        ("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", []),
        ("OGL-UK-3.0", []),
        ("OGL", ["error"]),
        ("See the website", ["error"]),
        ("https://example.org/our-own-licence", ["warning"]),
    ],
)
def test_a_licence_is_known_or_has_at_least_an_address(told: Tell, licence: str, found: list[str]) -> None:
    """The list of licences is not whole, so an address may be that of a good one."""
    one = {"title": "One", "identifier": "one", "license": licence}
    one["distribution"] = [{"downloadURL": "https://example.org/a.csv"}]  # type: ignore[assignment]
    assert told([one], "data-gov-uk") == [("licence-unknown", severity, "dct:license") for severity in found]


def test_an_address_that_is_relative_leads_nowhere_elsewhere(told: Tell) -> None:
    assert told(dataset("a", "; dcat:landingPage </toilets>")) == [("url-relative", "warning", "dcat:landingPage")]


def test_an_e_mail_address_has_an_at_sign(tmp_path: Path) -> None:
    contact = 'dcat:contactPoint [ a vcard:Kind ; vcard:fn "Data team" ; vcard:hasEmail <mailto:data.example.org> ]'
    (tmp_path / "one.ttl").write_text(PREFIXES + dataset("a", f"; {contact}"), encoding="utf-8")
    report = validate([tmp_path / "one.ttl"], Options(only=frozenset({"value-malformed"})))
    assert [(one.property, one.severity.value) for one in report.findings] == [("vcard:hasEmail", "warning")]


@pytest.mark.skipif(not CAMDEN.is_file(), reason="needs the real catalogue of ../shared/data")
def test_a_councils_real_catalogue_has_the_faults_that_were_counted_by_hand() -> None:
    """267 datasets: 89 without a licence, all contacts <Nobody>, 8 titles of 17 datasets: 9 too many."""
    report = validate([CAMDEN], Options(profiles=("data-gov-uk",)))
    found = Counter((one.code, one.severity.value, one.property) for one in report.findings)
    assert found["property-missing", "error", "dct:license"] == 89
    assert found["value-placeholder", "warning", "vcard:fn"] == 267
    titles = [one.examples[0].value for one in report.findings if one.code == "title-duplicate"]
    assert (len(titles), len(set(titles))) == (9, 8)
    assert len({one.subject for one in report.findings if one.code == "value-placeholder"}) == 267
