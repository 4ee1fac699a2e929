"""What the definition of a table in SQL leaves out, by database, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.exports import unsaid
from validator.exports.patterns import has_part_dates
from validator.exports.sql.dialects import Matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlglot import exp

    from standards.schema import Field
    from standards.standard import Standard
    from validator.exports.sql.dialects import SqlDialect

    Conditions = Mapping[str, exp.Expr | None]


def gaps(
    standard: Standard, dialect: SqlDialect, conditions: Conditions, links: Mapping[str, Standard]
) -> Iterator[str]:
    """Yield a sentence for each demand of the standard that its table does not hold."""
    schema = standard.schema
    if not dialect.has_checks:
        yield f"{dialect.title} has no CHECK here: limits, lists and forms of values are not held."
    elif dialect.matching is Matching.NONE:
        yield from _unmatched(schema.fields, dialect)
    if not dialect.has_keys:
        yield from unsaid.uniqueness(standard)
    if dialect.name == "tsql" and any(_is_optional_key(field) for field in schema.fields):
        yield "SQL Server takes a single NULL in a column whose values stand once: fill it, or drop its key."
    if not dialect.has_kinds:
        yield f"{dialect.title} takes a text where a number or a date belongs."
    yield from _part_dates(schema.fields)
    yield from unsaid.letter_case(standard)
    yield from unsaid.slips(standard)
    yield from unsaid.links(standard, held=links)
    left = (rule for rule in schema.rules if conditions[rule.name] is None)
    yield from unsaid.sentences(rule for rule in left if not (dialect.has_keys and unsaid.is_key(rule)))


def _is_optional_key(field: Field) -> bool:
    return bool(field.constraints.get("unique")) and not field.is_required


def _unmatched(fields: Iterable[Field], dialect: SqlDialect) -> Iterator[str]:
    names = ", ".join(field.name for field in fields if field.identifier or "pattern" in field.constraints)
    if names:
        yield f"{dialect.title} knows no patterns, so the form of these is not held: {names}."


def _part_dates(fields: Iterable[Field]) -> Iterator[str]:
    names = ", ".join(field.name for field in fields if has_part_dates(field))
    if names:
        yield f"These may leave out day or month, so they are texts here, and a 31 April passes: {names}."
