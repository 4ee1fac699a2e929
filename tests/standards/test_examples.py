"""The examples of every standard, looked at by the validator: the good ones pass, the others fail as they claim."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from validator.finding import Severity
from validator.options import Options
from validator.tables.check import TableTask, check_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from standards.standard import Standard
    from validator.finding import Finding


def look_at(path: Path, standard: Standard) -> tuple[Finding, ...]:
    task = TableTask(path=path, shown=path.name, name=path.stem, schema=standard.schema, standard=standard)
    read, findings = check_table(task, Options(examples=None))
    assert read.rows_read == read.rows_present
    return findings


def places(findings: tuple[Finding, ...]) -> Iterator[dict[str, Any]]:
    """Yield each faulty place as the lists beside the examples write it."""
    for finding in findings:
        for example in finding.examples:
            is_label = finding.code.endswith("-label")
            place = {"code": finding.code, "row": None if is_label else example.row}
            yield place | {
                "field": finding.field or (example.value if finding.code == "missing-label" else None),
                "constraint": finding.constraint,
                "severity": finding.severity.value,
            }


def test_the_example_of_every_column_passes(standard: Standard, tmp_path: Path) -> None:
    """One row of all the examples; the rules across columns do not speak of it."""
    path = tmp_path / "examples.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(field.name for field in standard.schema.fields)
        writer.writerow(field.example for field in standard.schema.fields)
    found = [place for place in places(look_at(path, standard)) if place["code"] != "row-constraint"]
    assert found == []


def test_a_valid_example_gives_no_error_and_no_warning(folder: Path, standard: Standard) -> None:
    for path in sorted((folder / "examples" / "valid").glob("*.csv")):
        findings = [one for one in look_at(path, standard) if one.severity is not Severity.NOTICE]
        assert findings == [], path.name


def test_an_invalid_example_gives_what_its_list_says_and_no_more(folder: Path, standard: Standard) -> None:
    for path in sorted((folder / "examples" / "invalid").glob("*.csv")):
        found = list(places(look_at(path, standard)))
        wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        for one in wanted:
            fitting = [place for place in found if all(place[key] == value for key, value in one.items())]
            assert fitting, f"{path.name}: {one} was not found in {found}"
            found.remove(fitting[0])
        assert found == [], f"{path.name}: more was found than its list says"
