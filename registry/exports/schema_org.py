"""schema.org Dataset, as search engines read it inside a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from registry.exports.dcat import dataset_iri, publisher_iri

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue
    from registry.dataset.column import Column
    from registry.dataset.dataset import Dataset
    from registry.dataset.download import Download

LONGEST = 5_000  # characters of a description that Google's dataset search takes


def dataset_document(catalogue: Catalogue, dataset: Dataset) -> dict[str, Any]:
    """Return one dataset as a schema.org document."""
    document = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": dataset_iri(catalogue, dataset),
        "name": dataset.title,
        "description": (dataset.description or dataset.title)[:LONGEST],
        "url": f"{catalogue.base_url}{dataset.folder}/",
        "identifier": dataset.identifier,
        "version": dataset.latest.version,
        "license": next((one.address or one.title for one in dataset.licences), None),
        "keywords": list(dataset.keywords),
        "datePublished": dataset.issued,
        "dateModified": dataset.modified,
        "isAccessibleForFree": True,
        "creator": _organisation(catalogue, dataset),
        "publisher": _organisation(catalogue, dataset),
        "temporalCoverage": f"{dataset.period.start or '..'}/{dataset.period.end or '..'}" if dataset.period else None,
        "spatialCoverage": dataset.place.title if dataset.place else None,
        "includedInDataCatalog": {"@type": "DataCatalog", "name": catalogue.title, "url": catalogue.base_url},
        "variableMeasured": [_variable(one) for table in dataset.tables for one in table.columns],
        "distribution": [_download(catalogue, one) for table in dataset.tables for one in table.downloads],
    }
    return {name: value for name, value in document.items() if value not in (None, "", [])}


def _organisation(catalogue: Catalogue, dataset: Dataset) -> dict[str, Any]:
    publisher = dataset.publisher
    return {"@type": "Organization", "@id": publisher_iri(catalogue, publisher), "name": publisher.title}


def _variable(column: Column) -> dict[str, Any]:
    meaning = {"description": column.meaning} if column.meaning else {}
    return {"@type": "PropertyValue", "name": column.name} | meaning


def _download(catalogue: Catalogue, download: Download) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "contentUrl": catalogue.base_url + download.href,
        "encodingFormat": download.format.media_type,
        "contentSize": f"{download.bytes} B",
        "sha256": download.sha256,
    }
