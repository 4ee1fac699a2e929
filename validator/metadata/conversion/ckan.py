"""CKAN's package, as its API takes and gives it; what it has no key for stands among its extras."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from validator.metadata.conversion.data_json import format_text
from validator.metadata.conversion.telling import language_tag, without_nothing
from validator.metadata.conversion.terms import is_iri

if TYPE_CHECKING:
    from validator.metadata.conversion.telling import Telling
    from validator.metadata.description import Subject


def ckan(told: Telling) -> list[dict[str, object]]:
    """Return one package for each dataset."""
    return [_package(told, one) for one in told.datasets()]


def slug_of(text: str, otherwise: str) -> str:
    """Return a short name of small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:90].strip("-") or otherwise


def _package(told: Telling, dataset: Subject) -> dict[str, object]:
    title = told.text(dataset, "dct:title")
    files = told.files(dataset)
    return without_nothing(
        {
            "name": slug_of(title, "dataset"),
            "title": title,
            "notes": told.text(dataset, "dct:description"),
            "url": told.text(dataset, "dcat:landingPage"),
            "version": told.text(dataset, "dcat:version"),
            "license_url": told.licence(dataset),
            "tags": [{"name": one} for one in told.texts(dataset, "dcat:keyword")],
            "extras": [{"key": key, "value": value} for key, value in _extras(told, dataset).items()],
            "resources": [_resource(told, one) for one in files],
        }
    )


def _extras(told: Telling, dataset: Subject) -> dict[str, object]:
    publisher = told.agent(dataset, "dct:publisher", ("name", "mail", "page"))
    contact = told.contact(dataset, ("name", "mail", "phone"))
    place, (start, end) = told.place(dataset), told.period(dataset, opened=" ")
    return without_nothing(
        {
            "identifier": told.identifier(dataset),
            "issued": told.day(dataset, "dct:issued"),
            "modified": told.day(dataset, "dct:modified"),
            "frequency": told.text(dataset, "dct:accrualPeriodicity"),
            "access_rights": told.text(dataset, "dct:accessRights"),
            "theme": _listed(told.texts(dataset, "dcat:theme")),
            "language": _listed([language_tag(one) for one in told.texts(dataset, "dct:language")]),
            "conforms_to": _listed(told.texts(dataset, "dct:conformsTo")),
            "documentation": _listed(told.texts(dataset, "foaf:page")),
            "provenance": told.text(dataset, "dct:provenance"),
            "publisher_name": publisher.name if publisher else None,
            "publisher_email": publisher.mail if publisher else None,
            "publisher_url": publisher.page if publisher else None,
            "contact_name": contact.name if contact else None,
            "contact_email": contact.mail if contact else None,
            "contact_phone": contact.phone if contact else None,
            "temporal_start": start.strip(),
            "temporal_end": end.strip(),
            "spatial_uri": place if is_iri(place) else None,
            "spatial": None if is_iri(place) else place,
        }
    )


def _listed(values: list[str]) -> str:
    """Return values as an extra holds them: one as it is, several as the text of their JSON."""
    return json.dumps(values, ensure_ascii=False) if len(values) > 1 else "".join(values)


def _resource(told: Telling, file: Subject) -> dict[str, object]:
    download, access = told.text(file, "dcat:downloadURL"), told.text(file, "dcat:accessURL")
    algorithm, checksum = told.checksum(file)
    return without_nothing(
        {
            "name": told.text(file, "dct:title"),
            "description": told.text(file, "dct:description"),
            "url": access or download,
            "download_url": download,
            "format": format_text(told, file),
            "mimetype": told.media_type(file),
            "size": told.text(file, "dcat:byteSize"),
            "hash": checksum,
            "hash_algorithm": algorithm,
            "license": told.licence(file),
            "rights": told.text(file, "dct:rights"),
            "issued": told.day(file, "dct:issued"),
            "modified": told.day(file, "dct:modified"),
            "conforms_to": told.texts(file, "dct:conformsTo"),
            "language": [language_tag(one) for one in told.texts(file, "dct:language")],
            "status": told.text(file, "adms:status"),
            "availability": told.text(file, "dcatap:availability"),
        }
    )
