"""What differs between the demands of two versions on whole rows: keys, rules, texts that stand for no value."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from standards.comparison.columns import renamed_columns
from standards.comparison.difference import differ
from standards.schema import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from standards.comparison.difference import Difference
    from standards.schema import RowRule, Schema

WORD = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_]\w*""")
"""A text, a quoted name or a bare one in a condition; only the last two can name a column."""
PLAIN_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


def compare_rows(before: Schema, after: Schema) -> Iterator[Difference]:
    """Yield what differs between the demands on rows; that a column has another name is told once, of the column."""
    before = _with_names(before, renamed_columns(before, after))
    yield from _compare_missing(before, after)
    yield from _compare_keys(before, after)
    yield from _compare_rules(before, after)


def _with_names(schema: Schema, names: Mapping[str, str]) -> Schema:
    """Return the schema, the columns that its keys and rules read called by their new names."""

    def renamed(fields: Iterable[str]) -> tuple[str, ...]:
        return tuple(names.get(name, name) for name in fields)

    def reread(found: re.Match[str]) -> str:
        text = found[0]
        name = text[1:-1].replace('""', '"') if text.startswith('"') else text
        new = names.get(name, name)
        return text if new == name else new if PLAIN_NAME.fullmatch(new) else '"{}"'.format(new.replace('"', '""'))

    rules = tuple(
        replace(rule, fields=renamed(rule.fields), expression=rule.expression and WORD.sub(reread, rule.expression))
        for rule in schema.rules
    )
    keys = tuple(map(renamed, schema.unique_keys))
    return replace(schema, rules=rules, primary_key=renamed(schema.primary_key), unique_keys=keys)


def _compare_missing(before: Schema, after: Schema) -> Iterator[Difference]:
    needs = any(field.level is Level.VALUE for field in after.fields) or bool(after.primary_key or after.rules)
    for text in after.missing_values:
        if text not in before.missing_values:
            yield differ("missing-value-needed" if needs else "missing-value-added", after=text)
    for text in before.missing_values:
        if text not in after.missing_values:
            yield differ("missing-value-removed", before=text)


def _compare_keys(before: Schema, after: Schema) -> Iterator[Difference]:
    old, new = before.primary_key, after.primary_key
    if old != new:
        change = "added" if not old else "removed" if not new else "changed"
        yield differ(f"primary-key-{change}", before=list(old) or None, after=list(new) or None)
    old_keys, new_keys = ({frozenset(key): key for key in schema.unique_keys} for schema in (before, after))
    yield from (differ("key-removed", before=list(key)) for names, key in old_keys.items() if names not in new_keys)
    yield from (differ("key-added", after=list(key)) for names, key in new_keys.items() if names not in old_keys)


def _compare_rules(before: Schema, after: Schema) -> Iterator[Difference]:
    old, new = ({rule.name: rule for rule in schema.rules} for schema in (before, after))
    renamed = {}
    for then in (rule for name, rule in old.items() if name not in new):
        fresh = (rule for name, rule in new.items() if name not in old and rule.name not in renamed)
        now = next((rule for rule in fresh if replace(rule, name=then.name, says=then.says) == then), None)
        if now is None:
            yield differ("rule-removed", rule=then.name, before=then.name)
        else:
            renamed[now.name] = then
            yield differ("rule-renamed", rule=now.name, before=then.name, after=now.name)
    for name, now in new.items():
        earlier = old.get(name) or renamed.get(name)
        if earlier is None:
            kind = "rule-added" if now.severity == "error" else "warning-added"
            yield differ(kind, rule=name, after=name, says=now.says)
        else:
            yield from _compare_rule(earlier, now)


def _compare_rule(then: RowRule, now: RowRule) -> Iterator[Difference]:
    if then.severity != now.severity:
        kind = f"rule-made-{now.severity}"
        yield differ(kind, rule=now.name, before=then.severity, after=now.severity)
    for part in ("kind", "fields", "values", "expression"):
        old, new = getattr(then, part), getattr(now, part)
        if old != new and not ((now.kind, part) in UNORDERED and set(old) == set(new)):
            old, new = (list(one) if isinstance(one, tuple) else one for one in (old, new))
            kind = "warning-changed" if now.severity == "warning" else f"rule-{_direction(then, now, part)}"
            yield differ(kind, rule=now.name, before=old, after=new, part=part)
    if then.says != now.says:
        yield differ("rule-reworded", rule=now.name, before=then.says, after=now.says)


def _more_is(more: str, less: str) -> Callable[[tuple[str, ...], tuple[str, ...]], str]:
    def direction(old: tuple[str, ...], new: tuple[str, ...]) -> str:
        return more if set(old) < set(new) else less if set(new) < set(old) else "changed"

    return direction


def _values(more: str, less: str) -> Callable[[tuple[str, ...], tuple[str, ...]], str]:
    """Return the direction of a list of values, where no list at all means every value."""
    among = _more_is(more, less)
    return lambda old, new: among(old, new) if old and new else (less if old == () else more)


DIRECTIONS: dict[tuple[str, str], Callable[[tuple[str, ...], tuple[str, ...]], str]] = {
    ("together", "fields"): _more_is("tightened", "loosened"),
    ("any-of", "fields"): _more_is("loosened", "tightened"),
    ("needed-when", "values"): _values("tightened", "loosened"),
    ("only-when", "values"): _values("loosened", "tightened"),
}
"""(kind of rule, what of it differs) → whether a longer list asks for more or for less; no telling for the others."""
UNORDERED = frozenset({*DIRECTIONS, ("one-of", "fields")})


def _direction(then: RowRule, now: RowRule, part: str) -> str:
    direction = DIRECTIONS.get((now.kind, part))
    if direction is None or then.kind != now.kind:
        return "changed"
    return direction(getattr(then, part), getattr(now, part))
