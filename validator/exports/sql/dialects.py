"""The databases that a table can be written for, in plain sight, and what each can hold a row to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Comments(StrEnum):
    """Where a column's meaning stands: in a statement of its own, in the column, or in a comment of the text."""

    STATEMENT = "statement"
    COLUMN = "column"
    TEXT = "text"


class Matching(StrEnum):
    """How a pattern is asked in a CHECK, if it can be."""

    WHOLE = "whole"
    ANCHORED = "anchored"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlDialect:
    """One database: its name in sqlglot, its title, the types of its texts and numbers, what it can check.

    `key_text` is the type of a text that is part of a key. `has_truth` says that a condition is a value, which a
    function may take. `has_kinds` says that a column refuses a value of another kind.
    """

    name: str
    title: str
    text: str = "TEXT"
    key_text: str = "TEXT"
    number: str = "DECIMAL(38, 10)"
    has_checks: bool = True
    has_keys: bool = True
    has_truth: bool = True
    has_kinds: bool = True
    matching: Matching = Matching.NONE
    comments: Comments = Comments.STATEMENT


ALL_DIALECTS: tuple[SqlDialect, ...] = (
    SqlDialect(name="postgres", title="PostgreSQL", matching=Matching.ANCHORED),
    SqlDialect(name="duckdb", title="DuckDB", matching=Matching.WHOLE),
    SqlDialect(name="sqlite", title="SQLite", number="REAL", has_kinds=False, comments=Comments.TEXT),
    SqlDialect(
        name="mysql",
        title="MySQL",
        key_text="VARCHAR(255)",
        matching=Matching.ANCHORED,
        comments=Comments.COLUMN,
    ),
    SqlDialect(
        name="tsql",
        title="SQL Server",
        text="NVARCHAR(MAX)",
        key_text="NVARCHAR(400)",
        has_truth=False,
        comments=Comments.TEXT,
    ),
    SqlDialect(name="oracle", title="Oracle", text="VARCHAR(4000)", key_text="VARCHAR(400)", has_truth=False),
    SqlDialect(name="snowflake", title="Snowflake", text="VARCHAR", key_text="VARCHAR", has_checks=False),
    SqlDialect(name="redshift", title="Redshift", key_text="VARCHAR(255)", has_checks=False),
    SqlDialect(
        name="bigquery",
        title="BigQuery",
        number="BIGNUMERIC",
        has_checks=False,
        has_keys=False,
        comments=Comments.TEXT,
    ),
    SqlDialect(name="databricks", title="Databricks", has_checks=False, has_keys=False, comments=Comments.COLUMN),
)

DIALECTS: dict[str, SqlDialect] = {dialect.name: dialect for dialect in ALL_DIALECTS}
USUAL = "postgres"
"""The dialect that is meant when none is named."""
