"""Packages made from a seed: schemas of every kind, tables with faults planted in cells, rows, keys and headers."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import dataclass, field
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING, Any, Literal

from headers import spoil_header
from kinds import KINDS, PATTERNS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROFILE_2 = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {"quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False, "header": True}
"""Stated in full: frictionless would guess it from the first lines, and guess wrong now and then."""
DELIMITERS = (",", ",", ",", ";", "\t", "|")
LINE_ENDS = ("\n", "\n", "\r\n")
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-16")
QUOTINGS: tuple[Literal[0, 1], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
MODES = ("equal", "subset", "superset", "partial")
NULL_WORD = "N/A"
NAN = "NaN"
MISSING = (["", "-99"], ["", "n.k.", "x-x"], ["-"], [])


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its field, and what it is made of."""

    name: str
    kind: Kind
    descriptor: dict[str, Any]


@dataclass(slots=True)
class Table:
    """One resource: what it should be, and what was written."""

    name: str
    columns: list[Column]
    schema: dict[str, Any]
    labels: list[str]
    rows: list[list[str]]
    header_fault: str | None = None


@dataclass(slots=True)
class Package:
    """One package on disk."""

    folder: Path
    descriptor: dict[str, Any]
    tables: dict[str, Table] = field(default_factory=dict)


def make_package(seed: int, folder: Path) -> Package:
    """Return the package of a seed, written to the folder."""
    draw = random.Random(seed)  # noqa: S311 - a test's data
    is_version_2 = draw.random() < 0.5
    shared = draw.sample([kind for kind in KINDS if kind.is_key], 2)
    tables = [_make_table(draw, f"table-{number}", is_version_2, shared) for number in range(draw.choice([1, 1, 2, 3]))]
    for table in tables:
        _refer(draw, table, tables)
    for table in tables:
        _clear_keys(draw, table, tables)
        spoil_header(draw, table)
    descriptor: dict[str, Any] = {
        "name": f"made-{seed}",
        "resources": [_write(draw, table, folder) for table in tables],
    }
    if is_version_2:
        descriptor["$schema"] = PROFILE_2
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return Package(folder, descriptor, {table.name: table for table in tables})


def _make_table(draw: random.Random, name: str, is_version_2: bool, shared: list[Kind]) -> Table:  # noqa: FBT001
    kinds = [kind for kind in KINDS if is_version_2 or not kind.is_version_2]
    chosen = draw.sample(kinds, draw.randint(2, 6))
    for kind in shared:
        if kind not in chosen and draw.random() < 0.6:
            chosen.insert(draw.randrange(len(chosen)), kind)
    columns = [
        Column(f"c{number}", kind, _field(draw, f"c{number}", kind, is_version_2))
        for number, kind in enumerate(chosen, start=1)
    ]
    schema: dict[str, Any] = {"fields": [column.descriptor for column in columns]}
    if draw.random() < 0.3:
        schema["missingValues"] = draw.choice(MISSING)
    if is_version_2 and draw.random() < 0.3:
        schema["fieldsMatch"] = draw.choice(MODES)
    able = [column.name for column in columns if column.kind.is_key]
    if able and draw.random() < 0.5:
        names = draw.sample(able, min(len(able), draw.choice([1, 1, 2])))
        schema["primaryKey"] = names[0] if len(names) == 1 and draw.random() < 0.5 else names
    rows = [_row(draw, columns, schema) for _ in range(draw.randint(8, 30))]
    return Table(name, columns, schema, [column.name for column in columns], rows)


def _field(draw: random.Random, name: str, kind: Kind, is_version_2: bool) -> dict[str, Any]:  # noqa: FBT001
    constraints: dict[str, Any] = {}
    if draw.random() < 0.3:
        constraints["required"] = True
    if kind.is_key and draw.random() < 0.3:
        constraints["unique"] = True
    for limit in kind.limits:
        if draw.random() < (0.6 if limit == "pattern" else 0.4) and (is_version_2 or not limit.startswith("exclusive")):
            constraints[limit] = _limit(draw, limit, kind)
    found: dict[str, Any] = {"name": name, **kind.field}
    if constraints:
        found["constraints"] = constraints
    if is_version_2 and draw.random() < 0.1:
        found["missingValues"] = [{"value": "", "label": "blank"}, {"value": "zz", "label": "unknown"}]
    return found


def _limit(draw: random.Random, limit: str, kind: Kind) -> Any:  # noqa: ANN401 - JSON
    if limit in {"minLength", "maxLength"}:
        return draw.randint(1, 6)
    if limit == "pattern":
        return draw.choice(PATTERNS)
    if limit == "enum":
        listed = draw.sample(kind.good, min(len(kind.good), draw.randint(1, 4)))
        return [NAN, *listed[1:]] if NAN in kind.good else listed
    return draw.choice([text for text in kind.good if text != NAN])


