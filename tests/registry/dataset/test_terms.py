from __future__ import annotations

import pytest

from registry.dataset.terms import FREQUENCIES, find_format, find_frequency, find_licence

OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@pytest.mark.parametrize(
    "value",
    [
        "monthly",
        "Monthly",
        "http://purl.org/cld/freq/monthly",
        "freq:monthly",
        "R/P1M",
        "http://publications.europa.eu/resource/authority/frequency/MONTHLY",
    ],
)
def test_every_spelling_of_a_frequency_means_the_same(value: str) -> None:
    assert find_frequency(value) == FREQUENCIES["monthly"]


def test_other_words_stand_for_themselves() -> None:
    found = find_frequency("after each election")
    assert found is not None
    assert (found.words, found.iso, found.iri) == ("after each election", None, None)


@pytest.mark.parametrize("value", ["", None, []])
def test_no_words_are_no_frequency(value: object) -> None:
    assert find_frequency(value) is None


def test_a_licence_is_known_by_its_name() -> None:
    found = find_licence("OGL-UK-3.0")
    assert found is not None
    assert (found.title, found.short, found.address) == ("Open Government Licence v3.0", "OGL v3", OGL)


@pytest.mark.parametrize("path", [OGL, OGL.rstrip("/"), OGL.replace("https", "http")])
def test_a_licence_is_known_by_its_address(path: str) -> None:
    found = find_licence(None, path=path)
    assert found is not None
    assert (found.short, found.address) == ("OGL v3", path)


def test_an_unknown_licence_keeps_its_words_and_its_address() -> None:
    found = find_licence("house-rules", title="Our rules", path="https://example.org/rules")
    assert found is not None
    assert (found.title, found.short, found.address) == ("Our rules", "house-rules", "https://example.org/rules")


def test_a_licence_that_says_nothing_is_none() -> None:
    assert find_licence("", title=None, path="javascript:alert(1)") is None


@pytest.mark.parametrize(
    ("path", "label", "media_type"),
    [
        ("a/b.CSV", "CSV", "text/csv"),
        ("b.geojson", "GeoJSON", "application/geo+json"),
        ("c.gml", "GML", "application/octet-stream"),
        ("README", "file", "application/octet-stream"),
        ("archive.csv.gz", "gzip", "application/gzip"),
    ],
)
def test_a_format_is_told_by_the_file_s_name(path: str, label: str, media_type: str) -> None:
    found = find_format(path)
    assert (found.label, found.media_type) == (label, media_type)
