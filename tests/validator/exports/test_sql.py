"""The table of every standard in SQL: made in SQLite and in DuckDB, which take the valid examples and refuse others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from standards.library import find_standard
from standards.schema import Field, RowRule, Schema
from standards.standard import Standard
from standards.tied import Tied, find_tied
from validator.exports.sql.dialects import ALL_DIALECTS
from validator.exports.sql.table import table_name, write_sql, write_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.validator.exports.conftest import Library
    from validator.exports.sql.dialects import SqlDialect

    Open = Callable[[str, Standard], "Database"]

REFUSALS = (sqlite3.IntegrityError, duckdb.ConstraintException, duckdb.ConversionException)
ENGINES = ("sqlite", "duckdb")
SEVERAL = [
    find_standard(f"uk/{name}") for name in ("public-toilets", "property-reference", "conservation-area", "spend")
]


class Database:
    """A database in memory with the table of one standard."""

    def __init__(self, engine: str, standard: Standard) -> None:
        """Make the table."""
        self.engine, self.table = engine, table_name(standard)
        statements = write_sql(standard, engine).text
        if engine == "sqlite":
            self.connection: Any = sqlite3.connect(":memory:")
            self.connection.executescript(statements)
        else:
            self.connection = duckdb.connect()
            self.connection.execute(statements)

    def insert(self, *rows: dict[str, object]) -> None:
        """Insert rows that have the same columns, by one statement."""
        names = [exp.to_identifier(name, quoted=True).sql(self.engine) for name in rows[0]]
        marks = f"({', '.join('?' for _ in names)})"
        values = [self._value(one) for row in rows for one in row.values()]
        into = f'"{self.table}" ({", ".join(names)})'
        self.connection.execute(f"INSERT INTO {into} VALUES {', '.join(marks for _ in rows)}", values)  # noqa: S608

    def _value(self, value: object) -> object:
        return float(value) if isinstance(value, Decimal) and self.engine == "sqlite" else value

    def refuses(self, row: dict[str, object]) -> bool:
        """Say whether a row is refused; else it is inserted."""
        try:
            self.insert(row)
        except REFUSALS:
            return True
        return False


@pytest.fixture
def database() -> Iterator[Open]:
    """Yield what opens a database with the table of a standard."""
    opened: list[Database] = []

    def make(engine: str, standard: Standard) -> Database:
        opened.append(Database(engine, standard))
        return opened[-1]

    yield make
    for one in opened:
        one.connection.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_the_rows_of_the_valid_examples_can_be_inserted(library: Library, engine: str, database: Open) -> None:
    for path in library.valid:
        database(engine, library.standard).insert(*library.values(path))


@pytest.mark.parametrize("engine", ENGINES)
def test_what_must_have_a_value_cannot_be_null(library: Library, engine: str, database: Open) -> None:
    table = database(engine, library.standard)
    row = library.values(library.valid[0])[0]
    needed = [field.name for field in library.standard.schema.fields if field.is_required]
    assert [name for name in needed if not table.refuses(row | {name: None})] == []


@pytest.mark.parametrize("dialect", ALL_DIALECTS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("standard", SEVERAL, ids=lambda standard: standard.own_table)
def test_the_text_is_sql_of_its_dialect(standard: Standard, dialect: SqlDialect) -> None:
    """Read back by the parser of that dialect: one CREATE, then only comments."""
    first, *others = sqlglot.parse(write_sql(standard, dialect.name).text, read=dialect.name)
    assert isinstance(first, exp.Create)
    columns = [column.name for column in first.find_all(exp.ColumnDef)]
    assert columns == [field.name for field in standard.schema.fields]
    assert {type(one) for one in others if one is not None} <= {exp.Comment}


def toilet(**changes: object) -> dict[str, object]:
    return {
        "ExtractDate": "2026-04-01",
        "OrganisationLabel": "Oakhaven",
        "ServiceTypeLabel": "Public toilets",
        "LocationText": "Market Square",
        "GeoX": -2.1,
        "GeoY": 53.0,
    } | changes


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "change",
    [
        {"OrganisationLabel": None},
        {"OrganisationLabel": " "},
        {"Category": "Ladies"},
        {"ChargeAmount": -1},
        {"CommunitySchemeName": "Open Doors", "PartOfCommunityScheme": False},
        {"CommunitySchemeName": "Open Doors"},
        {"GeoX": 53.0, "GeoY": -2.1},
        {"GeoX": 393120, "GeoY": 350260},
    ],
    ids=str,
)
def test_a_bad_row_is_refused(engine: str, change: dict[str, object], database: Open) -> None:
    table = database(engine, find_standard("uk/public-toilets@1.0.0"))
    assert not table.refuses(toilet())
    assert table.refuses(toilet(**change))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "change",
    [
        {"CommunitySchemeName": "Open Doors", "PartOfCommunityScheme": True},
        {"GeoX": 393120, "GeoY": 350260, "CoordinateReferenceSystem": "OSGB36"},
        {"GeoX": -70.0, "GeoY": 40.0},  # outside Great Britain: dsreg only warns
    ],
    ids=str,
)
def test_a_good_row_is_taken(engine: str, change: dict[str, object], database: Open) -> None:
    database(engine, find_standard("uk/public-toilets@1.0.0")).insert(toilet(**change))


@pytest.mark.parametrize("change", [{"UPRN": "1.00E+11"}, {"Postcode": "N3"}, {"GeoX": "far"}], ids=str)
def test_duckdb_holds_forms_and_kinds_too(change: dict[str, object], database: Open) -> None:
    table = database("duckdb", find_standard("uk/public-toilets@1.0.0"))
    assert table.refuses(toilet(**change))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_key_is_refused_the_second_time(engine: str, database: Open) -> None:
    table = database(engine, find_standard("uk/property-reference@1.0.0"))
    row = {"UPRN": "999000000101", "X_COORDINATE": 1, "Y_COORDINATE": 1, "LATITUDE": 53, "LONGITUDE": -2}
    places = {"X_COORDINATE": 393120, "Y_COORDINATE": 350260}
    assert not table.refuses(row | places)
    assert table.refuses(row | places)


def made_of(rule: RowRule, *fields: Field) -> Standard:
    schema = Schema(fields=fields, rules=(rule,), is_standard=True)
    about: dict[str, Any] = dict.fromkeys(("status", "title", "purpose", "steward", "basis", "licence", "sha256"), "")
    return Standard(id="test/small", version="1.0.0", follows=(), contradictions=(), schema=schema, **about)


A, B, DAY, OTHER = Field(name="a"), Field(name="b"), Field(name="day", type="date"), Field(name="other", type="date")
PARTS = {"type": "date", "format": "any-of", "options": {"formats": ("%Y-%m-%d", "%Y-%m", "%Y")}}
FROM, TO = Field(name="from", **PARTS), Field(name="to", **PARTS)


NEEDED_FOR_Y, ONLY_FOR_Y = {"values": ("Y",)}, {"values": ("y",)}
LONG_OR_Y = {"expression": "length(a) > 1 OR b = 'y'"}
RECENT = {"expression": "day >= DATE '2026-01-01' OR a IS NULL"}
NEW_YEAR, NEXT_DAY, OLD = "2026-01-01", "2026-01-02", "2025-01-01"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("kind", "extra", "fields", "good", "bad"),
    [
        ("together", {}, (A, B), [("x", "y"), (None, None)], [("x", None), (None, "y")]),
        ("one-of", {}, (A, B), [("x", None), (None, "y")], [("x", "y"), (None, None)]),
        ("any-of", {}, (A, B), [("x", None), ("x", "y")], [(None, None)]),
        ("needed-when", {}, (A, B), [("x", "y"), (None, None), ("x", None)], [(None, "y")]),
        ("needed-when", NEEDED_FOR_Y, (A, B), [("x", "y"), (None, "z"), (None, None)], [(None, "y"), (None, "Y")]),
        ("only-when", {}, (A, B), [("x", "y"), (None, None), (None, "y")], [("x", None)]),
        ("only-when", ONLY_FOR_Y, (A, B), [("x", "Y"), (None, "z")], [("x", "z"), ("x", None)]),
        ("not-after", {}, (DAY, OTHER), [(NEW_YEAR, NEW_YEAR), (NEW_YEAR, None)], [(NEXT_DAY, NEW_YEAR)]),
        ("not-after", {}, (FROM, TO), [(NEW_YEAR, "2026"), ("2026", "2026-05"), ("2026", None)], [("2026-02", "2026")]),
        ("unique-within", {}, (A, B), [("x", "y"), ("x", "z")], [("x", "y")]),
        ("expression", LONG_OR_Y, (A, B), [("xx", "z"), ("x", "y"), (None, None)], [("x", "z")]),
        ("expression", RECENT, (DAY, A), [(NEW_YEAR, "x"), (OLD, None)], [(OLD, "x")]),
    ],
    ids=str,
)
def test_each_kind_of_rule_is_held(  # noqa: PLR0917 - one a column of the table above
    engine: str,
    kind: str,
    extra: dict[str, Any],
    fields: tuple[Field, Field],
    good: list[tuple[Any, Any]],
    bad: list[tuple[Any, Any]],
    database: Open,
) -> None:
    names = tuple(field.name for field in fields)
    rule = RowRule(name="rule", kind=kind, fields=names, says="It holds.", **extra)
    table = database(engine, made_of(rule, *fields))
    assert [row for row in good if table.refuses(dict(zip(names, row, strict=True)))] == []
    assert [row for row in bad if not table.refuses(dict(zip(names, row, strict=True)))] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_tables_that_are_tied_together_refer_to_each_other(engine: str) -> None:
    """A contribution to an agreement that is not there is refused; alone, a table cannot say so."""
    tied = find_tied("uk/developer-contributions")
    written = write_tables(tied.tables.values(), engine)
    assert "FOREIGN KEY" in written.text
    assert not any("is found in the column" in sentence for sentence in written.unsaid)
    contribution = 'INSERT INTO "developer_agreement_contribution" VALUES ({})'
    if engine == "sqlite":
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            refuse_the_lost(connection.executescript, connection.execute, written.text, contribution, tied)
    else:
        with duckdb.connect() as connection:
            refuse_the_lost(connection.execute, connection.execute, written.text, contribution, tied)


def refuse_the_lost(script: Callable[..., Any], execute: Callable[..., Any], text: str, into: str, tied: Tied) -> None:
    script(text)
    fields = tied.tables["developer-agreement-contribution"].schema.fields
    values = {"developer-agreement": "lost", "reference": "1"}
    row = [values.get(field.name, field.example if field.is_required else None) for field in fields]
    with pytest.raises(REFUSALS):
        execute(into.format(", ".join("?" for _ in row)), row)


def test_text_of_a_standard_cannot_end_a_comment_or_a_string() -> None:
    """A standard may come from anywhere."""
    evil = Field(name='a"; DROP TABLE x; --', title="*/ DROP TABLE x; /*", description="'); DROP TABLE x; --")
    standard = made_of(RowRule(name="r", kind="any-of", fields=(evil.name, "b"), says="*/ DROP TABLE x;"), evil, B)
    for dialect in ALL_DIALECTS:
        statements = sqlglot.parse(write_sql(standard, dialect.name).text, read=dialect.name)
        assert {type(one) for one in statements if one is not None} <= {exp.Create, exp.Comment}, dialect.name


@pytest.mark.parametrize("dialect", ["postgres", "tsql", "bigquery"])
def test_every_rule_is_held_or_named_as_left_out(library: Library, dialect: str) -> None:
    written = write_sql(library.standard, dialect)
    for rule in library.standard.schema.rules:
        is_named = any(rule.says in sentence for sentence in written.unsaid)
        name = rule.name.replace("-", "_")
        is_held = f"{table_name(library.standard)}_{name}"[:60] in written.text or rule.kind == "unique-within"
        assert is_named or is_held, rule.name
        assert all(sentence[:200] in written.text for sentence in written.unsaid)


def test_the_longest_name_is_short_enough_for_postgresql(library: Library) -> None:
    """It cuts names after 63 bytes, and two that begin alike would then be one."""
    first = sqlglot.parse(write_sql(library.standard, "postgres").text, read="postgres")[0]
    names = [one.name for one in first.find_all(exp.Constraint)]
    assert len(names) == len(set(names))
    assert [name for name in names if len(name.encode()) > 63] == []
