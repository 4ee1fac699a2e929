"""What the datapackage.json beside a file states of it: its standard or schema, its encoding, how it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standards.errors import DsregError
from standards.table_schema import parse_table_schema
from standards.tied import locate_tied
from validator.agreed import agree
from validator.dataset import open_package, package_of
from validator.held import pick_for
from validator.metadata.descriptor import form_of
from validator.resource import read_stated
from validator.tables.dialect import PLAIN, parse_dialect
from validator.tables.file import read_first_labels
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from standards.schema import Schema
    from standards.standard import Standard
    from validator.dataset import Package, Resource
    from validator.options import Options
    from validator.tables.dialect import Dialect


def task_for(path: Path, options: Options) -> TableTask:
    """Return the table of a bare file as it was asked for and, for the rest, as the descriptor beside it states it.

    Raise DsregError where the descriptor states a way of writing that a mended copy could not keep.
    """
    task = TableTask(path=path, shown=path.as_posix(), name=path.stem)
    beside = package_of(path)
    if beside is not None:
        package = open_package(beside)
        wanted = path.resolve()
        resource = next(one for one in package.resources if one.path is not None and one.path.resolve() == wanted)
        task = _stated(task, package, resource, options)
    if options.standard is None:
        return task
    standard = pick_for(task, locate_tied(options.standard, *options.standards), options)
    return replace(task, standard=standard, schema=standard.schema)


def _stated(task: TableTask, package: Package, resource: Resource, options: Options) -> TableTask:
    stated = read_stated(package, resource.descriptor.get("dialect"), options)
    dialect = stated if isinstance(stated, dict) else {}
    task = replace(
        task,
        encoding=_text(resource.descriptor, "encoding"),
        delimiter=_text(dialect, "delimiter"),
        dialect=_writable(parse_dialect(dialect), package, task),
    )
    if options.standard is not None:
        return task
    standard = _standard_of(task, package, resource, options)
    schema = standard.schema if standard is not None else _schema_of(package, resource, options)
    return replace(task, standard=standard, schema=schema)


def _standard_of(task: TableTask, package: Package, resource: Resource, options: Options) -> Standard | None:
    """Return the standard that the resource or its package names; of several tables the one that the header fits."""
    agreed = agree(package, options, None, lambda _: read_first_labels(task, options))
    says = agreed.faults.get(resource.pointer) or agreed.faults.get("")
    if says is not None:
        raise DsregError("not-mendable", path=task.shown, reason=f"{package.shown} is wrong: {says}")
    return agreed.standard_of(resource)


def _schema_of(package: Package, resource: Resource, options: Options) -> Schema | None:
    stated = read_stated(package, resource.descriptor.get("schema"), options)
    if not isinstance(stated, dict):
        return None
    # a file without a schema need not pay for the rules: 80 ms
    from validator.tables.rules.schema_faults import check_schema  # noqa: PLC0415

    is_version_2 = form_of(package.descriptor) == "data-package-2" or None
    schema, _ = check_schema(parse_table_schema(stated, is_version_2=is_version_2))
    # the other tables are not looked at
    return replace(schema, foreign_keys=tuple(key for key in schema.foreign_keys if key.resource is None))


def _writable(dialect: Dialect, package: Package, task: TableTask) -> Dialect:
    """Return the dialect where a copy can be written in it: quotation marks as usual, no comments."""
    if dialect != replace(PLAIN, header_rows=dialect.header_rows, header_join=dialect.header_join):
        reason = f"{package.shown} states other quotation marks, line ends or comments than a mended copy would have"
        raise DsregError("not-mendable", path=task.shown, reason=reason)
    return dialect


def _text(document: Mapping[str, object], key: str) -> str | None:
    stated = document.get(key)
    return stated if isinstance(stated, str) and stated else None
