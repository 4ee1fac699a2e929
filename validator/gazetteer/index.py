"""An index that was built: what it was made of, and whether this dsreg can read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.gazetteer.layout import COLUMNS, FORM, KEY

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

MAGIC = b"PAR1"
STATED = "SELECT value FROM parquet_kv_metadata(?) WHERE key = ?::BLOB"
POINTS = """
SELECT sum(row_group_num_rows - stats_null_count)::BIGINT FROM parquet_metadata(?) WHERE path_in_schema = 'easting'
"""
TYPES = "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeOf:
    """One file that an index was made of, by its own name and fingerprint."""

    name: str
    holds: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """One index; `release` is the name of its points' file, which in the product carries the month."""

    path: Path
    points: int
    files: tuple[MadeOf, ...]

    @property
    def release(self) -> str:
        """Return what the index is called in messages."""
        return next(one.name for one in self.files if one.holds == "points").removesuffix(".csv")

    @property
    def bytes(self) -> int:
        """Return how large the file is."""
        return self.path.stat().st_size

    @property
    def has_streets(self) -> bool:
        """Say whether the index links UPRNs to streets."""
        return any(one.holds == "links" for one in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """An index that rows are looked up in, and how many metres they may lie from their UPRN's point."""

    index: Index
    distance: float


def stated_of(files: tuple[MadeOf, ...]) -> str:
    """Return what an index says of itself."""
    listed = [{"name": one.name, "holds": one.holds, "sha256": one.sha256} for one in files]
    return json.dumps({"form": FORM, "files": listed})


def describe(index: Index) -> dict[str, Any]:
    """Return what an index is as plain values, for JSON."""
    return {
        "path": index.path.as_posix(),
        "release": index.release,
        "uprns": index.points,
        "bytes": index.bytes,
        "files": [{"name": one.name, "holds": one.holds, "sha256": one.sha256} for one in index.files],
    }


def open_index(path: Path) -> Index:
    """Return the index in a file.

    Raise DsregError "file-missing", "gazetteer-foreign" for any other file, "gazetteer-stale" for another form.
    """
    # DuckDB is imported only where a gazetteer is used: 100 ms
    import duckdb  # noqa: PLC0415

    shown = path.as_posix()
    if not path.exists():
        raise DsregError("file-missing", path=shown)
    if not _is_parquet(path):
        raise DsregError("gazetteer-foreign", path=shown)
    try:
        with duckdb.connect() as connection:
            return _read(connection, path)
    except (duckdb.Error, ValueError, KeyError, TypeError, StopIteration) as error:
        raise DsregError("gazetteer-foreign", path=shown) from error


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _read(connection: DuckDBPyConnection, path: Path) -> Index:
    shown = path.as_posix()
    found = connection.execute(STATED, [str(path), KEY]).fetchone()
    stated: Any = json.loads(found[0]) if found else {}
    if not isinstance(stated, dict) or "form" not in stated:
        raise DsregError("gazetteer-foreign", path=shown)
    if stated["form"] != FORM:
        raise DsregError("gazetteer-stale", path=shown, found=stated["form"], known=FORM)
    if dict(connection.execute(TYPES, [str(path)]).fetchall()) != COLUMNS:
        raise DsregError("gazetteer-foreign", path=shown)
    counted = connection.execute(POINTS, [str(path)]).fetchone()
    points = counted[0] if counted else None
    index = Index(path=path, points=points or 0, files=tuple(MadeOf(**one) for one in stated["files"]))
    index.release  # noqa: B018 - an index of no points is none
    return index
