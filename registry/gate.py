"""The gate: what a package must pass before it is published, whatever its owner asked to be left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safeguards.disclosure import Column, scan
from standards.library import COMMUNITY, find_standard
from validator.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from registry.settings import Settings
    from standards.schema import Field
    from validator.finding import Finding
    from validator.options import Options
    from validator.report import Input, Report


def check(path: Path, settings: Settings, options: Options) -> Report:
    """Return the report on a package: the registry's profiles and the disclosure scan included.

    What a person may leave out of a look at a file (`only`, `ignore`, `fail_on`) is looked at here all the same.
    """
    strict = replace(
        options,
        profiles=tuple(dict.fromkeys((*options.profiles, *settings.profiles))),
        columns=True,
        only=frozenset(),
        ignore=frozenset(),
        fail_on="error",
    )
    report = validate((path,), strict)
    return replace(report, findings=(*report.findings, *_disclosures(report, options)))


def _disclosures(report: Report, options: Options) -> Iterator[Finding]:
    for one in report.inputs:
        if one.table is not None:
            yield from scan(one.path, one.table, _columns(one, options))


def _columns(table: Input, options: Options) -> Iterator[Column]:
    fields = _fields(table, options)
    for column in table.columns or ():
        label = str(column["field"])
        yield Column(label=label, number=column.get("column"), field=fields.get(label))


def _fields(table: Input, options: Options) -> dict[str, Field]:
    if table.standard is None:
        return {}
    standard = find_standard(f"{table.standard.id}@{table.standard.version}", COMMUNITY, *options.standards)
    return {field.name: field for field in standard.schema.fields}
