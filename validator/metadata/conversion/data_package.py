"""A Data Package's descriptor, version 2, for each dataset; its tables' schemas are not described."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.metadata.conversion.ckan import slug_of
from validator.metadata.conversion.data_json import format_text, period_text
from validator.metadata.conversion.telling import language_tag, without_nothing
from validator.metadata.conversion.terms import is_iri

if TYPE_CHECKING:
    from validator.metadata.conversion.telling import Contact, Telling
    from validator.metadata.description import Subject

PERSON = ("name", "mail", "page")
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"


def data_package(told: Telling) -> list[dict[str, object]]:
    """Return one descriptor for each dataset."""
    return [_package(told, one) for one in told.datasets()]


def _package(told: Telling, dataset: Subject) -> dict[str, object]:
    title = told.text(dataset, "dct:title")
    files = told.files(dataset)
    licence = told.one_licence(dataset, files)
    people = [("publisher", one) for one in told.agents(dataset, "dct:publisher", PERSON)]
    people += [("creator", one) for one in told.agents(dataset, "dct:creator", PERSON)]
    document = without_nothing(
        {
            "$schema": SCHEMA,
            "name": slug_of(title, "dataset"),
            "id": told.identifier(dataset),
            "title": title,
            "description": told.text(dataset, "dct:description"),
            "version": told.text(dataset, "dcat:version"),
            "created": told.day(dataset, "dct:issued"),
            "modified": told.day(dataset, "dct:modified"),
            "keywords": told.texts(dataset, "dcat:keyword"),
            "homepage": told.text(dataset, "dcat:landingPage"),
            "licenses": [{"path" if is_iri(licence) else "title": licence}] if licence else [],
            "contributors": [_contributor(role, one) for role, one in people],
            "contactPoint": _contact(told.contact(dataset)),
            "accrualPeriodicity": told.text(dataset, "dct:accrualPeriodicity"),
            "spatial": told.place(dataset),
            "temporal": period_text(told, dataset, opened=".."),
            "theme": told.texts(dataset, "dcat:theme"),
            "language": [language_tag(one) for one in told.texts(dataset, "dct:language")],
        }
    )
    return document | {"resources": [_resource(told, one, number) for number, one in enumerate(files, 1)]}


def _contact(contact: Contact | None) -> dict[str, object] | None:
    return without_nothing({"name": contact.name, "email": contact.mail}) if contact else None


def _contributor(role: str, agent: Contact) -> dict[str, object]:
    return without_nothing({"title": agent.name, "path": agent.page, "email": agent.mail, "roles": [role]})


def _resource(told: Telling, file: Subject, number: int) -> dict[str, object]:
    title = told.text(file, "dct:title")
    address = told.one_address(file)
    algorithm, checksum = told.checksum(file)
    size = told.text(file, "dcat:byteSize")
    stem = re.split(r"[/?#]", address.rstrip("/"))[-1].partition(".")[0]
    conforms = told.texts(file, "dct:conformsTo")
    return without_nothing(
        {
            "name": slug_of(title or stem, f"resource-{number}"),
            "path": address,
            "title": title,
            "description": told.text(file, "dct:description"),
            "format": format_text(told, file).lower(),
            "mediatype": told.media_type(file),
            "bytes": int(size) if size.isdecimal() else None,
            "hash": f"{algorithm}:{checksum}" if checksum else None,
            "conformsTo": conforms[0] if len(conforms) == 1 else conforms,
        }
    )
