"""Table Schema's types: one lexical grammar each (docs/types.md), and the value that the text stands for.

The ASCII grammar comes first and the cast second: engines disagree on `1.5`, `1_000`, `0x10` or `2021-1-5` as they
cast them, and agree once the text has passed the grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.tables import sql

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot import exp

    from standards.schema import Field

NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|NaN|-?INF"
INTEGER = r"[+-]?[0-9]+"
TRUE_VALUES = ("true", "True", "TRUE", "1")
FALSE_VALUES = ("false", "False", "FALSE", "0")
ZONE = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
EMAIL = rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{HOST}(?:\.{HOST})+"
URI = r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+"
UUID = r"(?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
BINARY = r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
DURATION = r"-?P(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?(?:T(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
DIRECTIVES = {
    "%Y": "[0-9]{4}",
    "%y": "[0-9]{2}",
    "%m": "[0-9]{1,2}",
    "%d": "[0-9]{1,2}",
    "%H": "[0-9]{1,2}",
    "%I": "[0-9]{1,2}",
    "%M": "[0-9]{1,2}",
    "%S": "[0-9]{1,2}",
    "%f": "[0-9]{1,6}",
    "%j": "[0-9]{1,3}",
    "%p": "(?i:am|pm)",
    "%b": "[A-Za-z]{3}",
    "%B": "[A-Za-z]+",
    "%a": "[A-Za-z]{3}",
    "%A": "[A-Za-z]+",
    "%z": r"(?:Z|[+-][0-9]{2}:?[0-9]{2})",
    "%Z": "[A-Za-z]+",
    "%%": "%",
}
SPOKEN = {"%Y": "yyyy", "%m": "mm", "%d": "dd", "%H": "hh", "%M": "mm", "%S": "ss", "%y": "yy", "%b": "Mon"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRule:
    """How one field's text is read.

    `grammar` must match the whole trimmed cell (None: any text). `typed` turns text that passed into a value that can
    be compared, NULL where there is none such (the 30th of February); None means that the text is the value.
    `is_total` says that every text of the grammar has a value, so that the cast need not be tried.
    """

    expected: str
    grammar: str | None = None
    typed: Callable[[exp.Expr], exp.Expr] | None = None
    is_total: bool = False

    def accepts(self, value: exp.Expr) -> exp.Expr:
        """Say whether the trimmed text is a value of the type."""
        conditions = [] if self.grammar is None else [sql.matches(value, self.grammar)]
        if self.typed is not None and not self.is_total:
            conditions.append(sql.negate(sql.is_null(self.typed(value))))
        return sql.every(conditions)

    def value(self, value: exp.Expr) -> exp.Expr:
        """Return the typed value of a trimmed text, NULL where it has none."""
        typed = value if self.typed is None else self.typed(value)
        return typed if self.grammar is None else sql.when(sql.matches(value, self.grammar), typed)


def type_rule(field: Field) -> TypeRule:
    """Return how the field's text is read; an unknown type reads any text."""
    return TYPES.get(field.type, _any)(field)


def _any(_field: Field) -> TypeRule:
    return TypeRule(expected="any text")


def _string(field: Field) -> TypeRule:
    return STRINGS.get(field.format, STRINGS["default"])


STRINGS = {
    "default": TypeRule(expected="text"),
    "email": TypeRule(expected="an e-mail address, like data@example.org", grammar=EMAIL),
    "uri": TypeRule(expected="a web address, like https://example.org/page", grammar=URI),
    "uuid": TypeRule(expected="a UUID, like 123e4567-e89b-12d3-a456-426614174000", grammar=UUID),
    "binary": TypeRule(expected="base64 text", grammar=BINARY),
}


def _integer(field: Field) -> TypeRule:
    group = str(field.options.get("groupChar", ""))
    is_bare = field.options.get("bareNumber", True)
    if not group and is_bare:
        return TypeRule(expected="a whole number", grammar=INTEGER, typed=_decimal, is_total=True)
    return TypeRule(
        expected="a whole number",
        grammar=_affixed(rf"[+-]?[0-9{re.escape(group)}]*[0-9][0-9{re.escape(group)}]*", is_bare=bool(is_bare)),
        typed=lambda value: _decimal(_plain_number(value, group=group, point=".", is_bare=bool(is_bare))),
    )


def _number(field: Field) -> TypeRule:
    group, point = str(field.options.get("groupChar", "")), str(field.options.get("decimalChar", "."))
    is_bare = bool(field.options.get("bareNumber", True))
    if not group and point == "." and is_bare:
        return TypeRule(expected="a number, like 12.5", grammar=NUMBER, typed=_decimal, is_total=True)
    digits, dot = rf"[0-9{re.escape(group)}]", re.escape(point)
    grammar = rf"[+-]?(?:{digits}*[0-9]{digits}*(?:{dot}{digits}*)?|{dot}[0-9]+)(?:[eE][+-]?[0-9]+)?|NaN|-?INF"
    return TypeRule(
        expected=f"a number, like 12{point}5",
        grammar=_affixed(f"(?:{grammar})", is_bare=is_bare),
        typed=lambda value: _decimal(_plain_number(value, group=group, point=point, is_bare=is_bare)),
        is_total=True,
    )


