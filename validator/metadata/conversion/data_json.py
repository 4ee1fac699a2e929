"""DCAT-US 1.1: the data.json that data.gov.uk, data.gov and CKAN harvest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.metadata.conversion.telling import language_tag, without_nothing
from validator.metadata.conversion.terms import code_of, short_of

if TYPE_CHECKING:
    from validator.metadata.conversion.telling import Contact, Telling
    from validator.metadata.description import Subject

SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
LEVELS = {"PUBLIC": "public", "RESTRICTED": "restricted public", "NON_PUBLIC": "non-public"}


def data_json(told: Telling) -> object:
    """Return the data.json of all datasets."""
    return {
        "@context": f"{SCHEMA}/catalog.jsonld",
        "@type": "dcat:Catalog",
        "conformsTo": SCHEMA,
        "describedBy": f"{SCHEMA}/catalog.json",
        "dataset": [_dataset(told, one) for one in told.datasets()],
    }


def period_text(told: Telling, subject: Subject, *, opened: str = "") -> str:
    """Return a period as start/end; `opened` stands for an end that is open, and without it such a period is none."""
    start, end = told.period(subject, opened=opened)
    return f"{start}/{end}" if start and end else ""


def frequency_iso(told: Telling, subject: Subject) -> str:
    """Return how often a dataset is renewed as an ISO 8601 repeat."""
    text = told.text(subject, "dct:accrualPeriodicity")
    return (code_of("frequency-iso", text) or text) if text else ""


def format_text(told: Telling, file: Subject) -> str:
    """Return a file's format in short: CSV."""
    text = told.text(file, "dct:format")
    return (short_of("file-type", text) or text) if text else ""


def _level(told: Telling, dataset: Subject) -> str | None:
    """Return the access rights as a level of access, where there is one for them."""
    found = LEVELS.get(short_of("access-right", dataset.first("dct:accessRights")) or "")
    if found:
        told.text(dataset, "dct:accessRights")
    return found


def _dataset(told: Telling, dataset: Subject) -> dict[str, object]:
    files = told.files(dataset)
    return without_nothing(
        {
            "@type": "dcat:Dataset",
            "identifier": told.identifier(dataset),
            "title": told.text(dataset, "dct:title"),
            "description": told.text(dataset, "dct:description"),
            "keyword": told.texts(dataset, "dcat:keyword"),
            "issued": told.day(dataset, "dct:issued"),
            "modified": told.day(dataset, "dct:modified"),
            "publisher": _publisher(told.agent(dataset, "dct:publisher")),
            "contactPoint": _contact(told.contact(dataset)),
            "accessLevel": _level(told, dataset),
            "license": told.one_licence(dataset, files),
            "rights": told.text(dataset, "dct:rights"),
            "spatial": told.place(dataset),
            "temporal": period_text(told, dataset),
            "accrualPeriodicity": frequency_iso(told, dataset),
            "conformsTo": told.text(dataset, "dct:conformsTo"),
            "landingPage": told.text(dataset, "dcat:landingPage"),
            "language": [language_tag(one) for one in told.texts(dataset, "dct:language")],
            "theme": told.texts(dataset, "dcat:theme"),
            "references": told.texts(dataset, "dct:references") + told.texts(dataset, "foaf:page"),
            "isPartOf": told.text(dataset, "dct:isPartOf"),
            "distribution": [_file(told, one) for one in files],
        }
    )


def _publisher(agent: Contact | None) -> dict[str, object] | None:
    return {"@type": "org:Organization", "name": agent.name} if agent else None


def _contact(contact: Contact | None) -> dict[str, object] | None:
    if contact is None:
        return None
    mail = f"mailto:{contact.mail}" if contact.mail else None
    return without_nothing({"@type": "vcard:Contact", "fn": contact.name, "hasEmail": mail})


def _file(told: Telling, file: Subject) -> dict[str, object]:
    return without_nothing(
        {
            "@type": "dcat:Distribution",
            "title": told.text(file, "dct:title"),
            "description": told.text(file, "dct:description"),
            "downloadURL": told.text(file, "dcat:downloadURL"),
            "accessURL": told.access_address(file),
            "mediaType": told.media_type(file),
            "format": format_text(told, file),
            "conformsTo": told.text(file, "dct:conformsTo"),
        }
    )
