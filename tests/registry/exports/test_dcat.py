from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from registry.exports.all_exports import CATALOGUE_EXPORTS, DATASET_EXPORTS

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue

# rdflib 7 reads JSON-LD by a class that it deprecates itself
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BASE = "https://data.example.org/mere/"
TOILETS = URIRef(f"{BASE}datasets/ambleford/public-toilets/#dataset")
SPDX = Namespace("http://spdx.org/rdf/terms#")
WRITERS = {one.name: one.write for one in CATALOGUE_EXPORTS}
DATASET_WRITERS = {one.name: one.write for one in DATASET_EXPORTS}


@pytest.fixture(scope="module")
def graph(catalogue: Catalogue) -> Graph:
    """Return catalog.ttl as rdflib reads it."""
    return Graph().parse(data=WRITERS["catalog.ttl"](catalogue).decode(), format="turtle")


def test_turtle_and_json_ld_hold_the_same_graph(catalogue: Catalogue, graph: Graph) -> None:
    other = Graph().parse(data=WRITERS["catalog.jsonld"](catalogue).decode(), format="json-ld")
    assert isomorphic(graph, other)


def test_the_catalogue_lists_every_dataset(graph: Graph) -> None:
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    listed = set(graph.objects(catalogue, DCAT.dataset))
    assert listed == set(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(listed) == 5


def test_what_dcat_ap_makes_mandatory_is_there(graph: Graph) -> None:
    needed = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
        DCAT.Distribution: (DCAT.accessURL,),
        DCAT.CatalogRecord: (DCTERMS.modified, FOAF.primaryTopic),
        FOAF.Agent: (FOAF.name,),
        SPDX.Checksum: (SPDX.algorithm, SPDX.checksumValue),
    }
    for kind, properties in needed.items():
        subjects = set(graph.subjects(RDF.type, kind))
        assert subjects
        for subject in subjects:
            assert all(graph.value(subject, one) is not None for one in properties), subject


def test_no_node_is_blank_and_every_subject_stands_below_the_catalogue(graph: Graph) -> None:
    assert not [one for triple in graph for one in triple if isinstance(one, BNode)]
    assert all(str(subject).startswith(BASE) for subject in graph.subjects())


def test_every_node_that_is_linked_below_the_catalogue_is_described(graph: Graph) -> None:
    linked = {one for one in graph.objects() if str(one).startswith(BASE) and "#" in str(one)}
    assert linked - set(graph.subjects()) == set()


def test_a_dataset_says_who_when_how_often_under_what_licence_and_by_which_standard(graph: Graph) -> None:
    publisher = graph.value(TOILETS, DCTERMS.publisher)
    assert graph.value(publisher, FOAF.name) == Literal("Ambleford Borough Council")
    assert graph.value(TOILETS, DCTERMS.issued) == Literal("2026-03-02T09:15:00Z", datatype=XSD.dateTime)
    assert graph.value(TOILETS, DCTERMS.modified) == Literal("2026-04-02T09:12:31Z", datatype=XSD.dateTime)
    frequency = URIRef("http://publications.europa.eu/resource/authority/frequency/MONTHLY")
    assert graph.value(TOILETS, DCTERMS.accrualPeriodicity) == frequency
    licence = URIRef("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")
    assert graph.value(TOILETS, DCTERMS.license) == licence
    assert graph.value(TOILETS, DCTERMS.conformsTo) == URIRef(f"{BASE}standards/uk/public-toilets/1.0.0/")
    identifier = Literal("https://ambleford.example.org/id/dataset/public-toilets")
    assert graph.value(TOILETS, DCTERMS.identifier) == identifier


def test_a_period_is_typed_by_its_form(graph: Graph) -> None:
    period = graph.value(TOILETS, DCTERMS.temporal)
    assert graph.value(period, DCAT.startDate) == Literal("2026-04-01", datatype=XSD.date)


def test_a_distribution_says_how_large_it_is_and_how_to_check_it(catalogue: Catalogue, graph: Graph) -> None:
    (file,) = next(one for one in catalogue.datasets if one.name == "public-toilets").latest.downloads
    distribution = graph.value(TOILETS, DCAT.distribution)
    size = Literal(str(file.bytes), datatype=XSD.nonNegativeInteger)
    assert graph.value(distribution, DCAT.byteSize) == size
    checksum = graph.value(distribution, SPDX.checksum)
    assert str(graph.value(checksum, SPDX.checksumValue)) == file.sha256
    address = URIRef(f"{BASE}datasets/ambleford/public-toilets/1.1.0/public-toilets.csv")
    assert graph.value(distribution, DCAT.downloadURL) == address


def test_a_distribution_stays_the_same_thing_in_the_next_version(catalogue: Catalogue) -> None:
    (dataset,) = [one for one in catalogue.datasets if one.name == "public-toilets"]
    older = replace(dataset, versions=dataset.versions[1:], tables=())
    older = replace(older, tables=(replace(dataset.tables[0], downloads=older.latest.downloads),))
    names = [
        set(
            Graph().parse(data=DATASET_WRITERS["dataset.ttl"](catalogue, one).decode()).objects(None, DCAT.distribution)
        )
        for one in (dataset, older)
    ]
    assert names[0] == names[1]


@pytest.mark.parametrize(("name", "form"), [("dataset.ttl", "turtle"), ("dataset.jsonld", "json-ld")])
def test_each_dataset_can_be_read_alone(catalogue: Catalogue, name: str, form: str) -> None:
    for dataset in catalogue.datasets:
        alone = Graph().parse(data=DATASET_WRITERS[name](catalogue, dataset).decode(), format=form)
        (subject,) = alone.subjects(RDF.type, DCAT.Dataset)
        assert alone.value(subject, DCTERMS.title) == Literal(dataset.title)
