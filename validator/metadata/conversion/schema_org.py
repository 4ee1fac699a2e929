"""schema.org's Dataset, as search engines read it, and Croissant, which is built on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.metadata.conversion.data_json import period_text
from validator.metadata.conversion.telling import language_tag, without_nothing

if TYPE_CHECKING:
    from validator.metadata.conversion.telling import Contact, Telling
    from validator.metadata.description import Subject

CROISSANT = "http://mlcommons.org/croissant/1.0"
AGENT, CONTACT = ("name", "mail", "page"), ("name", "mail", "phone", "page")
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
}


def schema_org(told: Telling) -> list[dict[str, object]]:
    """Return one document for each dataset."""
    return [{"@context": "https://schema.org/", **_dataset(told, one)} for one in told.datasets()]


def croissant(told: Telling) -> list[dict[str, object]]:
    """Return one Croissant document for each dataset; its tables' fields are not described."""
    return [_croissant(told, one) for one in told.datasets()]


def _croissant(told: Telling, dataset: Subject) -> dict[str, object]:
    document = _dataset(told, dataset)
    files = {"distribution": _objects(document.pop("distribution", []))}
    return {"@context": CONTEXT, **document, "@type": "sc:Dataset", "conformsTo": CROISSANT, **without_nothing(files)}


def _objects(files: object) -> list[dict[str, object]]:
    found = []
    for number, one in enumerate(files if isinstance(files, list) else (), 1):
        name = one.get("name") or re.split(r"[/?#]", str(one.get("contentUrl", "")).rstrip("/"))[-1] or f"file-{number}"
        found.append({**one, "@type": "cr:FileObject", "@id": f"file-{number}", "name": name})
    return found


def _dataset(told: Telling, dataset: Subject) -> dict[str, object]:
    files = told.files(dataset)
    return without_nothing(
        {
            "@type": "Dataset",
            "@id": None if dataset.key.startswith("_:") else dataset.key,
            "name": told.text(dataset, "dct:title"),
            "alternateName": told.texts(dataset, "dct:alternative"),
            "description": told.text(dataset, "dct:description"),
            "identifier": told.identifier(dataset),
            "url": told.text(dataset, "dcat:landingPage"),
            "keywords": told.texts(dataset, "dcat:keyword"),
            "about": told.texts(dataset, "dcat:theme"),
            "license": told.licence(dataset),
            "conditionsOfAccess": told.text(dataset, "dct:accessRights"),
            "usageInfo": told.text(dataset, "dct:rights"),
            "creator": [_agent(one) for one in told.agents(dataset, "dct:creator", AGENT)],
            "publisher": _agent(told.agent(dataset, "dct:publisher", AGENT)),
            "dateCreated": told.day(dataset, "dct:created"),
            "datePublished": told.day(dataset, "dct:issued"),
            "dateModified": told.day(dataset, "dct:modified"),
            "version": told.text(dataset, "dcat:version"),
            "inLanguage": [language_tag(one) for one in told.texts(dataset, "dct:language")],
            "temporalCoverage": period_text(told, dataset, opened=".."),
            "spatialCoverage": told.place(dataset),
            "isBasedOn": told.texts(dataset, "dct:source"),
            "contactPoint": _contact(told.contact(dataset, CONTACT)),
            "distribution": [_file(told, one) for one in files],
        }
    )


def _agent(agent: Contact | None) -> dict[str, object] | None:
    if agent is None:
        return None
    known = {"@type": "Organization", "@id": agent.iri, "name": agent.name, "email": agent.mail, "url": agent.page}
    return without_nothing(known)


def _contact(contact: Contact | None) -> dict[str, object] | None:
    if contact is None:
        return None
    known = {"name": contact.name, "email": contact.mail, "telephone": contact.phone, "url": contact.page}
    return without_nothing({"@type": "ContactPoint", **known})


def _file(told: Telling, file: Subject) -> dict[str, object]:
    size = told.text(file, "dcat:byteSize")
    return without_nothing(
        {
            "@type": "DataDownload",
            "name": told.text(file, "dct:title"),
            "description": told.text(file, "dct:description"),
            "contentUrl": told.text(file, "dcat:downloadURL"),
            "url": told.access_address(file),
            "encodingFormat": told.media_type(file),
            "contentSize": f"{size} B" if size else told.text(file, "schema:contentSize"),
            "sha256": told.checksum(file, "sha256")[1],
            "license": told.licence(file),
            "datePublished": told.day(file, "dct:issued"),
            "dateModified": told.day(file, "dct:modified"),
            "inLanguage": [language_tag(one) for one in told.texts(file, "dct:language")],
        }
    )
