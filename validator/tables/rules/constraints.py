"""Table Schema's constraints: length, range, pattern, and the list of allowed values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.plan import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlglot import exp

    from standards.schema import Field
    from validator.tables.rules.types import TypeRule

RANGES = {"minimum": "<", "maximum": ">", "exclusiveMinimum": "<=", "exclusiveMaximum": ">="}
LENGTHS = {"minLength": "<", "maxLength": ">"}


def constraint_checks(field: Field, column: int, rule: TypeRule, *, is_lenient: bool) -> tuple[Check, ...]:
    """Return one check a constraint (two for an enum in a standard, where letter case and spaces only warn)."""
    value = sql.trimmed(sql.cell(column))
    checks: list[Check] = []

    def add(fault: exp.Expr, constraint: str, expected: str) -> None:
        checks.append(Check(code="constraint-error", fault=fault, constraint=constraint, expected=expected))

    for name, operator in LENGTHS.items():
        if name in field.constraints:
            limit = field.constraints[name]
            add(sql.compare(sql.length(value), operator, sql.number(str(limit))), name, str(limit))
    for name, operator in RANGES.items():
        if name in field.constraints:
            limit = field.constraints[name]
            add(sql.compare(rule.value(value), operator, _bound(str(limit), rule)), name, str(limit))
    if "pattern" in field.constraints:
        pattern = str(field.constraints["pattern"])
        add(sql.negate(sql.matches(value, pattern)), "pattern", field.example or pattern)
    checks += _enum_checks(field, column, rule, is_lenient=is_lenient)
    return tuple(checks)


def _bound(limit: str, rule: TypeRule) -> exp.Expr:
    return sql.text(limit) if rule.typed is None else rule.typed(sql.text(limit))


def _enum_checks(field: Field, column: int, rule: TypeRule, *, is_lenient: bool) -> list[Check]:
    options = [str(option) for option in field.constraints.get("enum", ())]
    if not options:
        return []
    value = sql.trimmed(sql.cell(column))
    outside = sql.negate(_is_listed(value, options, rule))
    folded = {_fold(option): option for option in options}
    is_variant = sql.is_one_of(sql.lowered(sql.without(value, r"\s+")), list(folded))
    suggest, listed = _suggest_from(options, folded), " / ".join(options)
    far = sql.every([outside, sql.negate(is_variant)]) if is_lenient else outside
    unlisted = Check(code="constraint-error", constraint="enum", fault=far, expected=listed, explain=suggest)
    if not is_lenient:
        return [unlisted]
    near = sql.every([outside, is_variant])
    return [unlisted, Check(code="enum-variant", fault=near, expected=listed, explain=suggest)]


def _is_listed(value: exp.Expr, options: Sequence[str], rule: TypeRule) -> exp.Expr:
    """Say whether the value is listed, as text or as the typed value of one of the texts."""
    listed = sql.is_one_of(value, options)
    if rule.typed is None:
        return listed
    same = [sql.known(sql.compare(rule.value(value), "=", rule.typed(sql.text(option)))) for option in options]
    return sql.either([listed, *same])


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


def _suggest_from(options: Sequence[str], folded: dict[str, str]) -> Callable[[str], tuple[str, str | None]]:
    def suggest(text: str) -> tuple[str, str | None]:
        exact = folded.get(_fold(text))
        return ("", exact) if exact is not None else ("", _nearest(text, options))

    return suggest


def _nearest(text: str, options: Sequence[str]) -> str | None:
    """Return the option that the text is a slip of the pen away from."""
    # rapidfuzz is imported only where there is something to suggest: 20 ms
    from rapidfuzz import process  # noqa: PLC0415

    best = process.extractOne(text.lower(), {option: option.lower() for option in options}, score_cutoff=85)
    return None if best is None else str(best[2])
