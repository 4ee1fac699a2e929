"""The files that an index is made of, told by their headers: points of UPRNs, and the streets that UPRNs belong to."""

from __future__ import annotations

import csv
import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from standards.errors import DsregError
from validator.tables.formats.unpacking import Damaged, unpack_gzip, unpack_member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from duckdb import DuckDBPyConnection, DuckDBPyRelation

POINTS = {
    "UPRN": "BIGINT",
    "X_COORDINATE": "DOUBLE",
    "Y_COORDINATE": "DOUBLE",
    "LATITUDE": "DOUBLE",
    "LONGITUDE": "DOUBLE",
}
"""OS Open UPRN: https://docs.os.uk/os-downloads/identifiers/os-open-uprn."""
LINKS = {"IDENTIFIER_1": "BIGINT", "IDENTIFIER_2": "INTEGER"}
"""OS Open Linked Identifiers, BLPU UPRN to Street USRN: https://docs.os.uk/os-downloads/identifiers."""
HEADER_LENGTH = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file: where its text is, which file the person named, and what it holds."""

    path: Path
    original: Path
    name: str
    holds: Literal["points", "links"]
    labels: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the file as it was given."""
        with self.original.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def read(self, connection: DuckDBPyConnection) -> DuckDBPyRelation:
        """Return the rows, the columns under the names of POINTS or LINKS; others as text in c1, c2, ..."""
        wanted = POINTS if self.holds == "points" else LINKS
        columns = {
            label if label in wanted else f"c{number}": wanted.get(label, "VARCHAR")
            for number, label in enumerate(self.labels)
        }
        return connection.read_csv(
            str(self.path), columns=columns, header=True, sep=",", quotechar='"', escapechar='"', auto_detect=False
        )


def open_source(path: Path, folder: Path) -> Source:
    """Return what a file holds; a packed one is unpacked into `folder`. Raise DsregError where it is neither kind."""
    shown = path.as_posix()
    try:
        with path.open("rb") as stream:
            head = stream.read(HEADER_LENGTH)
        if head.startswith(b"PK\x03\x04"):
            return _unzipped(path, folder)
        if head.startswith(b"\x1f\x8b"):
            text = _write(unpack_gzip(path, shown=shown), folder / path.stem)
            return _told(text, original=path, name=path.stem)
    except (Damaged, zipfile.BadZipFile) as error:
        raise DsregError("file-damaged", path=shown, what="a packed file", reason=str(error)) from error
    except FileNotFoundError as error:
        raise DsregError("file-missing", path=shown) from error
    except OSError as error:
        raise DsregError("file-unreadable", path=shown, reason=(error.strerror or str(error)).lower()) from error
    return _told(path, original=path, name=path.name)


def _unzipped(path: Path, folder: Path) -> Source:
    """Return the member of an archive that holds points or links; licences and notes stand beside it."""
    with zipfile.ZipFile(path) as archive:
        members = [one for one in archive.infolist() if one.filename.lower().endswith(".csv")]
        for number, member in enumerate(members):
            with archive.open(member) as stream:
                if _kind(_labels(stream.read(HEADER_LENGTH))) is None:
                    continue
            name = PurePosixPath(member.filename).name
            text = _write(unpack_member(archive, member, shown=path.as_posix()), folder / f"{number}-{path.stem}.csv")
            return _told(text, original=path, name=name)
    raise DsregError("gazetteer-source", path=path.as_posix())


def _told(text: Path, *, original: Path, name: str) -> Source:
    with text.open("rb") as stream:
        labels = _labels(stream.read(HEADER_LENGTH))
    holds = _kind(labels)
    if holds is None:
        raise DsregError("gazetteer-source", path=original.as_posix())
    return Source(path=text, original=original, name=name, holds=holds, labels=labels)


def _labels(head: bytes) -> tuple[str, ...]:
    """Return the labels of a file's first line."""
    line = head.decode("utf-8-sig", errors="replace").partition("\n")[0]
    return tuple(label.strip().upper() for label in next(csv.reader([line.rstrip("\r")]), ()))


def _kind(labels: tuple[str, ...]) -> Literal["points", "links"] | None:
    if POINTS.keys() <= set(labels):
        return "points"
    return "links" if LINKS.keys() <= set(labels) else None


def _write(pieces: Iterable[bytes] | Iterator[bytes], path: Path) -> Path:
    with path.open("wb") as stream:
        stream.writelines(pieces)
    return path
