"""A draft descriptor for bare files: how each is written, what its columns are, what a person should look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.identifiers.all_identifiers import IDENTIFIERS
from validator.describing.inference import infer_tables
from validator.mending.delimited import DelimitedText
from validator.tables.file_findings import spoken_encoding
from validator.tables.formats.all_formats import FORMATS, tell_format
from validator.tables.formats.format import INSIDE
from validator.tables.header_guess import LOOKED_AT, guess_header
from validator.tables.records import read_records
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from validator.describing.inference import Column, Table
    from validator.options import Options
    from validator.report import Input

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
WORKBOOKS = ("xlsx", "xls", "ods")
MEDIA_TYPES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "geojson": "application/geo+json",
}


def describe_files(paths: Iterable[Path], options: Options, *, folder: Path | None = None) -> dict[str, Any]:
    """Return a draft of a datapackage.json for the files, which must lie in its folder or below it.

    Without a folder it is the nearest that holds them all. Raise DsregError where a file cannot be looked at or lies
    elsewhere.
    """
    paths = tuple(paths)
    root = (folder or _common_folder(paths)).resolve()
    resources = [resource for path in paths for resource in describe_file(path, options, root=root)]
    names: set[str] = set()
    for resource in resources:
        resource["name"] = _unused(resource["name"], names)
        names.add(resource["name"])
    return {"$schema": SCHEMA, "name": slug(paths[0].stem if len(paths) == 1 else root.name), "resources": resources}


def describe_file(path: Path, options: Options, *, root: Path) -> Iterator[dict[str, Any]]:
    """Yield one resource for each table of a file."""
    resolved = path.resolve()
    if not resolved.is_relative_to(root):
        raise DsregError("outside-folder", path=path.as_posix(), folder=root.as_posix())
    task = TableTask(path=path, shown=path.as_posix(), name=path.stem)
    tables = infer_tables(task, options)
    for table in tables:
        yield _resource(path, table, options, named=resolved.relative_to(root).as_posix(), is_alone=len(tables) == 1)


def slug(text: str) -> str:
    """Return a text as a name: lower case letters and digits, hyphens between them."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:100] or "dataset"


def _common_folder(paths: tuple[Path, ...]) -> Path:
    folders = [path.resolve().parent for path in paths]
    return next(one for one in (folders[0], *folders[0].parents) if all(each.is_relative_to(one) for each in folders))


def _unused(name: str, names: set[str]) -> str:
    number = 2
    unused = name
    while unused in names:
        unused, number = f"{name}-{number}", number + 1
    return unused


def _resource(path: Path, table: Table, options: Options, *, named: str, is_alone: bool) -> dict[str, Any]:
    kind = tell_format(path, shown=path.as_posix())
    form = next((name for name, one in FORMATS.items() if one is kind), None) or _suffix(path)
    parts = [path.stem] if is_alone else [path.stem, table.looked.table or ""]
    resource: dict[str, Any] = {"name": slug(" ".join(parts)), "path": named, "type": "table", "format": form}
    if form in MEDIA_TYPES:
        resource["mediatype"] = MEDIA_TYPES[form]
    if kind is None and table.looked.encoding:
        resource["encoding"] = table.looked.encoding
    if INSIDE in table.looked.path and form == "zip":
        resource["innerpath"] = table.looked.path.partition(INSIDE)[2]
    dialect = _text_dialect(path, table.looked, options) if kind is None else {}
    if form in WORKBOOKS:
        dialect["sheetName"] = table.looked.table
    if dialect:
        resource["dialect"] = dialect
    resource["schema"] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    notes = [*_notes(table)]
    if notes:
        resource["dsreg:notes"] = notes
    return resource


def _suffix(path: Path) -> str:
    return path.suffix.lower().lstrip(".") if path.suffix.lower() in {".tsv", ".tab"} else "csv"


def _text_dialect(path: Path, looked: Input, options: Options) -> dict[str, Any]:
    """Return how delimited text is written, as far as it is not the usual way."""
    text = DelimitedText.of(path, encoding=looked.encoding or "utf-8", delimiter=options.delimiter)
    dialect: dict[str, Any] = {} if text.delimiter == "," else {"delimiter": text.delimiter}
    if options.header_row is not None:
        rows: tuple[int, ...] | None = (options.header_row,) if options.header_row else ()
    else:
        records = read_records(text.first_lines(), text.dialect)
        rows = guess_header([record.cells for _, record in zip(range(LOOKED_AT), records, strict=False)], None).rows
    if rows == ():
        dialect["header"] = False
    elif rows not in {None, (1,)}:
        dialect["headerRows"] = list(rows or ())
    return dialect


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, **column.written}
    coverage = column.coverage
    if coverage is not None and not IDENTIFIERS[coverage.identifier].is_personal:
        field["dsreg:identifier"] = coverage.identifier
        field["dsreg:coverage"] = {
            "rows": coverage.rows,
            "filled": coverage.filled,
            "identified": coverage.identified,
        }
    return field


def _notes(table: Table) -> Iterator[str]:
    """Yield what a person should look at before the draft is used."""
    codes = {finding.code for finding in table.findings}
    if "encoding-error" in codes:
        spoken = spoken_encoding(table.looked.encoding or "")
        yield f"The encoding, {spoken}, is a guess: the file is not in UTF-8."
    if "header-missing" in codes:
        yield "There are no column headings: field1, field2 ... are made up, so give each column its name."
    if codes & {"header-not-first", "header-multi-row"}:
        yield "The column headings are not in the first row alone: look whether the right rows were taken for them."
    for column in table.columns:
        if column.note:
            yield column.note
        if column.coverage is not None:
            yield _coverage_note(column)
    faults = sum(one.count for one in table.findings if one.severity == "error")
    if faults:
        yield f"The file itself has {faults:,} {'error' if faults == 1 else 'errors'}: see dsreg validate."


def _coverage_note(column: Column) -> str:
    coverage = column.coverage
    if coverage is None:
        return ""
    identifier = IDENTIFIERS[coverage.identifier]
    if identifier.is_personal:
        return f"{column.name}: {identifier.title}, which belongs to living persons; it must not be published."
    if not coverage.filled:
        return f"{column.name}: {identifier.title}, by its heading; no cell is filled."
    return f"{column.name}: {identifier.title} in {coverage.identified:,} of {coverage.filled:,} filled cells."
