"""Which form of metadata a file is, told by its content, else by the profile that it is held to."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SPACES = b"\xef\xbb\xbf \t\r\n"
SUFFIXES = {".ttl": "turtle", ".nt": "n-triples", ".rdf": "rdf-xml", ".jsonld": "json-ld"}
YAML = frozenset({".yaml", ".yml"})
RDF_XML = re.compile(rb"<(?:\w+:)?RDF[\s>]")
TURTLE = re.compile(rb"(?:\s|#[^\n]*\n)*@?(?:prefix|base)\s+(?:[\w.-]*:\s*)?<[^>]*>", re.IGNORECASE)
TRIPLE = re.compile(rb"\s*(?:<[^>\s]+>|_:\S+)\s+<[^>\s]+>\s+(?:<|\"|_:)")
UK_KEYS = frozenset(
    {"accessRights", "contactName", "contactPoint", "licence", "mediaType", "securityClassification", "serviceStatus"}
)
"""Keys that the UK's exchange model has, some of which any of its records must have."""
OF_PROFILES = {"dcat-us-1.1": "dcat-us-1.1", "dcat-us-3": "dcat-us-3", "uk-exchange": "uk-exchange"}
"""The form that a record has which does not say so, by the profile that it is held to."""


def tell_form(path: Path, head: bytes, profiles: Iterable[str] = ()) -> str | None:
    """Return the form of a file's metadata by its first bytes and, for JSON, the whole; None for what is no metadata.

    A table is no metadata: GeoJSON, a list of objects, NDJSON; unless it is held to one of `profiles` that has a form.
    """
    start = head.lstrip(SPACES)
    asked = next((OF_PROFILES[name] for name in profiles if name in OF_PROFILES), None)
    if start[:1] in {b"{", b"["}:
        return _tell_json(path, asked)
    if path.suffix.lower() in YAML:
        return "uk-exchange"
    if start[:1] == b"<" and RDF_XML.search(head):
        return "rdf-xml"
    if TURTLE.match(start):
        return "turtle"
    stated = SUFFIXES.get(path.suffix.lower())
    return stated or ("n-triples" if TRIPLE.match(start) else None)


def _tell_json(path: Path, asked: str | None) -> str | None:
    stated = SUFFIXES.get(path.suffix.lower())
    if stated is not None:
        return stated
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError, OSError):
        return asked
    return (tell_document(document) if isinstance(document, dict) else None) or asked


def tell_document(document: Mapping[str, Any]) -> str | None:
    """Return the form of a JSON object by its keys."""
    if isinstance(document.get("resources"), list):
        return "data-package"
    if isinstance(document.get("dataset"), list):
        return "dcat-us-3" if _is_us_3(document) else "dcat-us-1.1"
    if "@context" in document or "@graph" in document:
        return "json-ld"
    stated = document.get("type")
    is_prefixed = isinstance(stated, str) and ("dcat:" in stated or "/ns/dcat#" in stated)
    return "uk-exchange" if is_prefixed and not UK_KEYS.isdisjoint(document) else None


def _is_us_3(document: Mapping[str, Any]) -> bool:
    """Say whether a data.json is of edition 3: it says so, or its class is written without a prefix."""
    conforms = json.dumps(document.get("conformsTo", ""))
    if "project-open-data" in conforms:
        return False
    return re.search(r"dcat-us[/ ]*v?3", conforms, re.IGNORECASE) is not None or document.get("@type") == "Catalog"
