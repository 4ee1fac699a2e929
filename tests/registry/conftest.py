"""What a registry holds, as values: five datasets of three invented councils, in the shapes that real ones have."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from io import StringIO
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
TOILETS = """\
ExtractDate,OrganisationURI,OrganisationLabel,ServiceTypeLabel,LocationText,CoordinateReferenceSystem,GeoX,GeoY,\
Category,AccessibleCategory,RADARKeyNeeded,BabyChange,ChargeAmount,OpeningHours,ReportTel,Notes,UPRN,Postcode
01/04/2026,E07999901,Ambleford,Public toilets,Market Square,WGS84,-1.52031,54.01442,Female and male,Unisex,Yes,Yes,\
0.20,Mo-Su 07:00-20:00,01632 960101,,999000000101,ZZ1 1AA
01/04/2026,E07999901,Ambleford,Public toilets,"River Park, east gate",WGS84,-1.51177,54.01893,Unisex,Unisex,No,Yes,\
,Mo-Su 08:00-18:00,01632 960101,Closed in January,999000000102,ZZ1 1AB
01/04/2026,E07999901,Ambleford,Public toilets,Bus station,WGS84,-1.52410,54.01201,Female and male,Unisex,Yes,No,\
0.20,24/7,01632 960101,,000999000103,ZZ1 2BD
01/04/2026,E07999901,Ambleford,Public toilets,Town Hall,WGS84,-1.51980,54.01377,Female and Male,None,No,No,\
,Mo-Fr 09:00-17:00,01632 960101,,999000000104,ZZ1 2BE
01/04/2026,E07999901,Ambleford,Public toilets,Castle car park,WGS84,-1.50855,54.01610,Unisex,Unisex,No,Yes,\
,Mo-Su 07:00-22:00,01632 960101,,999000000105,
01/04/2026,E07999901,Ambleford,Public toilets,Library,WGS84,-1.52102,54.01405,None,Unisex,No,Yes,\
,Mo-Sa 09:30-19:00,01632 960102,Ask at the desk,000999000106,ZZ1 1AF
"""
SITES = (
    "OrganisationURI,SiteReference,SiteNameAddress,GeoX,GeoY,SiteplanURL,Hectares,OwnershipStatus,PlanningStatus,\
Deliverable,NetDwellingsRangeFrom,NetDwellingsRangeTo,FirstAddedDate,LastUpdatedDate\n"
    + "".join(
        f"E07999902,NM/{n:03},{name},{-2.1 - n / 1000:.5f},{53.4 + n / 900:.5f},https://example.org/plans/{n},{0.2 * n + 0.11:.2f},"
        f"{'owned by a public authority' if n % 3 else 'unknown ownership'},{'permissioned' if n % 2 else 'not permissioned'},"
        f"{'yes' if n % 4 else ''},{4 * n},{6 * n},2019-12-0{n % 9 + 1},2025-11-{n % 20 + 10}\n"
        for n, name in enumerate(
            """Former gasworks Quay Street|Old Mill Lane depot|Saxon Road garages|Canal Wharf|Victoria Works|Station Approach\
|Hope Street baths|Highfield nurseries|The Dye House|Carr Bank reservoir|Tannery Row|Coal Drops|St Anne’s school annexe\
|Albion Foundry|Ropewalk|Lower Basin|Printworks|Mafeking Terrace|Weir Side|Longshaw dairy|Brickfields|Summit Yard\
|Coopers Row""".split("|"),
            start=1,
        )
    )
)
DECISIONS = """\
Reference,Address,UPRN,Decision,DecidedOn,Ward
26/00101/FUL,1 Quay Street,999000002001,Granted,2026-02-03,Harbour
26/00107/HOU,14 Saxon Road,999000002002,Refused,2026-02-10,Saxon
26/00112/FUL,"Unit 3, Canal Wharf",999000002003,Granted,2026-02-17,Harbour
26/00120/LBC,9 Victoria Street,999000002004,Withdrawn,2026-02-24,Old Town
"""
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
            "description": "Where the borough’s public toilets are, who can use them and when they are open.\n\n"
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
                            {"name": "Reference", "type": "string", "description": "The application’s number."},
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
