"""DCAT 3, in the shape of DCAT-AP 3.0.1: the catalogue, its records, datasets, distributions, publishers.

Every subject is an IRI below the catalogue's own address, so that no record can speak of another's node; what the
publisher calls its dataset is the dct:identifier, by which harvesters match.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from registry.dataset.reading import read_address
from validator.metadata.conversion.graph import Iri, Literal, Node, link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from registry.dataset.catalogue import Catalogue
    from registry.dataset.dataset import Contact, Dataset
    from registry.dataset.download import Download
    from registry.dataset.table import Table
    from registry.record import Publisher

IANA = "https://www.iana.org/assignments/media-types/"
SHA256 = Iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")


def catalogue_nodes(catalogue: Catalogue) -> list[Node]:
    """Return the graph of a whole catalogue."""
    nodes = [_catalogue(catalogue), _owner(catalogue), _contact(catalogue.contact, _iri(catalogue, "", "contact"))]
    nodes += [_publisher(catalogue, one) for one in catalogue.publishers]
    for dataset in catalogue.datasets:
        nodes += _about(catalogue, dataset)
    return nodes


def dataset_nodes(catalogue: Catalogue, dataset: Dataset) -> list[Node]:
    """Return the graph of one dataset, with its publisher."""
    return [_publisher(catalogue, dataset.publisher), *_about(catalogue, dataset)]


def dataset_iri(catalogue: Catalogue, dataset: Dataset) -> str:
    """Return the IRI of a dataset."""
    return _iri(catalogue, dataset.folder + "/", "dataset")


def publisher_iri(catalogue: Catalogue, publisher: Publisher) -> str:
    """Return the IRI of a publisher."""
    return _iri(catalogue, f"publishers/{publisher.id}/", "publisher")


def _iri(catalogue: Catalogue, path: str, name: str) -> str:
    return f"{catalogue.base_url}{path}#{name}"


def _catalogue(catalogue: Catalogue) -> Node:
    dates = sorted({one.modified for one in catalogue.datasets})
    node = Node(_iri(catalogue, "", "catalogue"), "dcat:Catalog")
    node.add("dct:title", catalogue.title)
    node.add("dct:description", catalogue.description)
    node.add("dct:publisher", Iri(_iri(catalogue, "", "owner")))
    node.add("dcat:contactPoint", Iri(_iri(catalogue, "", "contact")))
    node.add("foaf:homepage", Iri(catalogue.base_url))
    node.add("dct:license", link(catalogue.licence))
    node.add("dct:modified", *(_time(date) for date in dates[-1:]))
    node.add("dcat:dataset", *(Iri(dataset_iri(catalogue, one)) for one in catalogue.datasets))
    node.add("dcat:record", *(Iri(_iri(catalogue, one.folder + "/", "record")) for one in catalogue.datasets))
    return node


def _owner(catalogue: Catalogue) -> Node:
    node = Node(_iri(catalogue, "", "owner"), "foaf:Agent")
    node.add("foaf:name", catalogue.title)
    return node


def _publisher(catalogue: Catalogue, publisher: Publisher) -> Node:
    node = Node(publisher_iri(catalogue, publisher), "foaf:Agent")
    node.add("foaf:name", publisher.title)
    node.add("dct:identifier", publisher.id)
    return node


def _contact(contact: Contact, iri: str) -> Node:
    node = Node(iri, "vcard:Kind")
    node.add("vcard:fn", contact.name or contact.mail or contact.page)
    node.add("vcard:hasEmail", link(contact.mail_link))
    node.add("vcard:hasURL", link(contact.page))
    return node


def _about(catalogue: Catalogue, dataset: Dataset) -> Iterator[Node]:
    place = f"{catalogue.base_url}{dataset.folder}/"
    yield _record(dataset, place)
    yield _dataset(catalogue, dataset, place)
    if dataset.contact:
        yield _contact(dataset.contact, f"{place}#contact")
    if dataset.period:
        yield _period(dataset, place)
    if dataset.place and not dataset.place.address:
        yield _location(dataset.place.title, place)
    for table in dataset.tables:
        for download in table.downloads:
            yield from _distribution(catalogue, dataset, table, download)


def _record(dataset: Dataset, place: str) -> Node:
    node = Node(f"{place}#record", "dcat:CatalogRecord")
    node.add("foaf:primaryTopic", Iri(f"{place}#dataset"))
    node.add("dct:issued", _time(dataset.issued))
    node.add("dct:modified", _time(dataset.modified))
    return node


def _dataset(catalogue: Catalogue, dataset: Dataset, place: str) -> Node:
    node = Node(f"{place}#dataset", "dcat:Dataset")
    node.add("dct:title", dataset.title)
    node.add("dct:description", dataset.description or dataset.title)
    node.add("dct:identifier", dataset.identifier)
    node.add("dct:publisher", Iri(publisher_iri(catalogue, dataset.publisher)))
    node.add("dcat:contactPoint", link(f"{place}#contact" if dataset.contact else None))
    node.add("dct:license", *(link(one.address) for one in dataset.licences))
    node.add("dct:issued", _time(dataset.issued))
    node.add("dct:modified", _time(dataset.modified))
    node.add("dcat:version", dataset.latest.version)
    node.add("dcat:keyword", *dataset.keywords)
    node.add("dcat:theme", *(link(read_address(one)) for one in dataset.themes))
    node.add("dct:accrualPeriodicity", link(dataset.frequency.iri if dataset.frequency else None))
    node.add("dct:temporal", link(f"{place}#period" if dataset.period else None))
    node.add("dct:spatial", link(dataset.place.address or f"{place}#place") if dataset.place else None)
    node.add("dct:conformsTo", *_standards(catalogue, dataset.tables))
    node.add("dct:source", *(link(one.address) for one in dataset.sources))
    node.add("dcat:landingPage", Iri(dataset.landing_page or place))
    node.add("foaf:page", Iri(place))
    downloads = [one for table in dataset.tables for one in table.downloads]
    node.add("dcat:distribution", *(Iri(_distribution_iri(catalogue, dataset, one)) for one in downloads))
    return node


def _period(dataset: Dataset, place: str) -> Node:
    node = Node(f"{place}#period", "dct:PeriodOfTime")
    if dataset.period:
        node.add("dcat:startDate", _time(dataset.period.start))
        node.add("dcat:endDate", _time(dataset.period.end))
    return node


def _location(title: str, place: str) -> Node:
    node = Node(f"{place}#place", "dct:Location")
    node.add("skos:prefLabel", title)
    return node


def _distribution_iri(catalogue: Catalogue, dataset: Dataset, download: Download) -> str:
    # without the version: a distribution stays the same thing when its bytes are renewed
    file = download.href.removeprefix(f"{dataset.folder}/{dataset.latest.version}/")
    return f"{catalogue.base_url}{dataset.folder}/#distribution/{file}"


def _distribution(catalogue: Catalogue, dataset: Dataset, table: Table, download: Download) -> Iterator[Node]:
    address = Iri(catalogue.base_url + download.href)
    node = Node(_distribution_iri(catalogue, dataset, download), "dcat:Distribution")
    node.add("dct:title", table.title)
    node.add("dct:description", table.description)
    node.add("dcat:accessURL", address)
    node.add("dcat:downloadURL", address)
    node.add("dct:format", link(download.format.iri))
    node.add("dcat:mediaType", Iri(IANA + download.format.media_type))
    node.add("dcat:byteSize", Literal(str(download.bytes), "xsd:nonNegativeInteger"))
    node.add("spdx:checksum", Iri(f"{node.iri}/checksum"))
    node.add("dct:license", *(link(one.address) for one in dataset.licences[:1]))
    node.add("dct:conformsTo", *_standards(catalogue, (table,)))
    node.add("dct:issued", _time(dataset.modified))
    yield node
    checksum = Node(f"{node.iri}/checksum", "spdx:Checksum")
    checksum.add("spdx:algorithm", SHA256)
    checksum.add("spdx:checksumValue", Literal(download.sha256, "xsd:hexBinary"))
    yield checksum


def _standards(catalogue: Catalogue, tables: tuple[Table, ...]) -> list[Iri]:
    found = {table.standard.id: table.standard for table in tables if table.standard}
    return [Iri(f"{catalogue.base_url}standards/{one.id}/{one.version}/") for one in found.values()]


def _time(text: str) -> Literal | None:
    """Return a date in the datatype that its form asks for."""
    forms = {r"\d{4}": "xsd:gYear", r"\d{4}-\d{2}": "xsd:gYearMonth", r"\d{4}-\d{2}-\d{2}": "xsd:date"}
    kind = next((kind for form, kind in forms.items() if re.fullmatch(form, text)), "xsd:dateTime")
    return Literal(text, kind) if text else None
