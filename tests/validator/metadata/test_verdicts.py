"""Published examples of metadata, good and bad, each with the verdict that its own publisher gives it.

The faults are those that the files' names, their own comments or their authors' tools state. A bad file may have older
faults besides: what is asked is that the named one is found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from validator.options import Options
from validator.validate import validate

DATA = Path(__file__).parents[4] / "shared/data/dcat"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the published examples are not beside this checkout")

GOOD = (
    "dcat-us-gsa/good/Catalog-typical_example.json",
    "dcat-us-gsa/good/Dataset-minimal_example.json",
    "dcat-us-gsa-harvester/dcatus.json",
    "dcat-us-gsa-harvester/dcatus3_0.json",
    "dcat-us-gsa-harvester/dcatus3_0_nested_catalog.json",
    "dcat-us-gsa-harvester/dcatus3_0_with_records.json",
    "dcat-us-gsa-harvester/dcatus_single_record_non-federal.json",
    "geodcat-ap/kind.ttl",
    "geodcat-ap/quality-measurement.ttl",
    "geodcat-ap/standard-crs.ttl",
    "semiceu-dcat-ap-3.0.1/examples/example-bee-population-2022-2023.ttl",
    "semiceu-dcat-ap-3.0.1/examples/example-bee-population.ttl",
    "semiceu-dcat-ap-3.0.1/examples/example-bee-populaton-2022-2023.ttl",
    "uk-metadata-exchange/ContactPoint/valid/ContactPoint-fsa-minimal.yaml",
    "uk-metadata-exchange/DataService/valid/DataService-dwp-address-lookup.yaml",
    "uk-metadata-exchange/DataService/valid/DataService-fsa-food-alertsservice.yaml",
    "uk-metadata-exchange/DataService/valid/DataService-nhs-vaccination-events.yaml",
    "uk-metadata-exchange/Dataset/valid/Dataset-minimal-datset.yaml",
    "uk-metadata-exchange/Dataset/valid/Dataset-os-postcodes-datset.yaml",
    "uk-metadata-exchange/Distribution/valid/Distribution-os-postcodes-csv-distribution-minimal.yaml",
    "uk-metadata-exchange/Distribution/valid/Distribution-os-postcodes-csv-distribution.yaml",
)
BAD = {
    "croissant/1.0/distribution_bad_contained_in/metadata.json": ("reference-dangling", "cr:containedIn"),
    "croissant/1.0/distribution_bad_type/metadata.json": ("value-malformed", "rdf:type"),
    "croissant/1.0/distribution_missing_property_content_url/metadata.json": ("property-missing", "schema:contentUrl"),
    "croissant/1.0/mlfield_bad_source/metadata.json": ("reference-dangling", "cr:fileObject"),
    "croissant/1.0/mlfield_missing_source/metadata.json": ("property-missing", "cr:source"),
    "croissant/1.0/recordset_missing_context_for_datatype/metadata.json": ("property-missing", "cr:dataType"),
    "dcat-us-gsa/bad/Agent-missing_required_name.json": ("property-missing", "foaf:name"),
    "dcat-us-gsa/bad/Catalog-invalid_issued_format.json": ("value-malformed", "dct:issued"),
    "dcat-us-gsa/bad/DataService-missing_required_publisher.json": ("property-missing", "dct:publisher"),
    "dcat-us-gsa/bad/Dataset-bad-accrual-periodicity.json": ("value-malformed", "dct:accrualPeriodicity"),
    "dcat-us-gsa/bad/PeriodOfTime-invalid_date_format.json": ("value-malformed", "dcat:startDate"),
    "dcat-us-gsa-harvester/dcatus3_0_series_with_members.json": ("property-missing", "dcat:dataset"),
    "dcat-us-gsa-harvester/dcatus3_0_service_serves_dataset.json": ("property-missing", "dcat:dataset"),
    "dcat-us-gsa-harvester/missing_title.json": ("property-missing", "dct:title"),
    "geodcat-ap/dataset.ttl": ("property-missing", "dct:title"),
    "geodcat-ap/data-service.ttl": ("property-repeated", "dcat:bbox"),
    "geodcat-ap/catalogue-record.ttl": ("property-missing", "foaf:primaryTopic"),
    "geodcat-ap/location-geom.ttl": ("property-repeated", "dcat:bbox"),
    "semiceu-dcat-ap-3.0.1/examples/example-bee-population-dataset-series.ttl": ("property-missing", "dct:description"),
    "semiceu-dcat-ap-3.0.1/examples/example-bee-population-dataset-series-issued.ttl": (
        "property-missing",
        "dct:description",
    ),
    "uk-metadata-exchange/ContactPoint/invalid/invalid-contact-email.yaml": ("value-malformed", "vcard:hasEmail"),
    "uk-metadata-exchange/DataService/invalid/dwp-address-lookup.yaml": ("value-malformed", "rdf:type"),
    "uk-metadata-exchange/DataService/invalid/invalid-datetime-format.yaml": ("value-malformed", "dct:modified"),
    "uk-metadata-exchange/DataService/invalid/invalid-email.yaml": ("value-malformed", "dcat:contactPoint"),
    "uk-metadata-exchange/DataService/invalid/invalid-security-classification.yaml": (
        "value-not-in-list",
        "uk:securityClassification",
    ),
    "uk-metadata-exchange/DataService/invalid/invalid-serviceStatus.yaml": ("value-not-in-list", "adms:status"),
    "uk-metadata-exchange/Dataset/invalid/invalid-frequency.yaml": ("value-not-in-list", "dct:accrualPeriodicity"),
    "uk-metadata-exchange/Dataset/invalid/invalid-type.yaml": ("value-malformed", "rdf:type"),
    "uk-metadata-exchange/Distribution/invalid/invalid-mediatype-csv.yaml": ("value-malformed", "dcat:mediaType"),
    "uk-metadata-exchange/Distribution/invalid/invalid-mediatype-uri.yaml": ("value-malformed", "dcat:mediaType"),
}
UNREADABLE = (
    "semiceu-dcat-ap-3.0.1/examples/example-bee-population-dataset-series-api.ttl",
    "semiceu-dcat-ap-3.0.1/examples/example-bee-population-dataset-series-combined.ttl",
)


def errors_of(name: str) -> list[tuple[str, str | None]]:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"{name} is not among the examples here")
    report = validate([path], Options(examples=0))
    assert not report.errors
    return [(one.code, one.property) for one in report.findings if one.severity == "error"]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_has_no_error(name: str) -> None:
    assert errors_of(name) == []


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_has_the_fault_that_it_is_named_for(name: str) -> None:
    assert BAD[name] in errors_of(name)


@pytest.mark.parametrize("name", UNREADABLE)
def test_turtle_that_breaks_off_is_told_with_its_line(name: str) -> None:
    report = validate([DATA / name], Options())
    (error,) = report.errors
    assert error.code == "not-rdf"
    assert " at line " in str(error.facts["reason"])


def test_every_case_of_dcat_ap_de_has_its_verdict() -> None:
    """bad-1 has two dates, bad-2 an address, bad-3 words; the official shapes find the first, or the first two."""
    report = validate([DATA / "dcat-ap-de/dataset-dct_issued.ttl"], Options(examples=None))
    errors = [one for one in report.findings if one.severity == "error"]
    found = {(one.code, one.property, one.subject) for one in errors}
    assert {one[:2] for one in found} == {("property-repeated", "dct:issued"), ("value-malformed", "dct:issued")}
    assert len(found) == 3


def test_a_councils_catalogue_is_measured_as_it_is() -> None:
    """Counted from the file itself: 267 datasets, 89 without a licence, 45 without a keyword, 121 without an e-mail."""
    report = validate([DATA / "uk-real/camden.data.json"], Options(profiles=("data-gov-uk",)))
    assert sum(one.count for one in report.findings if one.property == "dct:license" and one.severity == "error") == 89
    report = validate([DATA / "uk-real/camden.data.json"], Options())
    counts = {
        wanted: sum(one.count for one in report.findings if (one.code, one.property) == wanted)
        for wanted in (("property-missing", "dcat:keyword"), ("property-missing", "vcard:hasEmail"))
    }
    assert list(counts.values()) == [45, 121]
