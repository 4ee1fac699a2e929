"""Building an index: the rows of all the files, sorted by UPRN, packed into one Parquet file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.gazetteer.index import Index, MadeOf, open_index, stated_of
from validator.gazetteer.layout import KEY, PREDICTED_LATITUDE, PREDICTED_LONGITUDE
from validator.gazetteer.sources import Source, open_source
from validator.progress import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

MEMORY = "500MB"
"""What the sort may hold before it spills: 40 million rows are 1.2 GB."""
FORM_OF_FILE = f"FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, KV_METADATA {{'{KEY}': $stated}}"

POINTS = f"""
SELECT uprn, easting, northing,
    latitude - {PREDICTED_LATITUDE} AS latitude_off, longitude - {PREDICTED_LONGITUDE} AS longitude_off
FROM (
    SELECT UPRN AS uprn, round(X_COORDINATE * 100)::INTEGER AS easting, round(Y_COORDINATE * 100)::INTEGER AS northing,
        round(LATITUDE * 1e7)::INTEGER AS latitude, round(LONGITUDE * 1e7)::INTEGER AS longitude
    FROM points WHERE UPRN IS NOT NULL AND X_COORDINATE IS NOT NULL AND Y_COORDINATE IS NOT NULL
)
"""  # noqa: S608 - the polynomials are constants
# two sorts, one after the other, spill well; a join of 40 million rows with as many does not fit into the memory
POINTS_PART = f"(SELECT *, NULL::INTEGER AS usrn FROM ({POINTS}) ORDER BY uprn)"  # noqa: S608 - see above
STREETS_PART = """(
    SELECT IDENTIFIER_1, NULL::INTEGER, NULL::INTEGER, NULL::INTEGER, NULL::INTEGER, IDENTIFIER_2
    FROM links WHERE IDENTIFIER_1 IS NOT NULL AND IDENTIFIER_2 IS NOT NULL ORDER BY ALL
)"""


def build_index(files: Sequence[Path], output: Path) -> Index:
    """Write an index of the files to `output` and return it; the file is there only when it is whole.

    Raise DsregError where a file is of neither kind, has no points or cannot be read, and where the output is there
    already or cannot be written.
    """
    if output.exists() or output.is_symlink():
        raise DsregError("output-exists", path=output.as_posix())
    if not output.parent.is_dir():
        raise DsregError("output-unwritable", path=output.as_posix(), reason="its folder does not exist")
    with TemporaryDirectory(prefix="dsreg-", dir=output.parent) as folder:
        sources = [open_source(path, Path(folder)) for path in files]
        if not any(source.holds == "points" for source in sources):
            raise DsregError("gazetteer-without-points", paths=[path.as_posix() for path in files])
        part = Path(folder) / "index"
        _write(sources, part, Path(folder))
        part.replace(output)
    return open_index(output)


def _write(sources: Sequence[Source], output: Path, folder: Path) -> None:
    """Write all rows to one Parquet file. Raise DsregError "gazetteer-unreadable" where a row is none of its kind."""
    # DuckDB is imported only where a gazetteer is used: 100 ms
    import duckdb  # noqa: PLC0415

    tell("reading the files' fingerprints")
    stated = stated_of(_made_of(sources))
    tell("sorting by UPRN")
    with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(folder / "spill")}) as connection:
        try:
            for holds in ("points", "links"):
                _view(connection, holds, [source for source in sources if source.holds == holds])
            has_streets = any(source.holds == "links" for source in sources)
            query = f"{POINTS_PART} UNION ALL {STREETS_PART}" if has_streets else POINTS_PART
            connection.execute(f"COPY ({query}) TO $path ({FORM_OF_FILE})", {"path": str(output), "stated": stated})
        except (duckdb.InvalidInputException, duckdb.ConversionException) as error:
            named = [source.original.as_posix() for source in sources]
            raise DsregError("gazetteer-unreadable", paths=named, reason=_first_line(error)) from error


def _view(connection: DuckDBPyConnection, name: str, sources: Sequence[Source]) -> None:
    """Make one view of the rows of several files."""
    if sources:
        first, *others = (source.read(connection) for source in sources)
        for other in others:
            first = first.union(other)
        first.create_view(name)


def _made_of(sources: Sequence[Source]) -> tuple[MadeOf, ...]:
    """Return what the index is made of, the fingerprints taken side by side."""
    with ThreadPoolExecutor() as pool:
        fingerprints = pool.map(lambda source: source.sha256, sources)
        return tuple(
            MadeOf(name=source.name, holds=source.holds, sha256=fingerprint)
            for source, fingerprint in zip(sources, fingerprints, strict=True)
        )


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")
