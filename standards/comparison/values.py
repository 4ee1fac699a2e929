"""What differs between the values that two versions of a column allow."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from standards.comparison.difference import differ

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from standards.comparison.difference import Difference
    from standards.schema import Field

PLAIN = frozenset({"string", "any"})
WIDER = frozenset({("integer", "number"), ("year", "integer"), ("year", "number")})
"""(type, a type that reads every value of it as the same value)."""
BOUNDS = {"minimum": ("minimum", "exclusiveMinimum", 1), "maximum": ("maximum", "exclusiveMaximum", -1)}
"""A bound's name → the constraints that state it, and the direction in which it grows tighter."""
BOUND_NAMES = frozenset(name for inclusive, exclusive, _ in BOUNDS.values() for name in (inclusive, exclusive))
LENGTHS = {"minLength": 1, "maxLength": -1}
YEAR_FIRST = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:]+Z?)?)?)?", re.ASCII)
"""Dates and moments that are in order where their texts are."""


def compare_values(then: Field, now: Field) -> Iterator[Difference]:
    """Yield what differs between the values that are allowed: type, form, constraints, identifier, link."""
    yield from _compare_types(then, now)
    yield from _compare_readings(then.options, now.options, now.name)
    yield from _compare_lists(then, now)
    for name in BOUNDS:
        yield from _compare_bounds(name, then, now)
    for name in sorted({*then.constraints, *now.constraints} - BOUND_NAMES - {"enum"}):
        yield from _compare_constraint(name, then, now)
    yield from _compare_one("identifier", then.identifier, now.identifier, now.name)
    yield from _compare_one("link", _link(then), _link(now), now.name)


def _compare_one(what: str, then: object, now: object, column: str) -> Iterator[Difference]:
    if then != now:
        change = "added" if then is None else "removed" if now is None else "changed"
        yield differ(f"{what}-{change}", column=column, before=then, after=now)


def _link(field: Field) -> str | None:
    return None if field.references is None else f"{field.references.standard}, {field.references.field}"


def _compare_types(then: Field, now: Field) -> Iterator[Difference]:
    is_plain = {then.type, now.type} <= PLAIN
    if then.type != now.type and not is_plain:
        kind = "type-widened" if (then.type, now.type) in WIDER else "type-changed"
        yield differ(kind, column=now.name, before=then.type, after=now.type)
        return
    old, new = _forms(then), _forms(now)
    if set(old) != set(new):
        is_wider = set(old) <= set(new) or (is_plain and new == ["default"])
        kind = "format-widened" if is_wider else "format-changed"
        yield differ(kind, column=now.name, before=old, after=new)


def _forms(field: Field) -> list[str]:
    """Return the forms in which a value may be written."""
    return list(map(str, field.options.get("formats", ()))) if field.format == "any-of" else [field.format]


def _compare_readings(then: Mapping[str, Any], now: Mapping[str, Any], column: str) -> Iterator[Difference]:
    """Yield what differs between the options of a type: the words of yes and no, and any other."""
    for name in sorted({*then, *now} - {"formats"}):
        old, new = then.get(name), now.get(name)
        if name in {"trueValues", "falseValues"} and old is not None and new is not None:
            yield from (differ("word-removed", column=column, before=word) for word in old if word not in new)
            yield from (differ("word-added", column=column, after=word) for word in new if word not in old)
        elif old != new:
            yield differ("reading-changed", column=column, before=old, after=new, option=name)


def _compare_lists(then: Field, now: Field) -> Iterator[Difference]:
    """Yield the values that came and went; letter case and spaces are compared loosely, as the checks do."""
    old, new = (field.constraints.get("enum") for field in (then, now))
    if old is None or new is None:
        if old is not new:
            kind = "constraint-added" if old is None else "constraint-removed"
            yield differ(kind, column=now.name, before=old and {"enum": old}, after=new and {"enum": new})
        return
    was, becomes = ({_loose(value): value for value in listed} for listed in (old, new))
    for key, value in was.items():
        if key not in becomes:
            yield differ("value-removed", column=now.name, before=value)
        elif becomes[key] != value:
            yield differ("value-respelt", column=now.name, before=value, after=becomes[key])
    yield from (differ("value-added", column=now.name, after=becomes[key]) for key in becomes if key not in was)


def _loose(value: object) -> str:
    return "".join(str(value).lower().split())


def _compare_bounds(name: str, then: Field, now: Field) -> Iterator[Difference]:
    """Yield how a lower or upper bound moved, whether or not the value that states it is allowed itself."""
    *names, direction = BOUNDS[name]
    old, new = ({key: field.constraints[key] for key in names if key in field.constraints} for field in (then, now))
    if old == new:
        return
    if not old or not new:
        kind = "added" if not old else "removed"
    else:
        kind = _moved([_strictest(one, name, direction) for one in (old, new)], direction)
    yield differ(f"constraint-{kind}", column=now.name, before=old or None, after=new or None)


def _strictest(stated: Mapping[str, Any], name: str, direction: int) -> tuple[Any, int] | None:
    """Return the bound that decides, and 1 in its direction where it excludes its own value; None: no telling."""
    bounds = [(_ordered(value), direction * (key != name)) for key, value in stated.items()]
    if None in {value for value, _ in bounds} or len({type(value) for value, _ in bounds}) > 1:
        return None
    return max(bounds) if direction > 0 else min(bounds)


def _compare_constraint(name: str, then: Field, now: Field) -> Iterator[Difference]:
    old, new = then.constraints.get(name), now.constraints.get(name)
    if old == new:
        return
    if old is None or new is None:
        kind = "added" if old is None else "removed"
    else:
        kind = _moved([(_ordered(value), 0) for value in (old, new)], LENGTHS[name]) if name in LENGTHS else "changed"
    shown = [None if value is None else {name: value} for value in (old, new)]
    yield differ(f"constraint-{kind}", column=now.name, before=shown[0], after=shown[1])


def _moved(bounds: list[tuple[Any, int] | None], direction: int) -> str:
    """Return whether a bound became tighter or looser; "changed" where the two have no order."""
    old, new = bounds
    if old is None or new is None or type(old[0]) is not type(new[0]) or old[0] is None:
        return "changed"
    return "tightened" if (new > old) == (direction > 0) else "loosened"


def _ordered(value: object) -> Decimal | str | None:
    """Return a bound as something that has an order: a number, or a date with the year first."""
    text = str(value)
    if YEAR_FIRST.fullmatch(text) and "-" in text:
        return text
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
