"""Where a resource's table comes from: its file, its parts, an address, or the descriptor itself."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.dataset import inside, parse_json, read_limited
from validator.network import fetch
from validator.tables.dialect import parse_dialect
from validator.tables.file import Choice
from validator.tables.formats.all_formats import tell_format
from validator.tables.formats.format import TABLE_SUFFIXES
from validator.tables.formats.json_text import parse, to_cell
from validator.tables.parts import Part, join_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from validator.dataset import Package, Resource
    from validator.options import Options

TABLE_PROFILE = "tabular-data-resource"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A resource brought to disk.

    `path` is what is read, `original` what the report names by its fingerprint. `dialect` is what the descriptor states
    of it, `choice` what is read of a file that holds more than one thing, `parts` where the files begin that were
    joined.
    """

    path: Path
    original: Path
    dialect: Mapping[str, Any]
    choice: Choice
    parts: tuple[Part, ...] = ()


@contextmanager
def open_resource(package: Package, resource: Resource, options: Options) -> Iterator[Source | None]:
    """Give a resource as files on disk, None where it has nothing to read.

    Raise DsregError for an address where no network is allowed, and for a dialect that cannot be read.
    """
    dialect = _document(package, resource.descriptor.get("dialect"), options) or {}
    with TemporaryDirectory(prefix="dsreg-") as name:
        folder = Path(name)
        path, parts = _bring(package, resource, folder, dialect, options)
        if path is None:
            yield None
            return
        original = path if resource.path or resource.parts or resource.urls else package.path
        yield Source(path=path, original=original, dialect=dialect, choice=_choice(resource, dialect), parts=parts)


def _bring(
    package: Package,
    resource: Resource,
    folder: Path,
    dialect: Mapping[str, Any],
    options: Options,
) -> tuple[Path | None, tuple[Part, ...]]:
    if resource.path is not None:
        return resource.path, ()
    files = [*resource.parts, *(_fetched(url, folder, package.shown, options) for url in resource.urls)]
    if len(files) > 1:
        packed = next((path for path in files if tell_format(path, shown=resource.shown) is not None), None)
        if packed is not None:
            raise DsregError("parts-not-text", path=package.shown, resource=resource.name, part=packed.name)
        whole = folder / f"whole{files[0].suffix}"
        names = [path.name for path in files]
        return whole, join_parts(files, names, whole, parse_dialect(dialect))
    return (files[0] if files else _inline(package, resource, folder)), ()


def _fetched(url: str, folder: Path, shown: str, options: Options) -> Path:
    if not options.allow_network:
        raise DsregError("network-not-allowed", path=shown, url=url)
    path = folder / f"{sum(1 for _ in folder.iterdir())}-fetched{_suffix(url)}"
    fetch(url, path, shown=shown)
    return path


def _suffix(url: str) -> str:
    suffix = PurePosixPath(url.partition("?")[0]).suffix.lower()
    return suffix if suffix in TABLE_SUFFIXES else ""


def _inline(package: Package, resource: Resource, folder: Path) -> Path | None:
    """Write the data that stand in the descriptor to a file: text as it is, anything else as JSON, its digits kept."""
    data = resource.descriptor.get("data")
    if isinstance(data, str):
        path = folder / f"data.{resource.descriptor.get('format', 'csv')}"
        path = path if path.parent == folder else folder / "data"
        path.write_text(data, encoding="utf-8", errors="replace", newline="")
        return path
    if not isinstance(data, (list, dict)):
        return None
    document = parse(package.content.decode("utf-8-sig"), shown=package.shown)
    kept = [one for one in document["resources"] if isinstance(one, dict)]
    path = folder / "data.json"
    try:
        text = to_cell(kept[int(resource.pointer.rpartition("/")[2])]["data"])
    except ValueError as error:
        raise DsregError("not-json", path=package.shown, reason=error) from error
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _choice(resource: Resource, dialect: Mapping[str, Any]) -> Choice:
    sheet, keys = dialect.get("sheetName", dialect.get("sheetNumber")), dialect.get("itemKeys")
    rows_at, member = dialect.get("property"), resource.descriptor.get("innerpath")
    return Choice(
        sheet=str(sheet) if isinstance(sheet, (str, int)) else None,
        rows_at=rows_at if isinstance(rows_at, str) else None,
        member=member if isinstance(member, str) else None,
        item_keys=tuple(map(str, keys)) if isinstance(keys, list) else (),
    )


def read_stated(package: Package, stated: object, options: Options) -> object:
    """Return a part of the descriptor, from a file inside the package or an address where it is named by one."""
    if not isinstance(stated, str):
        return stated
    if "://" not in stated:
        path = inside(package.root, stated, shown=package.shown)
        return parse_json(read_limited(path, shown=stated), shown=stated)
    with TemporaryDirectory(prefix="dsreg-") as folder:
        path = _fetched(stated, Path(folder), package.shown, options)
        return parse_json(read_limited(path, shown=stated), shown=stated)


def _document(package: Package, stated: object, options: Options) -> dict[str, Any] | None:
    document = read_stated(package, stated, options)
    return document if isinstance(document, dict) else None


def is_table(resource: Resource) -> bool:
    """Say whether anything calls the resource a table: its type, a schema, a standard, its format, its name.

    A package may hold documents and pictures too; the standard calls such a resource a file.
    """
    one = resource.descriptor
    stated = one.get("type") == "table" or TABLE_PROFILE in str(one.get("profile", ""))
    held = any(key in one for key in ("schema", "dialect", "dsreg:standard"))
    suffixes = {f".{str(one.get('format', '')).lower()}", _suffix(resource.shown)}
    return stated or held or "data" in one or bool(suffixes & TABLE_SUFFIXES)


def fingerprint(path: Path, algorithm: str) -> str:
    """Return the digest of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, algorithm).hexdigest()
