"""Which form of metadata a file is, told by its content, else by the profile that it is held to."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SPACES = b"\xef\xbb\xbf \t\r\n"
SUFFIXES = {".ttl": "turtle", ".nt": "n-triples", ".rdf": "rdf-xml", ".jsonld": "json-ld"}
YAML = frozenset({".yaml", ".yml"})
JSON = frozenset({".json", ".jsonld"})
WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"{\0", "utf-16-le"), (b"\0{", "utf-16-be"))
"""How a document in UTF-16 begins."""
RDF_XML = re.compile(rb"<(?:\w+:)?RDF[\s>]")
TURTLE = re.compile(rb"(?:\s|#[^\n]*\n)*@?(?:prefix|base)\s+(?:[\w.-]*:\s*)?<[^>]*>", re.IGNORECASE)
TRIPLE = re.compile(rb"(?:\s|#[^\n]*\n)*(?:<[^>\s]+>|_:\S+)\s+<[^>\s]+>\s+(?:<|\"|_:)")
UK_KEYS = frozenset(
    {
        "accessRights",
        "contactName",
        "contactPoint",
        "endpointDescription",
        "licence",
        "mediaType",
        "securityClassification",
        "serviceStatus",
        "serviceType",
        "updateFrequency",
    }
)
"""Keys that the UK's exchange model has, some of which any of its records must have."""
UK_OWN = frozenset({"contactName", "securityClassification", "serviceStatus", "serviceType", "updateFrequency"})
"""Those that no other form has."""
UK_LINE = re.compile(
    rb"^(?:- |  )?[\"']?(?:" + "|".join(sorted(UK_KEYS)).encode() + rb"|type[\"']?\s*:\s*[\"']?dcat)", re.MULTILINE
)
"""The same in YAML: a line of its own, or one of an entry of a list."""
CKAN_KEYS = frozenset(
    {
        "license_id",
        "maintainer_email",
        "metadata_created",
        "metadata_modified",
        "notes",
        "num_resources",
        "num_tags",
        "organization",
        "owner_org",
        "package_id",
    }
)
"""Keys of a CKAN package that no Data Package has."""
US_KEYS = frozenset({"accessLevel", "bureauCode", "contactPoint", "distribution", "landingPage", "programCode"})
"""Keys of a dataset of a data.json, one of which tells a list of them from a table's rows."""
ASKED = {
    "croissant-1": "croissant",
    "dcat-us-1.1": "dcat-us-1.1",
    "dcat-us-1.1-federal": "dcat-us-1.1",
    "dcat-us-3": "dcat-us-3",
    "schema-org-dataset": "schema-org",
    "uk-exchange": "uk-exchange",
}
"""The form that a record has which does not say so, by the profile that it is held to."""


def tell_form(path: Path, head: bytes, profiles: Iterable[str] = ()) -> str | None:
    """Return the form of a file's metadata by its first bytes and, for JSON, the whole; None for what is no metadata.

    A table is no metadata: GeoJSON, a list of objects, NDJSON; unless it is held to one of `profiles` that has a form.
    Raise DsregError "not-json" for JSON in UTF-16, "not-recognised" for YAML that is none of the forms.
    """
    start = head.lstrip(SPACES)
    suffix = path.suffix.lower()
    asked = next((ASKED[name] for name in profiles if name in ASKED), None)
    if suffix in YAML:
        return _tell_yaml(path, head, asked)
    if suffix in JSON and start.startswith(tuple(mark for mark, _ in WIDE)):
        raise DsregError("not-json", path=path.as_posix(), reason="it is in UTF-16, not in UTF-8; save it as UTF-8")
    if start[:1] in {b"{", b"["}:
        return _tell_json(path, asked)
    if start[:1] == b"<" and RDF_XML.search(head):
        return "rdf-xml"
    if TURTLE.match(start):
        return "turtle"
    if TRIPLE.match(start):
        return SUFFIXES.get(suffix, "n-triples") if suffix in {".ttl", ".nt"} else "n-triples"
    return SUFFIXES.get(suffix)


def _tell_yaml(path: Path, head: bytes, asked: str | None) -> str:
    if asked == "uk-exchange" or UK_LINE.search(head):
        return "uk-exchange"
    reason = "a description in YAML has the keys of the UK's exchange model, such as accessRights and contactPoint"
    raise DsregError("not-recognised", path=path.as_posix(), reason=reason)


