"""What was written held to the profile of its form: what it still lacks is said, not made up."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.profile import find_profile
from validator.dataset import DESCRIPTOR
from validator.finding import Severity
from validator.metadata.conversion.convert import TARGETS
from validator.metadata.profile import check_profile
from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from validator.metadata.conversion.convert import Converted
    from validator.metadata.description import Description

READ_AS = {"ttl": "turtle", "jsonld": "json-ld", "xml": "rdf-xml", "nt": "n-triples"}
"""The form that reads DCAT-AP, by its format."""


def faults_of(converted: Converted, to: str) -> list[str]:
    """Return what the form's own profile still asks for, in words, each with how many things lack it.

    Nothing reads GEMINI's XML again, so nothing is said of it.
    """
    if to == "gemini-xml":
        return []
    found: Counter[tuple[str, str]] = Counter()
    profile = find_profile(TARGETS[to].profile)
    with TemporaryDirectory(prefix="dsreg-") as folder:
        for document in converted.documents:
            for finding in check_profile(_read(Path(folder), document, converted.format, to), profile):
                if finding.severity is Severity.ERROR:
                    found[finding.code, finding.property or ""] += 1
    return [
        f"missing: {name} ({count})" if code == "property-missing" else f"to mend: {name}, {code} ({count})"
        for (code, name), count in sorted(found.items())
    ]


def _read(folder: Path, document: bytes, form: str, to: str) -> Description:
    path = folder / (DESCRIPTOR if to == "data-package" else f"converted.{form}")
    path.write_bytes(document)
    return read_description(path, READ_AS[form] if to == "dcat-ap" else to)
