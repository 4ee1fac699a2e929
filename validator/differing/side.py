"""One side of a comparison: the tables and other files of what a person named, a file or a package."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from standards.table_schema import parse_table_schema
from standards.tied import find_tied
from validator.agreed import agree
from validator.dataset import DESCRIPTOR, is_package, open_package, package_of, parse_json, read_limited
from validator.differing.difference import Key, KeySource
from validator.held import pick_standard
from validator.inputs import brought
from validator.limits import LIMITS
from validator.package import task_of
from validator.resource import fingerprint, is_table, open_resource, read_stated
from validator.tables.file import NO_CHOICE, Choice, read_first_labels
from validator.tables.formats.all_formats import open_tables
from validator.tables.formats.format import Opening
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from standards.schema import Schema
    from standards.standard import Standard
    from validator.dataset import Package, Resource
    from validator.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class SideTable:
    """One table: its name, the task that reads it, the keys that its schema and its standard name, its stated types."""

    name: str
    task: TableTask
    keys: tuple[Key, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a person named: the tables in it, other files by their sha256, the descriptor where it is a package."""

    shown: str
    tables: tuple[SideTable, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    descriptor: Mapping[str, Any] | None = None


@contextmanager
def open_side(path: Path, options: Options, *, shown: str | None = None) -> Iterator[Side]:
    """Give the tables of a file or a package, as files that are there until the block ends.

    Raise DsregError where one of them cannot be looked at.
    """
    with ExitStack() as stack:
        if path.is_dir() or _is_descriptor(path):
            package = open_package(path, shown=shown if path.is_file() else None)
            yield _package(stack, package, package.resources, options, shown=shown or path.as_posix())
            return
        named = stack.enter_context(brought(path, options))
        beside = package_of(named.path) if named.member is None else None
        if beside is not None:
            package = open_package(beside)
            own = [one for one in package.resources if one.path and one.path.resolve() == named.path.resolve()]
            yield replace(_package(stack, package, own, options, shown=named.shown), descriptor=None)
            return
        task = TableTask(path=named.path, shown=named.shown, name=named.name)
        choice = Choice(member=named.member) if named.member else NO_CHOICE
        standard = None
        if options.standard:
            tied = find_tied(options.standard, *options.standards)
            standard = pick_standard(tied, read_first_labels(task, options, choice)).standard
        tables = _tables(stack, task, choice, options, None, standard, is_resource=False)
        yield Side(shown=shown or named.shown, tables=tuple(tables))


def _is_descriptor(path: Path) -> bool:
    if path.name == DESCRIPTOR:
        return True
    shown = path.as_posix()
    if path.suffix.lower() != ".json" or not path.is_file() or path.stat().st_size > LIMITS.descriptor:
        return False
    return is_package(parse_json(read_limited(path, shown=shown), shown=shown))


def _package(
    stack: ExitStack,
    package: Package,
    resources: Iterable[Resource],
    options: Options,
    *,
    shown: str,
) -> Side:
    tables: list[SideTable] = []
    files: dict[str, str] = {}
    agreed = agree(package, options, None, lambda resource: _labels(package, resource, options))
    for resource in resources:
        source = stack.enter_context(open_resource(package, resource, options))
        if source is None:
            continue
        if not is_table(resource):
            files[resource.name] = fingerprint(source.path, "sha256")
            continue
        schema, standard = _schema(package, resource, options), agreed.standard_of(resource)
        task = task_of(source, resource, standard, schema or (standard.schema if standard else None))
        tables += _tables(stack, task, source.choice, options, schema, standard, is_resource=True)
    return Side(shown=shown, tables=tuple(tables), files=files, descriptor=package.descriptor)


def _labels(package: Package, resource: Resource, options: Options) -> tuple[str, ...]:
    with open_resource(package, resource, options) as source:
        if source is None:
            return ()
        return read_first_labels(task_of(source, resource, None, None), options, source.choice)


def _schema(package: Package, resource: Resource, options: Options) -> Schema | None:
    stated = read_stated(package, resource.descriptor.get("schema"), options)
    return parse_table_schema(stated) if isinstance(stated, dict) else None


def _tables(  # noqa: PLR0913, PLR0917 - where it is, how it is read, what it is held to
    stack: ExitStack,
    task: TableTask,
    choice: Choice,
    options: Options,
    schema: Schema | None,
    standard: Standard | None,
    *,
    is_resource: bool,
) -> Iterator[SideTable]:
    """Yield each table of a file, unpacked into a folder that lasts as long as the stack."""
    opening = Opening(
        folder=Path(stack.enter_context(TemporaryDirectory(prefix="dsreg-"))),
        sheet=options.sheet or choice.sheet,
        member=choice.member,
        rows_at=choice.rows_at,
        item_keys=choice.item_keys,
        is_resource=is_resource,
    )
    stated = [(KeySource.SCHEMA, schema), (KeySource.STANDARD, standard.schema if standard else None)]
    keys = tuple(key for source, one in stated if one for key in _keys(one, source))
    types = {one.name: _type(one.type, one.format) for one in schema.fields} if schema else {}
    for one in open_tables(task, opening):
        yield SideTable(name=one.name, task=one, keys=keys, types=types)
    if opening.failed:
        raise opening.failed[0]


def _keys(schema: Schema, source: KeySource) -> Iterator[Key]:
    """Yield what names a row: the primary key; without one, the first column or columns that must differ."""
    if schema.primary_key:
        yield Key(columns=schema.primary_key, source=source)
    elif schema.unique_keys:
        yield Key(columns=schema.unique_keys[0], source=source)


def _type(name: str, form: str) -> str:
    return name if form in {"", "default"} else f"{name} ({form})"
