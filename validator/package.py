"""A package looked at: the form of its descriptor, what its description says, and each table that it names."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from standards.table_schema import parse_table_schema
from validator.agreed import agree
from validator.faults import Place, find
from validator.finding import Example
from validator.held import keys_of, tell_deprecated
from validator.links import Linking
from validator.metadata.check import find_all, find_links
from validator.metadata.descriptor import check_form, describe, form_of, schema_faults
from validator.metadata.misspelt import misspelt_keys
from validator.report import Input
from validator.resource import fingerprint, is_table, open_resource, read_stated
from validator.tables.dialect import parse_dialect
from validator.tables.file import Looked, check_file, read_first_labels
from validator.tables.parts import tell_parts
from validator.tables.plan import NO_LINKS, Links
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.schema import Schema
    from standards.standard import Standard
    from standards.tied import Tied
    from validator.agreed import Agreed
    from validator.dataset import Package, Resource
    from validator.finding import Finding
    from validator.options import Options
    from validator.resource import Source

DEFAULT_PROFILE = "dsreg"
HASHES = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}
"""The algorithms of a stated hash, each with its length; one without a name is MD5."""


def check_package(package: Package, options: Options, tied: Tied | None = None) -> Looked:
    """Return what was looked at, the descriptor first, what was found, and what could not be looked at.

    The tables that name no standard of their own are held to those of `tied`, as far as they fit.
    """
    read = Input(
        path=package.shown,
        kind="package",
        sha256=sha256(package.content).hexdigest(),
        bytes=len(package.content),
        profile=form_of(package.descriptor),
    )
    findings = (*check_form(package), *_profile_findings(package, options))
    agreed = agree(package, options, tied, lambda resource: _labels(package, resource, options))
    findings += tuple(_repeated_names(package))
    if "" in agreed.faults:
        findings += (_descriptor_error(package, "/dsreg:standard", agreed.faults[""]),)
    looked = Looked(inputs=(read,), findings=findings)
    with TemporaryDirectory(prefix="dsreg-") as folder:
        linking = _linking(package, Path(folder), options, agreed)
        for resource in package.resources:
            looked += _look_at_resource(package, resource, options, linking, agreed)
    return looked + Looked(findings=tuple(tell_deprecated(looked, agreed.used)))


def _repeated_names(package: Package) -> Iterator[Finding]:
    """Yield the resources that are called as an earlier one, which the standard does not allow."""
    names = [resource.descriptor.get("name") for resource in package.resources]
    for number, (resource, name) in enumerate(zip(package.resources, names, strict=True)):
        if isinstance(name, str) and name in names[:number]:
            yield _descriptor_error(package, f"{resource.pointer}/name", f"another resource is called {name} too")


def _linking(package: Package, folder: Path, options: Options, agreed: Agreed) -> Linking[Resource]:
    """Return how the tables of the package find each other's keys; each schema is read once, however many ask."""
    known: dict[str, Schema | None] = {}

    def schema_of(resource: Resource) -> Schema | None:
        if resource.pointer not in known:
            known[resource.pointer] = read_schema(resource)
        return known[resource.pointer]

    def read_schema(resource: Resource) -> Schema | None:
        standard = agreed.standard_of(resource)
        if standard is not None:
            return standard.schema
        # what cannot be read is reported where the resource itself is looked at
        with suppress(DsregError):
            return _schema_of(package, resource, options)[0]
        return None

    def tables(name: str) -> list[Resource]:
        by_name = [one for one in package.resources if one.name == name][:1]
        return by_name or [one for one in package.resources if _is_held_to(name, agreed.standard_of(one))]

    def write_keys(resource: Resource, names: tuple[str, ...], path: Path) -> bool:
        schema = schema_of(resource)
        bare = None if schema is None else schema.without_rules()
        links = Links(exports=((names, path),))
        quietly = replace(options, examples=0, columns=False)
        with suppress(DsregError), open_resource(package, resource, options) as source:
            looked = _check(source, resource, standard=None, schema=bare, options=quietly, links=links)
            return bool(looked.inputs) and not looked.errors
        return False

    return Linking(folder=folder, tables=tables, schema_of=schema_of, write_keys=write_keys)


def _is_held_to(name: str, standard: Standard | None) -> bool:
    return standard is not None and standard.id == name


def _profile_findings(package: Package, options: Options) -> Iterator[Finding]:
    """Yield what the profiles find that were asked for; else what dsreg's own does, as warnings."""
    description, profiles = describe(package), options.profiles or (DEFAULT_PROFILE,)
    yield from find_all(description, profiles, as_warnings=not options.profiles)
    yield from find_links(description, options)


