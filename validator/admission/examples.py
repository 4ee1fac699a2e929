"""The examples of a standard: the tables that keep it, those that do not, and the list of what is wrong with each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from validator.codes.all_codes import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from validator.finding import Finding

Place = dict[str, Any]
"""A faulty place: its code, row, field, constraint, severity and table, as far as they are said."""

KEYS = frozenset({"code", "row", "field", "constraint", "severity", "table"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An example that fails: the table, or the folder of several, and the places that its list names.

    `fault` says why the list cannot be used, None where it can.
    """

    path: Path
    places: tuple[Place, ...]
    fault: str | None = None


def tables_in(folder: Path) -> list[Path]:
    """Return the example tables of a folder: files in CSV, and folders of them that belong together."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv" or path.is_dir())


def list_of(path: Path) -> Path:
    """Return where the list of an example's findings stands: beside it, under the same name."""
    return path.with_suffix(".json") if path.is_file() else path.with_name(f"{path.name}.json")


def read_claim(path: Path) -> Claim:
    """Return an example with the list beside it; a list that cannot be used names no place and says why."""
    try:
        listed = json.loads(list_of(path).read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        return Claim(path=path, places=(), fault=f"it is not valid JSON: {error}")
    fault = next(_faults(listed), None)
    return Claim(path=path, places=() if fault else tuple(listed), fault=fault)


def _faults(listed: object) -> Iterator[str]:
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        yield "it is not a list of findings"
        return
    if not listed:
        yield "it is empty, so the example would have to pass"
    for one in listed:
        unknown = sorted(set(one) - KEYS)
        if unknown:
            yield f"a finding has no {unknown[0]}; it has {', '.join(sorted(KEYS))}"
        if one.get("code") not in CODES:
            yield f"there is no check called {one.get('code')}"


def places_of(findings: Iterable[Finding]) -> Iterator[Place]:
    """Yield each faulty place as the lists beside the examples write it."""
    for finding in findings:
        for example in finding.examples:
            is_label = finding.code.endswith("-label")
            yield {
                "code": finding.code,
                "row": None if is_label else example.row,
                "field": finding.field or (example.value if finding.code == "missing-label" else None),
                "constraint": finding.constraint,
                "severity": finding.severity.value,
                "table": finding.table,
            }
        if not finding.examples:
            yield {"code": finding.code, "severity": finding.severity.value, "table": finding.table}


def unmatched(listed: Iterable[Place], found: Iterable[Place]) -> tuple[list[Place], list[Place]]:
    """Return what is in the list and was not found, and what was found and is not in the list."""
    left = list(found)
    lost = []
    for one in sorted(listed, key=len, reverse=True):
        fitting = next((place for place in left if _fits(one, place)), None)
        if fitting is None:
            lost.append(one)
        else:
            left.remove(fitting)
    return lost, left


def _fits(listed: Mapping[str, Any], place: Mapping[str, Any]) -> bool:
    return all(place.get(key) == value for key, value in listed.items())


def shown(place: Place) -> str:
    """Return a place as people read it: its code, and of what."""
    parts = [f"constraint {place['constraint']}"] if place.get("constraint") else []
    parts += [f"of {place['field']}"] if place.get("field") else []
    parts += [f"in row {place['row']}"] if place.get("row") else []
    return " ".join([str(place["code"]), *parts])


def entry_of(place: Place) -> str:
    """Return a place as a list writes it."""
    told = {key: value for key, value in place.items() if value is not None and key not in {"table", "severity"}}
    if place["code"] == "missing-label":
        told["severity"] = place["severity"]
    return json.dumps(told, ensure_ascii=False)