def _affixed(grammar: str, *, is_bare: bool) -> str:
    """Return the grammar of a number that may stand between other signs, such as £5 or 95%."""
    return grammar if is_bare else rf"[^0-9+.-]*{grammar}[^0-9.]*"


def _plain_number(value: exp.Expr, *, group: str, point: str, is_bare: bool) -> exp.Expr:
    bare = value if is_bare else sql.without(value, "^[^0-9+.-]+|[^0-9.]+$")
    grouped = sql.replaced(bare, group, "") if group else bare
    return sql.replaced(grouped, point, ".") if point != "." else grouped


def _decimal(value: exp.Expr) -> exp.Expr:
    """Return an exact decimal; what is too long for one comes back as NULL and is compared by nothing."""
    return sql.try_cast(value, "DECIMAL")


def _boolean(field: Field) -> TypeRule:
    yes = [str(value) for value in field.options.get("trueValues", TRUE_VALUES)]
    no = [str(value) for value in field.options.get("falseValues", FALSE_VALUES)]
    shown = f"{yes[0]} or {no[0]}" if yes and no else "one of the listed values"
    grammar = "|".join(re.escape(value) for value in (*yes, *no))
    return TypeRule(expected=shown, grammar=grammar, typed=lambda value: sql.is_one_of(value, yes), is_total=True)


def _moment(default: str, spoken: str) -> Callable[[Field], TypeRule]:
    """Return the rule maker of a type that is written as a date or time; `default` is its ISO pattern."""

    def rule(field: Field) -> TypeRule:
        if field.format == "any-of":
            return _by_patterns(tuple(map(str, field.options["formats"])))
        if field.format == "any":
            return _by_patterns(ANY_MOMENT[field.type])
        if field.format == "default":
            return TypeRule(expected=spoken, grammar=ISO[field.type], typed=_iso(default))
        return _by_patterns((field.format,))

    return rule


def _by_patterns(patterns: tuple[str, ...]) -> TypeRule:
    grammar = "|".join(_pattern_grammar(pattern) for pattern in patterns)
    return TypeRule(
        expected=f"a date written {spoken_pattern(patterns[0])}",
        grammar=grammar,
        typed=lambda value: sql.try_strptime(value, patterns),
    )


def _pattern_grammar(pattern: str) -> str:
    """Return the regular expression of a strptime pattern."""
    parts = re.findall(r"%.|[^%]+", pattern)
    return "".join(DIRECTIVES.get(part, re.escape(part)) for part in parts)


def spoken_pattern(pattern: str) -> str:
    """Return a strptime pattern as people write it: %d/%m/%Y is dd/mm/yyyy."""
    return re.sub(r"%.", lambda found: SPOKEN.get(found[0], found[0]), pattern)


ISO = {
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "time": r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?" + ZONE,
    "datetime": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?" + ZONE,
}
ANY_MOMENT = {
    "date": ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%d %B %Y", "%d %b %Y"),
    "time": ("%H:%M:%S", "%H:%M"),
    "datetime": ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"),
}


def _iso(default: str) -> Callable[[exp.Expr], exp.Expr]:
    """Return the reading of an ISO text: its first characters, without fractions and zone, by the pattern."""
    length = len("2026-03-31") if default == "%Y-%m-%d" else len("2026-03-31T12:00:00")
    length = len("12:00:00") if default == "%H:%M:%S" else length
    return lambda value: sql.try_strptime(sql.first_characters(value, length), (default,))


def _yearmonth(_field: Field) -> TypeRule:
    return TypeRule(
        expected="a year and a month, like 2026-03",
        grammar=r"[0-9]{4}-[0-9]{2}",
        typed=lambda value: sql.try_strptime(value, ("%Y-%m",)),
    )


def _year(_field: Field) -> TypeRule:
    return TypeRule(expected="a year of four digits", grammar=r"[0-9]{4}", typed=_decimal, is_total=True)


def _duration(_field: Field) -> TypeRule:
    return TypeRule(
        expected="a duration, like P1Y2M or PT30M",
        grammar=DURATION,
        typed=lambda value: sql.when(sql.negate(sql.matches(value, "-?P(?:.*T)?")), value),
    )


TYPES: dict[str, Callable[[Field], TypeRule]] = {
    "string": _string,
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "date": _moment("%Y-%m-%d", "a date, like 2026-03-31"),
    "time": _moment("%H:%M:%S", "a time, like 09:30:00"),
    "datetime": _moment("%Y-%m-%dT%H:%M:%S", "a date and time, like 2026-03-31T09:30:00"),
    "year": _year,
    "yearmonth": _yearmonth,
    "duration": _duration,
    "any": _any,
}
