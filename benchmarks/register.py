"""Tables to measure with: a register as councils have it, faults planted at known rows; an irregular one; wide ones."""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Truth = dict[str, list[int]]

CATEGORIES = ["allotment", "car-park", "cemetery", "library", "museum", "park", "school", "toilet"]
STREETS = ["Quay Street", "Mill Lane, East", 'The "Ropewalk"', "Château Row", "King's Hill", "Station Approach"]
TOWNS = ["Oakhaven", "Wexmarsh", "Sant Môn", "Upper Thole"]
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
FIRST_DAY = dt.date(1998, 1, 1)
FAULTS = {
    ("uprn", "pattern"): "12AB00000001",
    ("usrn", "pattern"): "USRN 1",
    ("organisation", "required"): "",
    ("postcode", "pattern"): "NOT KNOWN YET",
    ("start-date", "type"): "2021-02-30",
    ("end-date", "type"): "31/12/2021",
    ("easting", "type"): "about 5",
    ("northing", "maximum"): "9999999",
    ("category", "enum"): "unheard-of",
    ("price", "minimum"): "-1.50",
    ("reference", "unique"): "REG-000000003",
}
FIELDS: list[dict[str, object]] = [
    {"name": "reference", "type": "string", "constraints": {"required": True, "unique": True, "maxLength": 40}},
    {"name": "uprn", "type": "string", "constraints": {"required": True, "pattern": "[0-9]{12}"}},
    {"name": "usrn", "type": "string", "constraints": {"pattern": "[0-9]{1,8}"}},
    {"name": "organisation", "type": "string", "constraints": {"required": True, "pattern": "https?://[^\\s]+"}},
    {"name": "name", "type": "string", "constraints": {"required": True, "maxLength": 200}},
    {"name": "address", "type": "string", "constraints": {"required": True}},
    {
        "name": "postcode",
        "type": "string",
        "constraints": {"required": True, "pattern": "[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}"},
    },
    {"name": "start-date", "type": "date", "constraints": {"required": True}},
    {"name": "end-date", "type": "date"},
    {"name": "easting", "type": "integer", "constraints": {"required": True, "minimum": 0, "maximum": 700000}},
    {"name": "northing", "type": "integer", "constraints": {"required": True, "minimum": 0, "maximum": 1300000}},
    {"name": "category", "type": "string", "constraints": {"required": True, "enum": CATEGORIES}},
    {"name": "price", "type": "number", "constraints": {"required": True, "minimum": 0}},
]
SELDOM = 500
"""In an irregular file, three rows of so many have a fault of form."""
NAMES = [str(field["name"]) for field in FIELDS]


def write_register(folder: Path, rows: int) -> Path:
    """Write register.csv, truth.json and a datapackage.json into the folder, and return the package's path.

    One row in 1,000 has a fault, each kind as often; truth.json maps "field:constraint" to row numbers (header 1).
    """
    truth: Truth = {}
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(NAMES)
        for number, (cells, fault) in enumerate(_rows(rows)):
            writer.writerow(cells)
            if fault is not None:
                truth.setdefault(":".join(fault), []).append(number + 2)
    return _write_package(folder, "register", FIELDS, truth=truth)


def write_irregular(folder: Path, rows: int) -> Path:
    """Write the same as a file in Latin-1, with LF and CRLF, blank lines, and rows that miss a cell or have one more.

    truth.json has these rows too, under the names of their codes.
    """
    truth: Truth = {}
    at = 2
    with (folder / "irregular.csv").open("w", encoding="latin-1", newline="") as stream:
        writers = [csv.writer(stream, lineterminator=end) for end in ("\n", "\r\n")]
        writers[0].writerow(NAMES)
        for number, (cells, fault) in enumerate(_rows(rows)):
            code = None if fault else {1: "missing-cell", 2: "extra-cell", 3: "blank-row"}.get(number % SELDOM)
            if code == "blank-row":
                stream.write("\n")
                truth.setdefault(code, []).append(at)
                at, code = at + 1, None
            said = code or (":".join(fault) if fault else None)
            if said:
                truth.setdefault(said, []).append(at)
            shape = {"missing-cell": cells[:-1], "extra-cell": [*cells, "more"]}
            writers[number % 7 == 0].writerow(shape.get(code or "", cells))
            at += 1
    return _write_package(folder, "irregular", FIELDS, truth=truth, encoding="iso-8859-1")


def write_wide(folder: Path, columns: int, rows: int) -> Path:
    """Write a table of so many columns of five kinds, without a fault."""
    name = f"wide-{columns}"
    kinds = ("integer", "string", "date", "number", "string")
    fields: list[dict[str, object]] = [
        {"name": f"c{number}", "type": kinds[number % len(kinds)]} for number in range(columns)
    ]
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.write(",".join(str(field["name"]) for field in fields) + "\n")
        for row in range(rows):
            five = (str(row * 7), f"Word {row % 97}", f"2021-{row % 12 + 1:02}-03", f"{row % 1000}.25", "")
            stream.write(",".join(five[number % len(five)] for number in range(columns)) + "\n")
    return _write_package(folder, name, fields, truth={})


def _write_package(
    folder: Path,
    name: str,
    fields: list[dict[str, object]],
    *,
    truth: Truth,
    encoding: str = "utf-8",
) -> Path:
    (folder / f"{name}.truth.json").write_text(json.dumps(truth), encoding="utf-8")
    resource = {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "encoding": encoding,
        "schema": {"fields": fields},
    }
    package = {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": name}
    path = folder / f"{name}.json"
    path.write_text(json.dumps({**package, "resources": [resource]}), encoding="utf-8")
    return path


def _rows(rows: int) -> Iterator[tuple[list[str], tuple[str, str] | None]]:
    """Yield each row with its fault."""
    draw = random.Random(rows)  # noqa: S311 - made-up data
    each = max(1, rows // 10_000)
    chosen = draw.sample(range(10, rows), each * len(FAULTS))
    planted = {row: list(FAULTS)[number // each] for number, row in enumerate(chosen)}
    for number in range(rows):
        cells, fault = _row(draw, number), planted.get(number)
        if fault is not None:
            cells[NAMES.index(fault[0])] = FAULTS[fault]
        yield cells, fault


def _row(draw: random.Random, number: int) -> list[str]:
    def letter() -> str:
        return draw.choice(LETTERS)

    def day() -> str:
        return (FIRST_DAY + dt.timedelta(days=draw.randrange(9000))).isoformat()

    separator = "\n" if draw.random() < 0.0005 else ", "  # noqa: PLR2004 - some addresses have two lines
    town = draw.choice(TOWNS)
    return [
        f"REG-{number:09d}",
        f"{draw.randrange(10**12):012d}",
        str(draw.randrange(10**8)) if draw.random() < 0.9 else "",  # noqa: PLR2004 - nine streets in ten are known
        f"https://example.org/id/local-authority/E{6_000_000 + draw.randrange(400):08d}",
        f"{town} site {draw.randrange(10_000)}",
        f"{draw.randrange(1, 300)} {draw.choice(STREETS)}{separator}{town}",
        f"{letter()}{letter()}{draw.randrange(1, 30)} {draw.randrange(10)}{letter()}{letter()}",
        day(),
        day() if draw.random() < 0.4 else "",  # noqa: PLR2004 - four in ten have ended
        str(draw.randrange(700_000)),
        str(draw.randrange(1_300_000)),
        draw.choice(CATEGORIES),
        f"{draw.random() * 1e6:.2f}",
    ]
