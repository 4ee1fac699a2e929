"""data.json: DCAT-US 1.1 (Project Open Data), which data.gov.uk, data.gov and CKAN harvest.

A harvester takes `identifier` for the same dataset again, so two datasets that claim one identifier are told apart by
their address here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from validator.metadata.conversion.graph import write_json

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue
    from registry.dataset.dataset import Contact, Dataset
    from registry.dataset.download import Download
    from registry.dataset.table import Table

SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"


def write_data_json(catalogue: Catalogue) -> bytes:
    """Return the data.json of a catalogue."""
    claims = Counter(one.identifier for one in catalogue.datasets)
    return write_json(
        {
            "@context": f"{SCHEMA}/catalog.jsonld",
            "@id": f"{catalogue.base_url}data.json",
            "@type": "dcat:Catalog",
            "conformsTo": SCHEMA,
            "describedBy": f"{SCHEMA}/catalog.json",
            "dataset": [
                _dataset(catalogue, one, is_claimed_once=claims[one.identifier] == 1) for one in catalogue.datasets
            ],
        }
    )


def _dataset(catalogue: Catalogue, dataset: Dataset, *, is_claimed_once: bool) -> dict[str, Any]:
    here = f"{catalogue.base_url}{dataset.folder}/"
    return _without_nothing(
        {
            "@type": "dcat:Dataset",
            "title": dataset.title,
            "description": dataset.description or dataset.title,
            "keyword": list(dataset.keywords) or [dataset.name],
            "issued": dataset.issued,
            "modified": dataset.modified,
            "publisher": {"@type": "org:Organization", "name": dataset.publisher.title},
            "contactPoint": _contact(dataset.contact, catalogue.contact),
            "identifier": dataset.identifier if is_claimed_once else here,
            "accessLevel": "public",
            "license": next((one.address for one in dataset.licences if one.address), None),
            "accrualPeriodicity": dataset.frequency.iso if dataset.frequency else None,
            "temporal": _temporal(dataset),
            "spatial": (dataset.place.address or dataset.place.title) if dataset.place else None,
            "theme": list(dataset.themes),
            "landingPage": dataset.landing_page or here,
            "distribution": [
                _distribution(catalogue, table, one) for table in dataset.tables for one in table.downloads
            ],
        }
    )


def _distribution(catalogue: Catalogue, table: Table, download: Download) -> dict[str, Any]:
    standard = table.standard
    return _without_nothing(
        {
            "@type": "dcat:Distribution",
            "title": table.title,
            "description": table.description,
            "downloadURL": catalogue.base_url + download.href,
            "mediaType": download.format.media_type,
            "format": download.format.label,
            "conformsTo": f"{catalogue.base_url}standards/{standard.id}/{standard.version}/" if standard else None,
        }
    )


def _contact(contact: Contact | None, keeper: Contact) -> dict[str, Any]:
    name = (contact.name if contact else "") or keeper.name
    mail = (contact.mail_link if contact else None) or keeper.mail_link
    return _without_nothing({"@type": "vcard:Contact", "fn": name, "hasEmail": mail})


def _temporal(dataset: Dataset) -> str | None:
    # the form asks for both ends
    period = dataset.period
    return f"{period.start}/{period.end}" if period and period.start and period.end else None


def _without_nothing(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if value not in (None, "", [])}
