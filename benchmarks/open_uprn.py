"""A file in the layout of OS Open UPRN, and one of its links to streets, of any size: made up, and always the same.

The real product has 40 million rows. What decides how long its index takes and how large it is, is kept: numbers in the
blocks that authorities were given, mostly a street at a time, a quarter anywhere in the district; whole metres in one
half and centimetres in the other; blocks in no order; degrees by the formulae of Ordnance Survey's guide to coordinate
systems, bent by some metres as the real transformation is.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

POINTS_HEADER = "UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE"
LINKS_HEADER = (
    "RELATIONSHIP_ID,IDENTIFIER_1,VERSION_NUMBER_1,VERSION_DATE_1,"
    "IDENTIFIER_2,VERSION_NUMBER_2,VERSION_DATE_2,CONFIDENCE"
)
ASSETS_HEADER = "UPRN,USRN,Name,Postcode,Longitude,Latitude"
AT_ONCE = 2_000_000

NUMBERS = """
CREATE MACRO seed(i, salt) AS (i::BIGINT * 1103515245 + salt * 374761393::BIGINT + 12345) % 2147483647;
CREATE MACRO mix(i, salt) AS (seed(i, salt) * seed(i, salt) >> 17) % 1073741789;
CREATE MACRO numbered(first, last) AS TABLE
SELECT i, block * 40 + place // 25 AS street, mix(block // 8, 1) % 380 AS district,
    block % 2 = 0 AS is_whole, mix(i, 3) % 4 = 0 AS is_alone,
    CASE
        WHEN share < 55 THEN 100010000000 + (turn * 55 + share) * 4000 + place * 4 + mix(i, 2) % 4
        WHEN share < 75 THEN 10000000000 + (turn * 20 + share) * 120000 + place * 8 + mix(i, 2) % 8
        WHEN share < 83 THEN 200000000000 + (turn * 8 + share) * 1600 + place
        WHEN share < 93 THEN 5000000 + (turn * 10 + share) * 20000 + place * 3 + mix(i, 2) % 3
        ELSE 906700000000 + (turn * 7 + share) * 5000 + place * 5 + mix(i, 2) % 5
    END AS uprn
FROM (
    SELECT i, i % 1000 AS place, i // 1000 AS block, i // 100000 AS turn, (i // 1000) % 100 * 37 % 100 AS share
    FROM (SELECT unnest(range(first, last)) AS i)
);
CREATE MACRO usrn_of(street) AS 4500000 + street % 43000000;
"""

# the projection of the National Grid on the Airy ellipsoid, then the seven-parameter shift to WGS84
PLACES = """
CREATE MACRO arc(p) AS 6353722.490 * (1.001676733 * (p - 0.855211333)
    - 0.005028055 * sin(p - 0.855211333) * cos(p + 0.855211333)
    + 0.000005257 * sin(2 * (p - 0.855211333)) * cos(2 * (p + 0.855211333))
    - 0.000000007 * sin(3 * (p - 0.855211333)) * cos(3 * (p + 0.855211333)));