def _look_at_resource(
    package: Package,
    resource: Resource,
    options: Options,
    linking: Linking[Resource],
    agreed: Agreed,
) -> Looked:
    absent = next((path for path in resource.parts if not path.is_file()), None)
    if absent is not None:
        named = resource.shown if absent == resource.path else absent.relative_to(package.root).as_posix()
        return Looked(findings=(_descriptor_error(package, resource.pointer, f"{named} does not exist"),))
    says = agreed.faults.get(resource.pointer)
    if says is not None:
        return Looked(findings=(_descriptor_error(package, resource.pointer, says),))
    standard = agreed.standard_of(resource)
    try:
        schema, faults = _schema_of(package, resource, options)
        if standard is not None:
            schema = replace(standard.schema, foreign_keys=keys_of(standard, agreed.ids))
        links = NO_LINKS
        if schema is not None and schema.foreign_keys:
            schema, links, wrong = linking.link(resource.name, schema)
            faults += tuple(
                _descriptor_error(package, f"{resource.pointer}/schema{pointer}", says) for pointer, says in wrong
            )
        with open_resource(package, resource, options) as source:
            looked = _check(source, resource, standard=standard, schema=schema, options=options, links=links)
    except DsregError as error:
        return Looked(errors=(error,))
    return Looked(findings=faults) + looked


def _check(  # noqa: PLR0913 - what a resource is, what it is held to, how it is looked at
    source: Source | None,
    resource: Resource,
    *,
    standard: Standard | None,
    schema: Schema | None,
    options: Options,
    links: Links,
) -> Looked:
    """Return what was found in a resource; one that nothing calls a table is taken for what it is, a file."""
    if source is None:
        return Looked()
    if not is_table(resource):
        looked = Looked(inputs=(_file(resource, source),))
    else:
        looked = check_file(
            replace(task_of(source, resource, standard, schema), links=links),
            options,
            source.choice,
            is_resource=True,
        )
    if source.parts:
        return replace(looked, findings=tuple(tell_parts(one, source.parts) for one in looked.findings))
    return looked + Looked(findings=tuple(_stated_findings(resource, source, looked)))


def _labels(package: Package, resource: Resource, options: Options) -> tuple[str, ...]:
    """Return the labels of a resource's table; none where it cannot be read, which is said where it is looked at."""
    with suppress(DsregError), open_resource(package, resource, options) as source:
        if source is not None:
            return read_first_labels(task_of(source, resource, None, None), options, source.choice)
    return ()


def task_of(source: Source, resource: Resource, standard: Standard | None, schema: Schema | None) -> TableTask:
    """Return the task that reads a resource's table as its descriptor says."""
    encoding, delimiter = resource.descriptor.get("encoding"), source.dialect.get("delimiter")
    return TableTask(
        path=source.path,
        shown=resource.shown,
        name=resource.name,
        standard=standard,
        schema=schema,
        encoding=encoding if isinstance(encoding, str) and encoding else None,
        delimiter=delimiter if isinstance(delimiter, str) and delimiter else None,
        dialect=parse_dialect(source.dialect),
        original=None if source.original == source.path else source.original,
    )


def _file(resource: Resource, source: Source) -> Input:
    size = source.path.stat().st_size
    return Input(path=resource.shown, kind="file", sha256=fingerprint(source.path, "sha256"), bytes=size)


def _schema_of(package: Package, resource: Resource, options: Options) -> tuple[Schema | None, tuple[Finding, ...]]:
    """Return the resource's schema, from its own file where it is named by a path."""
    stated = read_stated(package, resource.descriptor.get("schema"), options)
    if stated is None:
        return None, ()
    if not isinstance(stated, dict):
        says = "a schema is a group in braces"
        return None, (_descriptor_error(package, f"{resource.pointer}/schema", says),)
    # a package without a schema need not pay for the rules: 80 ms
    from validator.tables.rules.schema_faults import check_schema  # noqa: PLC0415

    is_version_2 = form_of(package.descriptor) == "data-package-2" or None
    schema, faults = check_schema(parse_table_schema(stated, is_version_2=is_version_2))
    told = [(one.pointer, one.says) for one in faults]
    if isinstance(resource.descriptor.get("schema"), str):
        told += schema_faults(stated, form_of(package.descriptor))
    found = (_descriptor_error(package, f"{resource.pointer}/schema{pointer}", says) for pointer, says in told)
    slips = misspelt_keys(stated, f"{resource.pointer}/schema", Place(path=package.shown, table=resource.name))
    return schema, (*found, *slips)


def _stated_findings(resource: Resource, source: Source, looked: Looked) -> Iterator[Finding]:
    """Yield what the descriptor states of the file's bytes and the file belies."""
    if not looked.inputs or "data" in resource.descriptor:
        return
    read = looked.inputs[0]
    place = Place(path=resource.shown, table=read.table)
    stated = str(resource.descriptor.get("hash", ""))
    algorithm, _, digest = stated.rpartition(":")
    algorithm = algorithm.lower() or "md5"
    is_named = ":" in stated  # a digest that names no algorithm and is not as long as MD5's has a fault of its form
    if algorithm in HASHES and (is_named or len(digest) == HASHES[algorithm]):
        found = read.sha256 if algorithm == "sha256" else fingerprint(source.original, algorithm)
        if digest.lower() != found:
            yield find("hash-count", place, expected=stated)
    size = resource.descriptor.get("bytes")
    if isinstance(size, int) and size != read.bytes:
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
