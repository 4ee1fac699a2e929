"""A table of a dataset: its files, the standard it keeps, its columns with their meanings, what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.dataset.column import Column, read_columns
from registry.dataset.reading import read_count, read_mapping, read_mappings, read_text
from validator.finding import Example, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from registry.dataset.download import Download
    from standards.standard import Standard

    FindStandard = Callable[[str], Standard | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One resource. `reference` is the standard's `id@version` as stated; `standard` is it, where it is known.

    `is_checked` says whether the report looked at it; `rows` is None where the report does not count them.
    """

    name: str
    title: str
    description: str
    downloads: tuple[Download, ...]
    delimiter: str
    reference: str
    standard: Standard | None
    is_checked: bool
    rows: int | None
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]

    @property
    def keeps_standard(self) -> bool:
        """Say whether the table names a known standard, was checked, and no error was found in it."""
        has_errors = any(one.severity is Severity.ERROR for one in self.findings)
        return self.standard is not None and self.is_checked and not has_errors


def read_table(
    resource: Mapping[str, Any],
    *,
    inputs: Iterable[Mapping[str, Any]],
    findings: Iterable[Finding],
    downloads: Mapping[str, Download],
    find_standard: FindStandard,
) -> Table:
    """Return the table that a resource of the descriptor describes, with what its report says of it.

    `inputs` and `findings` are those of the whole report, `downloads` those of the version by their names.
    """
    name, paths = read_text(resource.get("name"), limit=200), resource_paths(resource)
    seen = _input_of(inputs, name, paths)
    reference = _reference(resource, seen)
    standard = find_standard(reference) if reference else None
    return Table(
        name=name,
        title=read_text(resource.get("title"), limit=300) or name or ", ".join(paths),
        description=read_text(resource.get("description")),
        downloads=tuple(downloads[path] for path in paths if path in downloads),
        delimiter=_delimiter(resource, paths),
        reference=f"{standard.id}@{standard.version}" if standard else reference,
        standard=standard,
        is_checked=bool(seen),
        rows=read_count(seen.get("rowsRead")),
        columns=read_columns(resource, summaries=read_mappings(seen.get("columns")), standard=standard),
        findings=tuple(one for one in findings if _is_about(one, name, paths)),
    )


def resource_paths(resource: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paths of a resource's files: one, several (multipart), or none (inline data)."""
    path = resource.get("path")
    paths = path if isinstance(path, list) else [path]
    return tuple(one for one in paths if isinstance(one, str) and one)


def read_findings(report: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return the findings of a report's JSON form, errors first and otherwise in their order."""
    found = [_finding(one) for one in read_mappings(report.get("findings"))]
    return tuple(sorted(found, key=lambda one: list(Severity).index(one.severity)))


def _input_of(inputs: Iterable[Mapping[str, Any]], name: str, paths: Iterable[str]) -> Mapping[str, Any]:
    tables = [one for one in inputs if one.get("kind") == "table"]
    named = (one for one in tables if name and one.get("table") == name)
    placed = (one for one in tables if _is_path(read_text(one.get("path")), paths))
    return next(named, None) or next(placed, None) or {}


def _reference(resource: Mapping[str, Any], seen: Mapping[str, Any]) -> str:
    used = read_mapping(seen.get("standard"))
    name, version = read_text(used.get("id"), limit=200), read_text(used.get("version"), limit=50)
    if name and version:
        return f"{name}@{version}"
    return read_text(resource.get("dsreg:standard"), limit=250)


def _delimiter(resource: Mapping[str, Any], paths: tuple[str, ...]) -> str:
    stated = read_mapping(resource.get("dialect")).get("delimiter")
    if isinstance(stated, str) and len(stated) == 1 and stated not in '\r\n"':
        return stated
    return "\t" if any(path.lower().endswith(".tsv") for path in paths) else ","


def _is_about(finding: Finding, name: str, paths: tuple[str, ...]) -> bool:
    if finding.subject is not None or finding.property is not None:
        return False
    if finding.table is not None:
        return finding.table == name
    return _is_path(finding.path, paths)


def _is_path(path: str, paths: Iterable[str]) -> bool:
    return any(path == one or path.endswith(f"/{one}") for one in paths)


def _finding(document: Mapping[str, Any]) -> Finding:
    severity = document.get("severity")
    return Finding(
        code=read_text(document.get("code"), limit=100),
        severity=Severity(severity) if severity in list(Severity) else Severity.NOTICE,
        path=read_text(document.get("path"), limit=4_000),
        message=read_text(document.get("message"), limit=1_000),
        fix=read_text(document.get("fix"), limit=1_000),
        dimension=read_text(document.get("dimension"), limit=100),
        reference=read_text(document.get("reference"), limit=4_000),
        count=read_count(document.get("count")) or 1,
        table=read_text(document.get("table"), limit=200) or None,
        field=read_text(document.get("field"), limit=200) or None,
        column=read_count(document.get("column")),
        subject=read_text(document.get("subject"), limit=1_000) or None,
        property=read_text(document.get("property"), limit=200) or None,
        examples=tuple(_example(one) for one in read_mappings(document.get("examples"))),
    )


def _example(document: Mapping[str, Any]) -> Example:
    return Example(
        row=read_count(document.get("row")),
        value=read_text(document.get("value"), limit=200) or None,
        suggestion=read_text(document.get("suggestion"), limit=200) or None,
        message=read_text(document.get("message"), limit=300),
    )
