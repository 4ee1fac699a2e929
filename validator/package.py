"""A package looked at: the form of its descriptor, what its description says, and each table that it names."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.library import find_standard
from standards.profile import find_profile
from standards.table_schema import parse_table_schema
from validator.dataset import inside, parse_json, read_limited
from validator.faults import Place, find
from validator.finding import Example
from validator.metadata.descriptor import check_form, describe, form_of
from validator.metadata.profile import check_profile
from validator.report import RANK, Input
from validator.tables.check import TableTask, check_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.schema import Schema
    from standards.standard import Standard
    from validator.dataset import Package, Resource
    from validator.finding import Finding
    from validator.options import Options

DEFAULT_PROFILE = "dsreg"

Looked = tuple[tuple[Input, ...], tuple["Finding", ...]]


def check_package(package: Package, options: Options) -> Looked:
    """Return what was looked at, the descriptor first, and what was found."""
    looked = Input(
        path=package.shown,
        kind="package",
        sha256=sha256(package.content).hexdigest(),
        bytes=len(package.content),
        profile=form_of(package.descriptor),
    )
    findings = [*check_form(package), *_profile_findings(package, options)]
    tables: list[Input] = []
    for resource in package.resources:
        table, found = _look_at_resource(package, resource, options)
        tables += table
        findings += found
    return (looked, *tables), tuple(findings)


def _profile_findings(package: Package, options: Options) -> Iterator[Finding]:
    description = describe(package)
    if not options.profiles:
        yield from check_profile(description, find_profile(DEFAULT_PROFILE), as_warnings=True)
    asked: dict[tuple[Any, ...], Finding] = {}
    for name in options.profiles:
        for finding in check_profile(description, find_profile(name)):
            key = (finding.code, finding.subject, finding.property)
            known = asked.get(key)
            if known is None or RANK[finding.severity] > RANK[known.severity]:
                asked[key] = finding
    yield from asked.values()


def _look_at_resource(package: Package, resource: Resource, options: Options) -> Looked:
    if resource.path is None:
        return (), ()
    pointer = f"/resources/{package.resources.index(resource)}"
    if not resource.path.is_file():
        return (), (_descriptor_error(package, pointer, f"{resource.shown} does not exist"),)
    try:
        standard = _standard_of(resource)
    except DsregError:
        named = resource.descriptor.get("dsreg:standard", resource.descriptor.get("conformsTo"))
        return (), (_descriptor_error(package, pointer, f"there is no standard called {named}"),)
    schema, faults = _schema_of(package, resource, pointer)
    dialect = resource.descriptor.get("dialect")
    task = TableTask(
        path=resource.path,
        shown=resource.shown,
        name=resource.name,
        standard=standard,
        schema=standard.schema if standard else schema,
        encoding=resource.descriptor.get("encoding"),
        delimiter=dialect.get("delimiter") if isinstance(dialect, dict) else None,
    )
    table, findings = check_table(task, options)
    return (table,), (*faults, *findings, *_stated_findings(resource, table))


def _standard_of(resource: Resource) -> Standard | None:
    stated = resource.descriptor.get("dsreg:standard") or resource.descriptor.get("conformsTo")
    named = stated[0] if isinstance(stated, list) and stated else stated
    is_ours = isinstance(named, str) and "://" not in named
    return find_standard(named) if is_ours and isinstance(named, str) else None


def _schema_of(package: Package, resource: Resource, pointer: str) -> tuple[Schema | None, tuple[Finding, ...]]:
    """Return the resource's schema, from a file inside the package where it is named by a path."""
    stated = resource.descriptor.get("schema")
    if isinstance(stated, str):
        if "://" in stated:
            raise DsregError("network-not-allowed", path=package.shown, url=stated)
        path = inside(package.root, stated, shown=package.shown)
        stated = parse_json(read_limited(path, shown=stated), shown=stated)
    if stated is None:
        return None, ()
    if not isinstance(stated, dict):
        return None, (_descriptor_error(package, f"{pointer}/schema", "a schema is a group in braces"),)
    return parse_table_schema(stated), ()


def _stated_findings(resource: Resource, table: Input) -> Iterator[Finding]:
    """Yield what the descriptor states of the file's bytes and the file belies."""
    place = Place(path=resource.shown, table=resource.name)
    stated = str(resource.descriptor.get("hash", ""))
    algorithm, _, digest = stated.rpartition(":")
    if algorithm == "sha256" and digest.lower() != table.sha256:
        yield find("hash-count", place, expected=stated)
    size = resource.descriptor.get("bytes")
    if isinstance(size, int) and size != table.bytes:
        yield find("byte-count", place, expected=f"{size} bytes")


def _descriptor_error(package: Package, pointer: str, says: str) -> Finding:
    example = Example(pointer=pointer, message=says)
    return find(
        "descriptor-error",
        Place(path=package.shown),
        constraint=pointer,
        message=f'"{pointer}": {says}.',
        examples=[example],
    )
