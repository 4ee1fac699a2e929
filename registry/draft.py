"""A draft: what one publication would put into the registry, made from a package and the report on it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from registry.canonical import sha256, to_canonical
from registry.commit import FileOnDisk
from registry.names import is_name, to_name
from registry.record import Publisher, StoredFile
from standards.errors import DsregError
from validator.dataset import inside, parse_json, read_limited
from validator.renderings.json import to_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validator.dataset import Package, Resource
    from validator.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One publication before it has a version: everything that does not depend on what the registry holds.

    `files` and `contents` go together: the path that the descriptor names, and the file on the disk with the sha256
    that was validated. `report` is the JSON form of the report, its paths as the descriptor names them and not as they
    stand on somebody's disk.
    """

    publisher: Publisher
    name: str
    descriptor: Mapping[str, Any]
    files: tuple[StoredFile, ...]
    contents: tuple[FileOnDisk, ...]
    report: Mapping[str, Any]
    standards: tuple[str, ...]

    def to_descriptor(self, version: str) -> bytes:
        """Return the canonical datapackage.json of this publication under a version."""
        return to_canonical({**self.descriptor, "version": version})

    def to_sha256(self, version: str) -> str:
        """Return the sha256 of the record under a version: the same one means that nothing has changed."""
        return sha256(self.to_descriptor(version))


def make_draft(package: Package, report: Report, *, publisher: str | None, tool: str) -> Draft:
    """Return the draft of a package that was found fit to be published.

    `publisher` is the id that was asked for; without one the descriptor's contributor with the role publisher is
    taken. `tool` is the version of dsreg that made the report. Raise DsregError "file-changed" when a file is not the
    one that was validated, "publisher-unnamed", "publisher-name", "dataset-name", "resource-without-file".
    """
    checked = {one.path: one.sha256 for one in report.inputs}
    _refuse_if_changed(checked.get(package.shown), sha256(package.content), package.shown)
    files = [_file(resource, checked.get(resource.shown)) for resource in package.resources]
    named = [(resource, file) for resource, file in zip(package.resources, files, strict=True) if file is not None]
    names = {resource.shown: _path(resource) for resource, _ in named} | {package.shown: package.path.name}
    return Draft(
        publisher=_publisher(package.descriptor, publisher),
        name=_dataset_name(package.descriptor),
        descriptor=_describe(package, files),
        files=tuple(StoredFile(path=_path(one), sha256=file.sha256, bytes=file.bytes) for one, file in named),
        contents=tuple(file for _, file in named),
        report=to_document(_rename(report, names), tool=tool),
        standards=_standards(report),
    )


def _file(resource: Resource, checked: str | None) -> FileOnDisk | None:
    """Return the file of a resource; None when its data stand in the descriptor itself."""
    if resource.path is None:
        if "data" not in resource.descriptor:
            raise DsregError("resource-without-file", resource=resource.name, shown=resource.shown)
        return None
    with resource.path.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
        size = source.tell()
    _refuse_if_changed(checked, digest, resource.shown)
    return FileOnDisk(path=resource.path, sha256=digest, bytes=size)


def _refuse_if_changed(checked: str | None, found: str, shown: str) -> None:
    if checked not in {None, found}:
        raise DsregError("file-changed", path=shown)


def _path(resource: Resource) -> str:
    return str(resource.descriptor["path"])


def _describe(package: Package, files: list[FileOnDisk | None]) -> dict[str, Any]:
    """Return the officer's descriptor, each resource with the size and the hash of its file, and nothing left outside.

    A schema or dialect that is named by its path is put in its place: the registry keeps no file for it.
    """
    resources = []
    for resource, file in zip(package.resources, files, strict=True):
        within = {key: _load(package, path) for key, path in resource.descriptor.items() if _is_outside(key, path)}
        stored = {} if file is None else {"bytes": file.bytes, "hash": f"sha256:{file.sha256}"}
        resources.append({**resource.descriptor, **within, **stored})
    return {**package.descriptor, "resources": resources}


def _is_outside(key: str, value: object) -> bool:
    return key in {"schema", "dialect"} and isinstance(value, str) and "://" not in value


def _load(package: Package, path: str) -> object:
    return parse_json(read_limited(inside(package.root, path, shown=package.shown), shown=path), shown=path)


def _dataset_name(descriptor: Mapping[str, Any]) -> str:
    name = str(descriptor.get("name", ""))
    if not is_name(name):
        proposed = to_name(name) or to_name(str(descriptor.get("title", ""))) or "my-dataset"
        raise DsregError("dataset-name", name=name, proposed=proposed)
    return name


def _publisher(descriptor: Mapping[str, Any], asked: str | None) -> Publisher:
    title = _publisher_title(descriptor)
    found = asked if asked is not None else to_name(title)
    if not found:
        raise DsregError("publisher-unnamed")
    if not is_name(found):
        raise DsregError("publisher-name", name=found, proposed=to_name(found) or "my-organisation")
    return Publisher(id=found, title=title or found)


def _publisher_title(descriptor: Mapping[str, Any]) -> str:
    """Return the title of the contributor who publishes: `roles` in Data Package v2, `role` in v1."""
    for contributor in descriptor.get("contributors", ()):
        if "publisher" in {contributor.get("role"), *contributor.get("roles", ())}:
            return str(contributor.get("title") or contributor.get("organization") or "")
    return ""


def _rename(report: Report, names: Mapping[str, str]) -> Report:
    return replace(
        report,
        inputs=tuple(replace(one, path=names.get(one.path, one.path)) for one in report.inputs),
        findings=tuple(replace(one, path=names.get(one.path, one.path)) for one in report.findings),
    )


def _standards(report: Report) -> tuple[str, ...]:
    used = {f"{one.standard.id}@{one.standard.version}" for one in report.inputs if one.standard is not None}
    return tuple(sorted(used))
