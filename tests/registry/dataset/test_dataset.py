from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from registry.dataset.catalogue import look_up
from registry.dataset.dataset import Dataset, Period, read_dataset
from registry.record import Publisher, Record, StoredFile, Version
from standards.errors import DsregError

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue

ONE = Version(version="1.0.0", date="2026-01-01T00:00:00Z", record="0" * 64, files=())


def read(descriptor: dict[str, Any], *versions: Version, report: dict[str, Any] | None = None) -> Dataset:
    """Return the dataset of a descriptor."""
    record = Record(publisher="p", name="n", descriptor=descriptor, report=report or {}, versions=versions or (ONE,))
    return read_dataset(record, Publisher(id="p", title="Publisher"), find_standard=look_up)


def test_a_descriptor_that_says_nothing_is_a_dataset_all_the_same() -> None:
    dataset = read({})
    assert (dataset.title, dataset.identifier, dataset.tables, dataset.contact) == ("n", "p/n", (), None)


@pytest.mark.parametrize("odd", [None, 7, "text", ["list"], {"key": "value"}, [[]], [None], True])
def test_no_odd_value_anywhere_stops_the_catalogue(odd: Any) -> None:  # noqa: ANN401 - any JSON value
    keys = "title id description licenses contributors keywords theme spatial temporal contactPoint accrualPeriodicity"
    read(dict.fromkeys([*keys.split(), "landingPage", "homepage", "sources", "resources", "version", "created"], odd))


def test_versions_stand_newest_first() -> None:
    dataset = read({}, ONE, Version(version="1.1.0", date="2026-02-01T00:00:00Z", record="1" * 64, files=()))
    assert [one.version for one in dataset.versions] == ["1.1.0", "1.0.0"]
    assert (dataset.issued, dataset.modified) == ("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")


@pytest.mark.parametrize("number", ["../x", "index.html", "a/b", "", "1/../../x", "1.0\n"])
def test_a_version_that_could_stand_for_another_file_is_refused(number: str) -> None:
    with pytest.raises(DsregError):
        read({}, Version(version=number, date="", record="0" * 64, files=()))


def test_a_file_that_leads_out_of_the_site_is_refused() -> None:
    file = StoredFile(path="../../../index.html", sha256="0" * 64, bytes=1)
    with pytest.raises(DsregError):
        read({}, Version(version="1.0.0", date="", record="0" * 64, files=(file,)))


def test_a_descriptor_among_the_files_is_offered_once() -> None:
    file = StoredFile(path="datapackage.json", sha256="1" * 64, bytes=1)
    dataset = read({}, Version(version="1.0.0", date="", record="0" * 64, files=(file,)))
    assert [one.sha256 for one in dataset.latest.all_downloads] == ["1" * 64]


@pytest.mark.parametrize(
    ("temporal", "period"),
    [
        ("2026-01/2026-03", Period(start="2026-01", end="2026-03")),
        ({"start": "2020", "end": "soon"}, Period(start="2020")),
        ({"startDate": "2020-01-01"}, Period(start="2020-01-01")),
        ("long ago", None),
    ],
)
def test_a_period_is_read_in_the_forms_in_use(temporal: object, period: Period | None) -> None:
    assert read({"temporal": temporal}).period == period


@pytest.mark.parametrize(
    ("spatial", "title", "address"),
    [
        ("Ambleford", "Ambleford", None),
        ("https://sws.geonames.org/1/", "https://sws.geonames.org/1/", "https://sws.geonames.org/1/"),
        ({"name": "Ambleford", "uri": "https://example.org/a"}, "Ambleford", "https://example.org/a"),
        (["First", "Second"], "First", None),
    ],
)
def test_a_place_is_read_in_the_forms_in_use(spatial: object, title: str, address: str | None) -> None:
    place = read({"spatial": spatial}).place
    assert place is not None
    assert (place.title, place.address) == (title, address)


def test_a_link_that_is_no_web_address_is_text() -> None:
    dataset = read({"sources": [{"title": "S", "path": "javascript:alert(1)"}], "landingPage": "javascript:alert(1)"})
    assert (dataset.sources[0].address, dataset.landing_page) == (None, None)


def test_a_mail_link_carries_nothing_but_the_address() -> None:
    contact = read({"contactPoint": {"email": "a&cc=b%3F@example.org"}}).contact
    assert contact is not None
    assert contact.mail_link == "mailto:a%26cc%3Db%253F@example.org"


def test_findings_stand_with_their_table_or_with_the_dataset() -> None:
    table = {"code": "a", "severity": "error", "table": "t", "message": "in the table"}
    about = {"code": "b", "severity": "warning", "subject": "s", "message": "in the description"}
    dataset = read({"resources": [{"name": "t", "path": "t.csv"}]}, report={"findings": [about, table]})
    assert [one.message for one in dataset.tables[0].findings] == ["in the table"]
    assert [one.message for one in dataset.findings] == ["in the description"]
    assert len(dataset.all_findings) == 2


def test_a_catalogue_lists_its_datasets_by_title_and_the_standards_of_the_library(catalogue: Catalogue) -> None:
    assert [one.title for one in catalogue.datasets] == [
        "Brownfield land register, Northmere",
        "Planning decisions",
        "Public toilets in Ambleford",
        "street-trees",
        "Toilets of Saltby district",
    ]
    assert {"uk/public-toilets", "uk/brownfield-land"} <= {one.id for one in catalogue.standards}


def test_an_address_of_a_page_is_that_of_its_folder(catalogue: Catalogue) -> None:
    assert catalogue.address("about/index.html") == "https://data.example.org/mere/about/"
    assert catalogue.address("data.json") == "https://data.example.org/mere/data.json"
