"""The points of some UPRNs, as an index has them: exactly what the product states."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from validator.gazetteer.layout import PREDICTED_LATITUDE, PREDICTED_LONGITUDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validator.gazetteer.index import Index

WANTED = "CREATE TABLE wanted AS SELECT unnest(?)::BIGINT AS uprn"
FOUND = """
CREATE TABLE found AS SELECT * FROM read_parquet(?) SEMI JOIN wanted USING (uprn) WHERE easting IS NOT NULL
"""
POINTS = f"""
SELECT uprn, easting, northing, {PREDICTED_LATITUDE} + latitude_off, {PREDICTED_LONGITUDE} + longitude_off
FROM found ORDER BY ALL DESC
"""  # noqa: S608 - the polynomials are constants


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The place of one UPRN: metres of the National Grid to the centimetre, degrees to seven decimals."""

    easting: Decimal
    northing: Decimal
    latitude: Decimal
    longitude: Decimal


def find_points(index: Index, uprns: Iterable[int]) -> dict[int, Point]:
    """Return the points of those UPRNs that the index has."""
    # DuckDB is imported only where a gazetteer is used: 100 ms
    import duckdb  # noqa: PLC0415

    with duckdb.connect() as connection:
        connection.execute(WANTED, [sorted(set(uprns))])
        connection.execute(FOUND, [str(index.path)])
        rows = connection.execute(POINTS).fetchall()
    return {uprn: _point(*figures) for uprn, *figures in rows}


def _point(easting: int, northing: int, latitude: int, longitude: int) -> Point:
    return Point(
        easting=Decimal(easting).scaleb(-2),
        northing=Decimal(northing).scaleb(-2),
        latitude=Decimal(latitude).scaleb(-7),
        longitude=Decimal(longitude).scaleb(-7),
    )
