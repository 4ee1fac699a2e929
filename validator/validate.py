"""One validation: every path that was named, each looked at as what it is, all findings in one report."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.library import find_standard
from standards.profile import find_profile
from standards.table_schema import parse_table_schema
from validator.dataset import inside, is_package, open_package, package_of, parse_json, read_limited
from validator.faults import Place, find
from validator.finding import Example, Finding
from validator.metadata.descriptor import check_form, describe, form_of
from validator.metadata.profile import check_profile
from validator.report import RANK, Input, Report
from validator.tables.check import TableTask, check_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from standards.schema import Schema
    from standards.standard import Standard
    from validator.dataset import Package, Resource
    from validator.options import Options

DEFAULT_PROFILE = "dsreg"
METADATA = frozenset({".json", ".jsonld", ".geojson"})

Looked = tuple[tuple[Input, ...], tuple[Finding, ...]]


def validate(paths: Iterable[Path], options: Options) -> Report:
    """Return the report on files, folders and packages.

    Raise DsregError for what was asked wrongly (an unknown standard or profile). What could not be looked at stands in
    the report's `errors`, beside what was found in the others.
    """
    standard = None if options.standard is None else find_standard(options.standard)
    for name in options.profiles:
        find_profile(name)
    inputs: list[Input] = []
    findings: list[Finding] = []
    errors: list[DsregError] = []
    for path in _once(paths, options):
        try:
            looked, found = _look(path, options, standard)
        except DsregError as error:
            errors.append(error)
            continue
        inputs += looked
        findings += sorted(_wanted(found, options), key=_order)
    return Report(
        inputs=tuple(inputs),
        findings=tuple(findings),
        errors=tuple(errors),
        fail_on=options.fail_on,
    )


def _once(paths: Iterable[Path], options: Options) -> Iterator[Path]:
    """Yield each thing to look at once: a file that the package beside it lists is looked at as part of that package.

    A file for which a standard was named is looked at by itself.
    """
    seen: set[Path] = set()
    for named in paths:
        beside = None if options.standard else package_of(named)
        path = beside or (named / "datapackage.json" if (named / "datapackage.json").is_file() else named)
        if path not in seen:
            seen.add(path)
            yield path


def _wanted(findings: Iterable[Finding], options: Options) -> Iterator[Finding]:
    for finding in findings:
        if (not options.only or finding.code in options.only) and finding.code not in options.ignore:
            yield finding


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Return the place of a finding in the report: by file, then the file's own faults, then column by column."""
    return (finding.path, finding.column or 0, -RANK[finding.severity], finding.code, finding.constraint or "")


def _look(path: Path, options: Options, standard: Standard | None) -> Looked:
    if path.is_dir() or _looks_like_package(path):
        return _look_at_package(open_package(path), options)
    if path.suffix.lower() in METADATA:
        reason = "only a data package's datapackage.json is read as metadata"
        raise DsregError("not-recognised", path=path.as_posix(), reason=reason)
    task = _task(path, path.as_posix(), path.stem, standard=standard)
    looked, findings = check_table(task, options)
    return (looked,), findings


def _looks_like_package(path: Path) -> bool:
    if path.suffix.lower() not in METADATA:
        return False
    content = read_limited(path, shown=path.as_posix())
    return is_package(parse_json(content, shown=path.as_posix()))


def _task(  # noqa: PLR0913 - the parts of a task
    path: Path,
    shown: str,
    name: str,
    *,
    standard: Standard | None = None,
    schema: Schema | None = None,
    resource: Mapping[str, Any] | None = None,
) -> TableTask:
    stated = resource or {}
    dialect = stated.get("dialect")
    return TableTask(
        path=path,
        shown=shown,
        name=name,
        standard=standard,
        schema=standard.schema if standard else schema,
        encoding=stated.get("encoding"),
        delimiter=dialect.get("delimiter") if isinstance(dialect, dict) else None,
    )


def _look_at_package(package: Package, options: Options) -> Looked:
    """Look at the descriptor's form, what its description says, and each table that it names."""
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
    task = _task(
        resource.path,
        resource.shown,
        resource.name,
        standard=standard,
        schema=schema,
        resource=resource.descriptor,
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
    if algorithm in {"sha256"} and digest.lower() != table.sha256:
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
