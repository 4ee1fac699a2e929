"""The UK's Cross-Government Metadata Exchange Model: a record for each dataset, and one for each of its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.metadata.conversion.telling import without_nothing
from validator.metadata.conversion.terms import code_of

if TYPE_CHECKING:
    from validator.metadata.conversion.telling import Contact, Telling
    from validator.metadata.description import Subject

NAMED = ("name",)


def uk_exchange(told: Telling) -> list[dict[str, object]]:
    """Return the records: each dataset, then its files, which it names by their identifiers."""
    return [record for one in told.datasets() for record in _records(told, one)]


def _records(told: Telling, dataset: Subject) -> list[dict[str, object]]:
    identifier, files = told.identifier(dataset), told.files(dataset)
    names = [told.identifier(one) or f"{identifier}#distribution-{number}" for number, one in enumerate(files, 1)]
    licence = told.licence(dataset)
    record = without_nothing(
        {
            "type": "dcat:Dataset",
            "identifier": identifier,
            "title": told.text(dataset, "dct:title"),
            "alternativeTitle": told.texts(dataset, "dct:alternative"),
            "description": told.text(dataset, "dct:description"),
            "summary": told.text(dataset, "rdfs:comment"),
            "version": told.text(dataset, "dcat:version"),
            "licence": licence or next((one.first("dct:license") for one in files), None),
            "accessRights": _coded(told, dataset, "dct:accessRights", "uk-access-rights"),
            "securityClassification": told.text(dataset, "uk:securityClassification"),
            "contactPoint": _contact(told.contact(dataset, ("name", "mail", "phone"))),
            "created": _day(told, dataset, "dct:created"),
            "issued": _day(told, dataset, "dct:issued"),
            "modified": _day(told, dataset, "dct:modified"),
            "creator": [_organisation(one) for one in told.agents(dataset, "dct:creator", NAMED)],
            "publisher": _organisation(told.agent(dataset, "dct:publisher", NAMED)),
            "keyword": told.texts(dataset, "dcat:keyword"),
            "theme": told.addresses(dataset, "dcat:theme"),
            "relatedResource": told.addresses(dataset, "dct:relation"),
            "updateFrequency": _coded(told, dataset, "dct:accrualPeriodicity", "uk-frequency"),
            "distribution": names,
        }
    )
    return [record, *(_file(told, one, name, licence) for one, name in zip(files, names, strict=True))]


def _file(told: Telling, file: Subject, name: str, licence: str) -> dict[str, object]:
    size = told.text(file, "dcat:byteSize")
    return without_nothing(
        {
            "type": "dcat:Distribution",
            "identifier": name,
            "title": told.text(file, "dct:title"),
            "description": told.text(file, "dct:description"),
            "licence": told.licence(file) or licence,
            "mediaType": told.media_type(file),
            "byteSize": int(size) if size.isdecimal() else None,
            "downloadURL": told.one_address(file),
            "accessService": told.addresses(file, "dcat:accessService"),
            "issued": _day(told, file, "dct:issued"),
            "modified": _day(told, file, "dct:modified"),
        }
    )


def _coded(told: Telling, subject: Subject, name: str, vocabulary: str) -> str:
    text = told.text(subject, name)
    return (code_of(vocabulary, text) or text) if text else ""


def _day(told: Telling, subject: Subject, name: str) -> str:
    """Return a date without its time: the model takes days."""
    text = told.text(subject, name)
    return text[:10] if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T", text) else text


def _organisation(agent: Contact | None) -> str:
    """Return an organisation as the model writes it: by the last part of its page on GOV.UK."""
    if agent is None:
        return ""
    stated = re.search(r"gov\.uk/government/organisations/([a-z0-9-]+)", agent.iri)
    return stated[1] if stated else code_of("uk-organisation", agent.name) or agent.name


def _contact(contact: Contact | None) -> dict[str, object] | None:
    if contact is None:
        return None
    return without_nothing({"contactName": contact.name, "email": contact.mail, "telephone": contact.phone})
