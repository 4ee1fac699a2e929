"""Looking up: what an index says of the UPRNs that the marks of a table hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from validator.gazetteer.layout import PREDICTED_LATITUDE, PREDICTED_LONGITUDE
from validator.tables import sql
from validator.tables.engines.outcome import Hit
from validator.tables.engines.statements import create_table, most, table
from validator.tables.plan import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from validator.gazetteer.questions import Asked, Questions

PLACEHOLDERS = (0, 1, 123456789012, 999999999999)
"""Numbers of no property, of which `uprn-placeholder` speaks."""

# nothing is calculated beside this join: DuckDB would do it for all 40 million rows
POINTS = """
CREATE OR REPLACE TABLE points AS
SELECT uprn, easting, northing, latitude_off, longitude_off
FROM read_parquet($path) SEMI JOIN wanted USING (uprn) WHERE easting IS NOT NULL AND uprn BETWEEN $low AND $high
"""

STREETS = """
CREATE OR REPLACE TABLE streets AS
SELECT uprn, usrn FROM read_parquet($path) SEMI JOIN wanted USING (uprn)
WHERE usrn IS NOT NULL AND uprn BETWEEN $low AND $high
"""

UNKNOWN = """
SELECT count(*) OVER () AS total, position, text, '' FROM asked ANTI JOIN points USING (uprn) ORDER BY position LIMIT ?
"""

# the radii of curvature of WGS84 half way: good to a thousandth over the whole country
FAR = f"""
WITH beside AS (
    SELECT position, text, e, n, radians(lat) AS lat, radians(lon) AS lon,
        easting / 1e2 AS easting, northing / 1e2 AS northing,
        radians(({PREDICTED_LATITUDE} + latitude_off) / 1e7) AS latitude,
        radians(({PREDICTED_LONGITUDE} + longitude_off) / 1e7) AS longitude
    FROM asked JOIN points USING (uprn)
), half_way AS (
    SELECT *, 1 - 0.00669437999 * pow(sin((lat + latitude) / 2), 2) AS w FROM beside
), measured AS (
    SELECT position, text, greatest(
        sqrt(pow(e - easting, 2) + pow(n - northing, 2)),
        sqrt(pow((lat - latitude) * 6335439.327 / (w * sqrt(w)), 2)
            + pow((lon - longitude) * cos((lat + latitude) / 2) * 6378137 / sqrt(w), 2))
    ) AS distance FROM half_way
), far AS (
    SELECT position, any_value(text) AS text, min(distance) AS distance FROM measured WHERE distance > $distance
    GROUP BY position
)
SELECT count(*) OVER (), position, text, distance FROM far ORDER BY position LIMIT $most
"""  # noqa: S608 - the polynomials are constants

MISMATCHED = """
CREATE OR REPLACE TABLE mismatched AS
SELECT position, street_text AS text, uprn FROM (
    SELECT * FROM asked SEMI JOIN streets USING (uprn) WHERE usrn IS NOT NULL
) ANTI JOIN streets USING (uprn, usrn)
"""
OTHER_STREETS = """
SELECT any_value(total), position, any_value(text), string_agg(DISTINCT usrn::VARCHAR, ' or ' ORDER BY usrn::VARCHAR)
FROM (SELECT count(*) OVER () AS total, * FROM mismatched ORDER BY position LIMIT ?) JOIN streets USING (uprn)
GROUP BY position ORDER BY position
"""


def mark_columns(questions: Questions) -> list[exp.Expr]:
    """Return the columns that the marks of each row must have, so that the gazetteer can be asked."""
    named = dict(questions.read)
    for number, uprn in enumerate(questions.uprns):
        named |= {f"uprn{number}": uprn.number, f"uprn_text{number}": sql.cell(uprn.column)}
    if questions.usrn is not None:
        named |= {"usrn": questions.usrn.number, "usrn_text": sql.cell(questions.usrn.column)}
    return [exp.alias_(value.copy(), name, copy=False) for name, value in named.items()]


def gazetteer_hits(connection: DuckDBPyConnection, questions: Questions, keep: int | None) -> Iterator[Hit]:
    """Yield the UPRNs that are not in the index, those far from their row's point, and streets of other UPRNs."""
    for number, uprn in enumerate(questions.uprns):
        connection.execute(create_table("asked", _asked(questions, number)))
        connection.execute("CREATE OR REPLACE TABLE wanted AS SELECT DISTINCT uprn FROM asked")
        _fetch(connection, POINTS, questions)
        yield from _unknown(connection, questions, uprn, keep)
        if number == 0:
            yield from _far(connection, questions, uprn, keep)
            yield from _mismatched(connection, questions, keep)