CREATE MACRO closer(p, north) AS p + (north + 100000 - arc(p)) / 6375020.481;
CREATE MACRO placed(first, last) AS TABLE
WITH metres AS (
    SELECT i, uprn, street, is_whole,
        15000000 + mix(district, 4) % 45000000 // 100 * 100
            + CASE WHEN is_alone THEN mix(i, 5) % 2400000 ELSE mix(street, 5) % 2400000 + mix(i, 5) % 30000 END AS e,
        5000000 + mix(district, 6) % 90000000 // 100 * 100
            + CASE WHEN is_alone THEN mix(i, 7) % 2400000 ELSE mix(street, 7) % 2400000 + mix(i, 7) % 30000 END AS n
    FROM numbered(first, last)
), rounded AS (
    SELECT i, uprn, street,
        (e - CASE WHEN is_whole THEN e % 100 ELSE 0 END) / 100 AS e,
        (n - CASE WHEN is_whole THEN n % 100 ELSE 0 END) / 100 AS n
    FROM metres
), foot AS (
    SELECT *, closer(closer(closer((n + 100000) / 6375020.481 + 0.855211333, n), n), n) AS p FROM rounded
), radii AS (
    SELECT *, 1 - 0.00667054 * sin(p) * sin(p) AS w, tan(p) AS t, (e - 400000) / 6375020.481 AS x FROM foot
), airy AS (
    SELECT *, x * sqrt(w) AS d, 0.99332946 / w AS ratio FROM radii
), geodetic AS (
    SELECT *,
        p - t / ratio * (d * d / 2 - d * d * d * d / 24 * (5 + 3 * t * t)) AS lat,
        radians(-2) + (d - d * d * d / 6 * (1 / ratio + 2 * t * t)
            + d * d * d * d * d / 120 * (5 + 28 * t * t + 24 * t * t * t * t)) / cos(p) AS lon
    FROM airy
), earth AS (
    SELECT *, 6377563.396 / sqrt(1 - 0.00667054 * sin(lat) * sin(lat)) AS nu FROM geodetic
), axes AS (
    SELECT *, nu * cos(lat) * cos(lon) AS ax, nu * cos(lat) * sin(lon) AS ay, 0.99332946 * nu * sin(lat) AS az
    FROM earth
), shifted AS (
    SELECT *,
        446.448 + 0.9999795106 * ax - 0.00000408254 * ay + 0.00000119748 * az AS bx,
        -125.157 + 0.00000408254 * ax + 0.9999795106 * ay - 0.00000072819 * az AS by_,
        542.060 - 0.00000119748 * ax + 0.00000072819 * ay + 0.9999795106 * az AS bz
    FROM axes
), reached AS (
    SELECT *, sqrt(bx * bx + by_ * by_) AS r, atan2(bz * 1.00673949674, sqrt(bx * bx + by_ * by_)) AS q FROM shifted
)
SELECT i, uprn, street, e, n,
    degrees(atan2(bz + 0.00669437999 * 6378137 / sqrt(1 - 0.00669437999 * sin(q) * sin(q)) * sin(q), r))
        + 0.00002 * sin(e / 31000) * cos(n / 47000) AS latitude,
    degrees(atan2(by_, bx)) + 0.00003 * cos(e / 43000) * sin(n / 29000) AS longitude
FROM reached;
"""

POINT = (
    "uprn || ',' || e::DECIMAL(8,2) || ',' || n::DECIMAL(9,2) || ',' "
    "|| latitude::DECIMAL(9,7) || ',' || longitude::DECIMAL(8,7)"
)
LINK = "uprn || '_' || usrn_of(street) || ',' || uprn || ',1,2020-07-01,' || usrn_of(street) || ',1,2020-07-01,1'"
ASSET = """
CASE WHEN i // {step} % 2000 <> 1000 THEN uprn ELSE (uprn + 300000000000) % 900000000000 END || ','
|| usrn_of(street) + CASE WHEN i // {step} % 2000 = 1400 THEN 1 ELSE 0 END || ',Asset ' || i || ',N3 1TR,'
|| longitude::DECIMAL(8,6) || ','
|| (latitude + CASE WHEN i // {step} % 2000 = 1200 THEN 0.01 ELSE 0 END)::DECIMAL(8,6)
"""


def write_points(folder: Path, rows: int) -> Path:
    """Return a file of points: as the product has it, with a byte order mark and lines that end in CR LF."""
    return _write(folder / "osopenuprn_202608.csv", POINTS_HEADER, POINT, "placed(?, ?)", rows)


def write_links(folder: Path, rows: int) -> Path:
    """Return a file that links each UPRN to the street it is in."""
    name = "BLPU_UPRN_Street_USRN_11.csv"
    return _write(folder / name, LINKS_HEADER, LINK, "numbered(?, ?)", rows)


def write_assets(folder: Path, rows: int, *, among: int) -> Path:
    """Return a table of properties taken from all over the file of points, every 2,000th with each of three faults.

    A UPRN is nobody's, a point is a kilometre to the north, a street is the next one.
    """
    step = among // rows
    rest = f"placed(?, ?) WHERE i % {step} = 0 AND i < {step * rows}"
    return _write(folder / "assets.csv", ASSETS_HEADER, ASSET.format(step=step), rest, among)


def _write(path: Path, header: str, line: str, rest: str, rows: int) -> Path:
    """Write the lines that the rows after `rest` make, two million at a time, each with CR LF at its end."""
    query = f"SELECT {line} || chr(13) FROM {rest}"  # noqa: S608 - of constants alone
    settings = {"memory_limit": "500MB", "preserve_insertion_order": True}
    with path.open("wb") as whole, duckdb.connect(config=settings) as connection:
        connection.execute(NUMBERS)
        connection.execute(PLACES)
        whole.write(f"\ufeff{header}\r\n".encode())
        part = path.with_suffix(".part")
        for first in range(0, rows, AT_ONCE):
            span = [first, min(rows, first + AT_ONCE)]
            connection.execute(f"COPY ({query}) TO '{part}' (HEADER false, DELIMITER '\\t', QUOTE '', ESCAPE '')", span)
            with part.open("rb") as stream:
                shutil.copyfileobj(stream, whole, 1024**2)
        part.unlink()
    return path
