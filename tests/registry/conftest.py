"""What a registry holds, as values: five datasets of three invented councils, in the shapes that real ones have."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from registry.dataset.catalogue import read_catalogue
from registry.record import Publisher, Record, StoredFile, Version
from registry.settings import Settings

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue

OGL = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
SAMPLES = Path(__file__).parent / "samples"
TOILETS, SITES, DECISIONS = (
    (SAMPLES / f"{name}.csv").read_text(encoding="utf-8") for name in ("toilets", "sites", "decisions")
)
WARDS = json.dumps({"type": "FeatureCollection", "features": []})
TREES = "id;species;height_m\n" + "".join(f"{n};Tilia cordata;{8 + n % 7}\n" for n in range(1, 41))

KINDS = {"GeoX": "number", "GeoY": "number", "Hectares": "number", "ChargeAmount": "number"} | {
    "RADARKeyNeeded": "boolean",
    "BabyChange": "boolean",
    "ExtractDate": "date",
    "DecidedOn": "date",
    "FirstAddedDate": "date",
    "LastUpdatedDate": "date",
    "NetDwellingsRangeFrom": "integer",
    "NetDwellingsRangeTo": "integer",
}


def summarise(text: str) -> list[dict[str, Any]]:
    """Return the column summaries that the validation of a table leaves in its report."""
    header, *rows = list(csv.reader(StringIO(text)))
    return [_summary(name, n + 1, [row[n] for row in rows]) for n, name in enumerate(header)]


def _summary(name: str, number: int, values: list[str]) -> dict[str, Any]:
    filled = [value for value in values if value]
    ordered = sorted(filled, key=float if KINDS.get(name) in {"number", "integer"} else None)
    return {
        "field": name,
        "column": number,
        "type": KINDS.get(name, "string"),
        "identifier": {"UPRN": "uprn", "Postcode": "postcode"}.get(name),
        "filled": len(filled),
        "rows": len(values),
        "distinct": len(set(filled)),
        "min": ordered[0] if ordered else None,
        "max": ordered[-1] if ordered else None,
        "frequent": [list(pair) for pair in Counter(filled).most_common(5)],
    }


def finding(code: str, severity: str, message: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """Return a finding as a report's JSON holds it."""
    base = {"code": code, "severity": severity, "message": message, "count": 1, "fix": "", "dimension": "validity"}
    return base | {"reference": "", "path": "", "examples": []} | more


class Shelf:
    """The bytes that records speak of, by their sha256."""

    def __init__(self) -> None:
        """Begin with an empty shelf."""
        self.contents: dict[str, bytes] = {}

    def put(self, path: str, content: str | bytes) -> StoredFile:
        """Keep the bytes, return how a version names them."""
        data = content.encode() if isinstance(content, str) else content
        sha256 = hashlib.sha256(data).hexdigest()
        self.contents[sha256] = data
        return StoredFile(path=path, sha256=sha256, bytes=len(data))

    def read(self, sha256: str) -> bytes:
        """Return bytes by their sha256."""
        return self.contents[sha256]


def version(shelf: Shelf, number: str, date: str, *files: StoredFile, standards: tuple[str, ...] = ()) -> Version:
    """Return a version of some files; its descriptor stands on the shelf."""
    record = shelf.put("datapackage.json", json.dumps({"version": number, "resources": [one.path for one in files]}))
    return Version(version=number, date=date, record=record.sha256, files=files, standards=standards)


