"""A dataset package: its descriptor and the files it names, jailed to the folder that holds it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.limits import LIMITS, beyond

if TYPE_CHECKING:
    from collections.abc import Mapping

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One resource of a package.

    `path` is its file on disk, None where it has not exactly one; `parts` are its files where it has several, and
    `urls` the addresses of those that are not here. `shown` is the path that reports give it, `pointer` its place in
    the descriptor.
    """

    name: str
    path: Path | None
    shown: str
    descriptor: Mapping[str, Any]
    pointer: str = ""
    parts: tuple[Path, ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One Data Package: its folder, its descriptor's path, what the descriptor says."""

    root: Path
    path: Path
    shown: str
    descriptor: Mapping[str, Any]
    content: bytes
    resources: tuple[Resource, ...]


def open_package(path: Path, *, shown: str | None = None) -> Package:
    """Return the package of a datapackage.json, or of a folder with one; `shown` is its path as a person knows it.

    Raise DsregError for what cannot be looked at: a missing or unreadable file, a folder without a descriptor, bad
    JSON, not a package, a file outside the folder.
    """
    shown = shown or path.as_posix()
    if path.is_dir():
        if not (path / DESCRIPTOR).is_file():
            raise DsregError("folder-without-package", path=shown)
        path = path / DESCRIPTOR
        shown = path.as_posix()
    content = read_limited(path, shown=shown)
    descriptor = parse_json(content, shown=shown)
    if not is_package(descriptor):
        reason = 'a data package is a JSON object with a list called "resources"'
        raise DsregError("not-recognised", path=shown, reason=reason)
    root = path.resolve().parent
    listed = [one for one in descriptor["resources"] if isinstance(one, dict)][: LIMITS.resources]
    resources = tuple(_resource(one, number, root, shown) for number, one in enumerate(listed))
    return Package(root=root, path=path, shown=shown, descriptor=descriptor, content=content, resources=resources)


def is_package(document: object) -> bool:
    """Say whether a JSON document is a Data Package's descriptor."""
    return isinstance(document, dict) and isinstance(document.get("resources"), list)


def package_of(path: Path) -> Path | None:
    """Return the datapackage.json beside a file that lists it, if there is one."""
    beside = path.parent / DESCRIPTOR
    if not beside.is_file() or path.name == DESCRIPTOR:
        return None
    try:
        package = open_package(beside)
    except DsregError:
        return None
    wanted = path.resolve()
    return beside if any(one.path is not None and one.path.resolve() == wanted for one in package.resources) else None


def read_limited(path: Path, *, shown: str) -> bytes:
    """Return the bytes of a descriptor. Raise DsregError where it is missing, unreadable or beyond the limit."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LIMITS.descriptor + 1)
    except FileNotFoundError as error:
        raise DsregError("file-missing", path=shown) from error
    except OSError as error:
        raise DsregError("file-unreadable", path=shown, reason=(error.strerror or str(error)).lower()) from error
    if len(content) > LIMITS.descriptor:
        raise beyond(shown, "its size in bytes", LIMITS.descriptor)
    return content


def parse_json(content: bytes, *, shown: str) -> Any:  # noqa: ANN401 - JSON holds anything
    """Return a JSON document. Raise DsregError "not-json" with the line where it breaks off."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        reason = f"{error.msg.lower()} at line {error.lineno}, column {error.colno}"
        raise DsregError("not-json", path=shown, reason=reason) from error
    except UnicodeDecodeError as error:
        raise DsregError("not-json", path=shown, reason="it is not in UTF-8") from error
    except RecursionError as error:
        raise DsregError("not-json", path=shown, reason="it is nested too deeply") from error
    except ValueError as error:
        raise DsregError("not-json", path=shown, reason="a number in it has more than 4,300 digits") from error


def _resource(descriptor: Mapping[str, Any], number: int, root: Path, shown: str) -> Resource:
    """Return a resource; `url` is what version 0 of the standard called a path."""
    named = descriptor.get("path", descriptor.get("url"))
    paths = [one for one in (named if isinstance(named, list) else [named]) if isinstance(one, str) and one]
    urls = tuple(one for one in paths if "://" in one)
    files = [inside(root, one, shown=shown) for one in paths if "://" not in one]
    folder = shown[: max(shown.rfind("/") + 1, shown.rfind("::") + 2 if "::" in shown else 0)]
    first = paths[0] if paths else None
    return Resource(
        name=str(descriptor.get("name") or f"resource-{number + 1}"),
        path=files[0] if len(files) == 1 and not urls else None,
        shown=shown if first is None else first if "://" in first else f"{folder}{PurePosixPath(first)}",
        descriptor=descriptor,
        pointer=f"/resources/{number}",
        parts=tuple(files),
        urls=urls,
    )


def inside(root: Path, named: str, *, shown: str) -> Path:
    """Return the file that a package names.

    Raise DsregError "outside-package" for any way out of its folder: an absolute path, `..`, a link.
    """
    pure = PurePosixPath(named.replace("\\", "/"))
    found = root / pure
    is_inside = pure.parts and not pure.is_absolute() and ".." not in pure.parts and ":" not in pure.parts[0]
    if not is_inside or not found.resolve().is_relative_to(root) or _has_link(root, pure):
        raise DsregError("outside-package", path=shown, inside=named)
    return found


def _has_link(root: Path, pure: PurePosixPath) -> bool:
    return any(root.joinpath(*pure.parts[: depth + 1]).is_symlink() for depth in range(len(pure.parts)))