def _fetch(connection: DuckDBPyConnection, statement: str, questions: Questions) -> None:
    """Bring what an index has of the wanted UPRNs; of the file only the pieces that can hold them are read."""
    low, high = connection.execute("SELECT coalesce(min(uprn), 0), coalesce(max(uprn), 0) FROM wanted").fetchone() or (
        0,
        0,
    )
    connection.execute(statement, {"path": str(questions.gazetteer.index.path), "low": low, "high": high})


def _asked(questions: Questions, number: int) -> exp.Expr:
    """Return the rows that name a property: its number, the row's point in either system, its street."""
    columns: dict[str, exp.Expr] = {"position": exp.column("rowid"), "uprn": exp.column(f"uprn{number}")}
    columns |= {"text": exp.column(f"uprn_text{number}")}
    columns |= dict[str, exp.Expr](zip(("e", "n", "lon", "lat"), (*questions.grid, *questions.degrees), strict=True))
    if questions.usrn is not None:
        columns |= {"usrn": exp.column("usrn"), "street_text": exp.column("usrn_text")}
    chosen = [exp.alias_(source.copy(), name, copy=False) for name, source in columns.items()]
    query = exp.select(*chosen, copy=False).from_(table("marks"), copy=False)
    is_one = exp.In(this=exp.column(f"uprn{number}"), expressions=[sql.literal(one) for one in PLACEHOLDERS])
    return query.where(sql.negate(is_one), copy=False)  # unknown, so left out, where there is no number


def _unknown(connection: DuckDBPyConnection, questions: Questions, uprn: Asked, keep: int | None) -> Iterator[Hit]:
    rows = connection.execute(UNKNOWN, [most(keep)]).fetchall()
    says = f"not in {questions.gazetteer.index.release}"
    yield from _hit("uprn-unknown", uprn, [(*row[:3], says) for row in rows], keep)


def _far(connection: DuckDBPyConnection, questions: Questions, uprn: Asked, keep: int | None) -> Iterator[Hit]:
    limits = {"distance": questions.gazetteer.distance, "most": most(keep)}
    rows = connection.execute(FAR, limits).fetchall()
    told = [(*row[:3], f"{_spoken(row[3])} from its place in {questions.gazetteer.index.release}") for row in rows]
    yield from _hit("uprn-far-from-point", uprn, told, keep)


def _mismatched(connection: DuckDBPyConnection, questions: Questions, keep: int | None) -> Iterator[Hit]:
    if questions.usrn is None:
        return
    _fetch(connection, STREETS, questions)
    connection.execute(MISMATCHED)
    rows = connection.execute(OTHER_STREETS, [most(keep)]).fetchall()
    told = [(*row[:3], f"the street of this UPRN is {row[3]}") for row in rows]
    yield from _hit("usrn-mismatch", questions.usrn, told, keep)


def _spoken(metres: float) -> str:
    return f"{metres:,.0f} m" if metres < 10_000 else f"{metres / 1000:,.0f} km"  # noqa: PLR2004 - metres say too much


def _hit(code: str, asked: Asked, rows: list[tuple[int, int, str, str]], keep: int | None) -> Iterator[Hit]:
    """Yield the hit of rows of (how many there are, position, text, what to say of this one)."""
    if not rows:
        return
    kept = rows[:keep]
    yield Hit(
        check=Check(code=code, fault=sql.true()),
        field=asked.field.name,
        column=asked.column,
        count=rows[0][0],
        places=tuple((position, text) for _, position, text, _ in kept),
        says={position: says for _, position, _, says in kept},
    )