def _row(draw: random.Random, columns: list[Column], schema: dict[str, Any]) -> list[str]:
    chance = draw.random()
    if chance < 0.03:
        return draw.choice([[], [""] * len(columns), ["", ""]])
    cells = [_cell(draw, column, schema) for column in columns]
    if chance < 0.06:
        return cells[: draw.randint(1, len(cells) - 1)]
    if chance < 0.09:
        return [*cells, *draw.choice([["x"], ["", "y"], [""]])]
    return cells


def _cell(draw: random.Random, column: Column, schema: dict[str, Any]) -> str:
    chance, kind = draw.random(), column.kind
    if chance < 0.06:
        return ""
    if chance < 0.10:
        return draw.choice([*_missing(column.descriptor, schema), "zz", NULL_WORD, "#REF!"])
    if chance < 0.18 and kind.bad:
        return draw.choice(kind.bad)
    if chance < 0.20 and kind.differs:
        return draw.choice(tuple(kind.differs))
    return draw.choice(kind.good)


def _missing(descriptor: dict[str, Any], schema: dict[str, Any]) -> list[str]:
    stated = descriptor.get("missingValues", schema.get("missingValues", [""]))
    return [one["value"] if isinstance(one, dict) else one for one in stated]


def _refer(draw: random.Random, table: Table, tables: list[Table]) -> None:
    """Let some columns refer to one of the same type, of another table or of the same."""
    keys = []
    for column in table.columns:
        others = [
            (other, there)
            for other in tables
            for there in other.columns
            if column.kind.is_key and there.kind == column.kind and (other is not table or there is not column)
        ]
        if column.kind.is_key and draw.random() < 0.3:
            others.append((table, column))
        if others and draw.random() < 0.8:
            other, there = draw.choice(others)
            reference: dict[str, Any] = {"resource": "" if other is table else other.name, "fields": there.name}
            keys.append({"fields": column.name, "reference": reference})
    pairs = [(other, *pair) for other in tables if other is not table for pair in _pairs(table, other)]
    if pairs:
        other, fields, reference = draw.choice(pairs)
        keys.append({"fields": fields, "reference": {"resource": other.name, "fields": reference}})
    if keys:
        table.schema["foreignKeys"] = keys


def _pairs(table: Table, other: Table) -> Iterator[tuple[list[str], list[str]]]:
    """Yield two columns of each table that are of the same two kinds."""
    here, there = ([column for column in one.columns if column.kind.is_key] for one in (table, other))
    for fields, reference in product(combinations(here, 2), permutations(there, 2)):
        if [column.kind for column in fields] == [column.kind for column in reference]:
            yield [column.name for column in fields], [column.name for column in reference]


def _clear_keys(draw: random.Random, table: Table, tables: list[Table]) -> None:
    """Put good texts in the keys where the tools differ on the value: one such cell would move the faults of others."""
    keys = key_fields(table, tables)
    for place, column in enumerate(table.columns):
        if column.name in keys:
            for row in table.rows:
                if len(row) > place and (row[place] in column.kind.differs or row[place] == NULL_WORD):
                    row[place] = draw.choice(column.kind.good)


def key_fields(table: Table, tables: list[Table]) -> set[str]:
    """Return the fields of a table that any key is made of, its own or one that refers to it."""
    found = {one["name"] for one in table.schema["fields"] if one.get("constraints", {}).get("unique")}
    found |= set(names_of(table.schema.get("primaryKey", [])))
    for other in tables:
        for key in other.schema.get("foreignKeys", []):
            if other is table:
                found |= set(names_of(key["fields"]))
            if key["reference"]["resource"] == ("" if other is table else table.name):
                found |= set(names_of(key["reference"]["fields"]))
    return found


def names_of(stated: str | list[str]) -> list[str]:
    """Return the fields of a key, which may state a single one as a text."""
    return [stated] if isinstance(stated, str) else stated


def _write(draw: random.Random, table: Table, folder: Path) -> dict[str, Any]:
    delimiter, encoding = draw.choice(DELIMITERS), draw.choice(ENCODINGS)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=draw.choice(LINE_ENDS), quoting=draw.choice(QUOTINGS))
    writer.writerows([table.labels, *table.rows])
    path = f"{table.name}.csv"
    (folder / path).write_text(text.getvalue(), encoding=encoding, newline="")
    return {
        "name": table.name,
        "path": path,
        "format": "csv",
        "encoding": encoding,
        "dialect": {**DIALECT, "delimiter": delimiter},
        "schema": table.schema,
    }