def _tell_json(path: Path, asked: str | None) -> str | None:
    stated = SUFFIXES.get(path.suffix.lower())
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"), parse_int=str, parse_float=str)
    except (ValueError, RecursionError, OSError):
        return stated or asked
    return tell_document(document) or stated or asked


def tell_document(document: object) -> str | None:
    """Return the form of a JSON document by its keys; of a list of objects by those of the first."""
    if isinstance(document, list):
        first = document[0] if document else None
        return _tell_listed(first) if isinstance(first, dict) else None
    return _tell_object(document) if isinstance(document, dict) else None


def is_ckan(document: object) -> bool:
    """Say whether a JSON object is a CKAN package or an answer of CKAN's API, and no Data Package."""
    if not isinstance(document, dict):
        return False
    inner = document.get("result")
    if isinstance(inner, dict | list) and "success" in document:
        return True
    resources = document.get("resources")
    listed = [one for one in resources if isinstance(one, dict)] if isinstance(resources, list) else []
    if any("path" in one or "data" in one for one in listed):
        return False
    return len(CKAN_KEYS & document.keys()) >= (1 if listed else 2)


def _tell_object(document: Mapping[str, Any]) -> str | None:
    # the forms' rooms are entered only for a JSON object: most files are tables
    from validator.metadata.forms.terms import is_schema_org  # noqa: PLC0415

    context = document.get("@context")
    if is_ckan(document):
        return "ckan"
    if isinstance(document.get("resources"), list):
        return "data-package"
    if is_schema_org(context) or _is_croissant(document):
        return "croissant" if _is_croissant(document) else "schema-org"
    if isinstance(document.get("dataset"), list) and not isinstance(context, dict):
        return "dcat-us-3" if _is_us_3(document) else "dcat-us-1.1"
    if "@context" in document or "@graph" in document:
        return "json-ld"
    return _tell_record(document)


def _tell_record(record: Mapping[str, Any]) -> str | None:
    """Return the form of one record without a context, by the class that it states and by its keys."""
    # the forms' rooms are entered only for a JSON object: most files are tables
    from validator.metadata.forms.dcat_us import DCAT_US_3  # noqa: PLC0415

    stated = record.get("type")
    is_prefixed = isinstance(stated, str) and ("dcat:" in stated or "/ns/dcat#" in stated)
    if (is_prefixed and not UK_KEYS.isdisjoint(record)) or not UK_OWN.isdisjoint(record):
        return "uk-exchange"
    of_class = record.get("@type")
    if isinstance(of_class, str) and (of_class in DCAT_US_3.classes or of_class == "Organization"):
        return "dcat-us-3"
    contact = record.get("contactPoint")
    is_american = isinstance(contact, dict | list) and '"fn"' in json.dumps(contact) and "title" in record
    if is_american or (isinstance(of_class, str) and of_class.startswith("dcat:") and not US_KEYS.isdisjoint(record)):
        return "dcat-us-1.1" if "accessLevel" in record or of_class is not None else "dcat-us-3"
    return None


def _tell_listed(first: Mapping[str, Any]) -> str | None:
    """Return the form of a list by its first object; None for the rows of a table."""
    if "@context" in first or is_ckan(first):
        return _tell_object(first)
    if "@id" in first and any("://" in key for key in first):
        return "json-ld"
    if "title" in first and any(isinstance(first.get(key), dict | list) for key in US_KEYS):
        return _tell_record(first) or "dcat-us-1.1"
    return _tell_record(first)


def _is_croissant(document: Mapping[str, Any]) -> bool:
    stated = (document.get(key) for key in ("conformsTo", "dct:conformsTo", "http://purl.org/dc/terms/conformsTo"))
    if any("mlcommons.org/croissant" in json.dumps(one) for one in stated):
        return True
    return "recordSet" in document and "mlcommons.org/croissant" in json.dumps(document.get("@context"))


def _is_us_3(document: Mapping[str, Any]) -> bool:
    """Say whether a data.json is of edition 3: it says so, or its class is written without a prefix."""
    conforms = json.dumps(document.get("conformsTo", ""))
    if "project-open-data" in conforms:
        return False
    return re.search(r"dcat-us[/ ]*v?3", conforms, re.IGNORECASE) is not None or document.get("@type") == "Catalog"