def report(*inputs: dict[str, Any], findings: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """Return a validation report in its JSON form."""
    return {"dsreg": 1, "inputs": list(inputs), "findings": list(findings)}


def table_input(path: str, table: str, text: str, standard: str | None = None) -> dict[str, Any]:
    """Return what a report says of a table that was looked at."""
    columns = summarise(text)
    name, _, number = (standard or "").partition("@")
    used = {"id": name, "version": number, "sha256": "0" * 64} if standard else None
    rows = columns[0]["rows"] if columns else 0
    return {"path": path, "kind": "table", "table": table, "standard": used, "rowsRead": rows, "columns": columns}


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """Return where the bytes of the sample records stand."""
    return Shelf()


@pytest.fixture(scope="session")
def publishers() -> tuple[Publisher, ...]:
    """Return the councils."""
    return (
        Publisher(id="ambleford", title="Ambleford Borough Council"),
        Publisher(id="northmere", title="Northmere City Council"),
        Publisher(id="saltby", title="Saltby District Council"),
    )


@pytest.fixture(scope="session")
def records(shelf: Shelf) -> tuple[Record, ...]:
    """Return five datasets: with warnings, without a fault, with an error, with several tables, with little said."""
    return (_toilets(shelf), _brownfield(shelf), _damaged(shelf), _decisions(shelf), _trees(shelf))


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Return the settings of a registry."""
    return Settings(
        title="Open data of the Mere valley", base_url="https://data.example.org/mere", contact="data@example.org"
    )


@pytest.fixture(scope="session")
def catalogue(settings: Settings, records: tuple[Record, ...], publishers: tuple[Publisher, ...]) -> Catalogue:
    """Return the catalogue of the sample records."""
    return read_catalogue(settings, commit="c0ffee" + "0" * 34, records=records, publishers=publishers)


def _toilets(shelf: Shelf) -> Record:
    standard = "uk/public-toilets@1.0.0"
    about = {"path": "public-toilets.csv", "table": "public-toilets"}
    return Record(
        publisher="ambleford",
        name="public-toilets",
        descriptor={
            "name": "public-toilets",
            "id": "https://ambleford.example.org/id/dataset/public-toilets",
            "title": "Public toilets in Ambleford",
            "description": "Where the borough's public toilets are, who can use them and when they are open.\n\n"
            "The list is taken from the property register each month. Toilets in shops and cafés are not in it.",
            "version": "1.1.0",
            "licenses": [OGL],
            "keywords": ["toilets", "accessibility", "public conveniences"],
            "contributors": [{"title": "Ambleford Borough Council", "roles": ["publisher"]}],
            "contactPoint": {"name": "Streets and parks", "email": "streets@ambleford.example.org"},
            "accrualPeriodicity": "monthly",
            "theme": ["https://id.esd.org.uk/service/579"],
            "spatial": "Borough of Ambleford",
            "temporal": "2026-04-01/2026-04-30",
            "landingPage": "https://ambleford.example.org/toilets",
            "sources": [{"title": "Property register", "path": "https://ambleford.example.org/property"}],
            "resources": [
                {
                    "name": "public-toilets",
                    "path": "public-toilets.csv",
                    "title": "Public toilets",
                    "format": "csv",
                    "dsreg:standard": "uk/public-toilets",
                }
            ],
        },
        report=report(
            table_input("public-toilets.csv", "public-toilets", TOILETS, standard),
            findings=(
                finding(
                    "enum-variant",
                    "warning",
                    "3 cells have a listed word in another letter case.",
                    field="Category",
                    column=9,
                    count=3,
                    fix="Write the words as the standard does: Female and Male.",
                    examples=[{"row": n, "value": "Female and male", "suggestion": "Female and Male"} for n in (2, 4)],
                    **about,
                ),
                finding(
                    "uprn-padded",
                    "warning",
                    "2 UPRNs are padded with zeros.",
                    field="UPRN",
                    column=17,
                    count=2,
                    fix="Leave the zeros out: joins need one form.",
                    examples=[
                        {"row": 4, "value": "000999000103", "suggestion": "999000103"},
                        {"row": 7, "value": "000999000106", "suggestion": "999000106"},
                    ],
                    **about,
                ),
                finding(
                    "encoding-bom", "notice", "The file begins with a byte order mark.", fix="Save it without.", **about
                ),
            ),
        ),
        versions=(
            version(
                shelf,
                "1.0.0",
                "2026-03-02T09:15:00Z",
                shelf.put("public-toilets.csv", TOILETS.replace("01/04/2026", "01/03/2026")),
                standards=(standard,),
            ),
            version(
                shelf, "1.1.0", "2026-04-02T09:12:31Z", shelf.put("public-toilets.csv", TOILETS), standards=(standard,)
            ),
        ),
    )


def _brownfield(shelf: Shelf) -> Record:
    standard = "uk/brownfield-land@2.0.0"
    return Record(
        publisher="northmere",
        name="brownfield-land",
        descriptor={
            "name": "brownfield-land",
            "id": "https://northmere.example.org/id/brownfield-land",
            "title": "Brownfield land register, Northmere",
            "description": "Previously developed sites that the council has judged suitable for housing.",
            "licenses": [{"path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3"}],
            "keywords": ["brownfield", "housing", "planning", "land"],
            "contactPoint": {"name": "Planning policy", "email": "planning@northmere.example.org"},
            "accrualPeriodicity": "R/P1Y",
            "resources": [
                {"name": "sites", "path": "data/brownfield sites.csv", "title": "Sites", "dsreg:standard": standard}
            ],
        },
        report=report(table_input("data/brownfield sites.csv", "sites", SITES, standard)),
        versions=(
            version(
                shelf,
                "2.0.0",
                "2025-11-28T16:40:02Z",
                shelf.put("data/brownfield sites.csv", SITES),
                standards=(standard,),
            ),
        ),
    )


def _damaged(shelf: Shelf) -> Record:
    standard = "uk/public-toilets@1.0.0"
    text = TOILETS.replace("Ambleford", "Saltby").replace("ZZ1 1AA", "ZZ1").replace("ZZ1 1AB", "ZZ1")
    return Record(
        publisher="saltby",
        name="toilets",
        descriptor={
            "name": "toilets",
            "id": "saltby-toilets",
            "title": "Toilets of Saltby district",
            "description": "Every toilet that the district council runs.",
            "licenses": [OGL],
            "resources": [{"name": "toilets", "path": "toilets.csv", "dsreg:standard": standard}],
        },
        report=report(
            table_input("toilets.csv", "toilets", text, standard),
            findings=(
                finding(
                    "postcode-malformed",
                    "error",
                    "2 cells are not full postcodes.",
                    path="toilets.csv",
                    table="toilets",
                    field="Postcode",
                    column=18,
                    count=2,
                    fix="Give the whole postcode, such as ZZ1 1AA.",
                    examples=[
                        {"row": 2, "value": "ZZ1", "message": "an outward code only"},
                        {"row": 3, "value": "ZZ1"},
                    ],
                ),
                finding(
                    "property-missing",
                    "warning",
                    "The description names no contact.",
                    subject="Toilets of Saltby district",
                    property="dcat:contactPoint",
                    fix="Say whom a reader can ask.",
                    path="datapackage.json",
                ),
            ),
        ),
        versions=(
            version(shelf, "1.0.0", "2026-01-15T11:00:00Z", shelf.put("toilets.csv", text), standards=(standard,)),
        ),
    )


def _decisions(shelf: Shelf) -> Record:
    return Record(
        publisher="northmere",
        name="planning-decisions",
        descriptor={
            "name": "planning-decisions",
            "title": "Planning decisions",
            "description": "Decisions on planning applications, with the wards in which they lie.",
            "licenses": [{"name": "CC-BY-4.0"}],
            "keywords": ["planning"],
            "accrualPeriodicity": "http://purl.org/cld/freq/weekly",
            "resources": [
                {
                    "name": "decisions",
                    "path": "decisions.csv",
                    "title": "Decisions",
                    "description": "One row for each decision.",
                    "schema": {
                        "fields": [
                            {"name": "Reference", "type": "string", "description": "The application's number."},
                            {"name": "Address", "type": "string"},
                            {"name": "UPRN", "type": "string", "description": "The number of the property."},
                            {"name": "Decision", "type": "string", "description": "What the council decided."},
                            {"name": "DecidedOn", "type": "date", "title": "Decided on"},
                            {"name": "Ward", "type": "string"},
                        ]
                    },
                },
                {"name": "wards", "path": "wards.geojson", "title": "Wards"},
            ],
        },
        report=report(table_input("decisions.csv", "decisions", DECISIONS)),
        versions=(
            version(
                shelf,
                "1.0.0",
                "2026-03-01T08:00:00Z",
                shelf.put("decisions.csv", DECISIONS),
                shelf.put("wards.geojson", WARDS),
            ),
        ),
    )


def _trees(shelf: Shelf) -> Record:
    return Record(
        publisher="saltby",
        name="street-trees",
        descriptor={
            "name": "street-trees",
            "resources": [{"path": "trees.csv", "dialect": {"delimiter": ";"}}],
        },
        report={},
        versions=(version(shelf, "0.1", "2024-06-30T12:00:00Z", shelf.put("trees.csv", TREES)),),
    )
