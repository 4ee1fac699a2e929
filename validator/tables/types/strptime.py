"""Patterns of strptime: each directive is an expression of its own, and the reading does not depend on an engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.tables import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlglot import exp

NAMES = {
    "%B": "january|february|march|april|may|june|july|august|september|october|november|december",
    "%b": "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    "%A": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "%a": "mon|tue|wed|thu|fri|sat|sun",
    "%p": "am|pm",
}
DIRECTIVES = {
    "%Y": "[0-9]{4}",
    "%y": "[0-9]{2}",
    "%m": "1[0-2]|0?[1-9]",
    "%d": "3[01]|[12][0-9]|0?[1-9]",
    "%j": "[0-9]{1,3}",
    "%H": "2[0-3]|[01]?[0-9]",
    "%I": "1[0-2]|0?[1-9]",
    "%M": "[0-5]?[0-9]",
    "%S": "[0-5]?[0-9]",
    "%f": "[0-9]{1,6}",
    "%z": "Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9]",
    **{directive: f"(?i:{names})" for directive, names in NAMES.items()},
}
"""What each directive matches (docs/types.md): where digits touch, the longer alternative is tried first."""
SPOKEN = {"%Y": "yyyy", "%m": "mm", "%d": "dd", "%H": "hh", "%M": "mm", "%S": "ss", "%y": "yy", "%b": "Mon"}
READ = ("%Y", "%y", "%j", "%m", "%d", "%B", "%b", "%H", "%I", "%p", "%M", "%S", "%f")
"""The directives that make the value, in the order in which it is written again; weekdays are not compared."""
YEARS, DAYS, HOURS = frozenset({"%Y", "%y"}), frozenset({"%d", "%j"}), frozenset({"%H", "%I"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern, such as %d/%m/%Y."""

    text: str

    @property
    def tokens(self) -> list[str]:
        """Return the directives and the characters between them."""
        return re.findall(r"%.|[^%]+|%$", self.text, flags=re.DOTALL)

    @property
    def directives(self) -> list[str]:
        """Return the directives that stand for something."""
        return [token for token in self.tokens if token in DIRECTIVES]

    @property
    def grammar(self) -> str:
        """Return the regular expression of the texts that are written so."""
        return "".join(self._expressions(capture=False))

    def faults(self, type_name: str) -> Iterator[str]:
        """Yield why a field of this type cannot be read by the pattern."""
        unknown = [token for token in self.tokens if token.startswith("%") and token not in {*DIRECTIVES, "%%"}]
        for token in unknown:
            yield f"{token} is no directive that can be read here"
        found = set(self.directives)
        for token in found:
            if self.directives.count(token) > 1:
                yield f"{token} stands in it twice"
        if type_name in {"date", "datetime"} and not unknown and not _tells_day(found):
            yield "it does not tell year, month and day"
        if type_name in {"time", "datetime"} and not unknown and not found & HOURS:
            yield "it does not tell the hour"
        if "%I" in found and "%p" not in found:
            yield "%I needs %p"

    def typed(self, text: exp.Expr) -> exp.Expr:
        """Return the moment that the text stands for, NULL where there is none, such as the 31st of April."""
        read = [directive for directive in READ if directive in self.directives]
        if self._is_as_engines_read:
            moment = sql.try_strptime(text, (self.text,))
        else:
            written = " ".join(rf"\{self.directives.index(directive) + 1}" for directive in read)
            again = sql.rewritten(text, f"^(?:{''.join(self._expressions(capture=True))})$", written)
            moment = sql.try_strptime(again, (" ".join(read),))
        if {"%Y", "%j"} & set(read):
            moment = sql.when(self._is_in_its_year(text, moment), moment)
        if "%z" in self.directives:
            moment = sql.earlier_by_minutes(moment, sql.minutes_of_zone(self._group(text, "%z")))
        return moment

    @property
    def _is_as_engines_read(self) -> bool:
        """Say whether every engine reads it as the grammar does: plain directives with something between them."""
        is_plain = not set(self.tokens) & {"%j", "%f", "%z", "%A", "%a", "%%"}
        neighbours = zip(self.tokens, self.tokens[1:], strict=False)
        touching = any(first in DIRECTIVES and second in DIRECTIVES for first, second in neighbours)
        beside_digits = any(re.search("[0-9 ]", token) for token in self.tokens if token not in DIRECTIVES)
        return is_plain and not touching and not beside_digits

    def _is_in_its_year(self, text: exp.Expr, moment: exp.Expr) -> exp.Expr:
        """Say whether the moment is in the year that is written: not in 0000, no 366th day that belongs to the next."""
        if "%j" in self.directives:
            directive = "%Y" if "%Y" in self.directives else "%y"
            year = sql.year_of(moment) if directive == "%Y" else sql.modulo(sql.year_of(moment), 100)
            return sql.compare(year, "=", sql.try_cast(self._group(text, directive), "INT"))
        return sql.compare(sql.year_of(moment), ">", sql.literal(0))

    def _group(self, text: exp.Expr, directive: str) -> exp.Expr:
        number = self.directives.index(directive) + 1
        return sql.extracted(text, f"^(?:{''.join(self._expressions(capture=True))})$", number)

    def _expressions(self, *, capture: bool) -> Iterator[str]:
        for part in self.tokens:
            expression = DIRECTIVES.get(part)
            if expression is None:
                yield re.escape(part.replace("%%", "%"))
            elif capture:
                yield f"({expression})"
            else:
                yield f"(?:{expression})" if "|" in expression and not expression.startswith("(?i:") else expression


def _tells_day(found: set[str]) -> bool:
    has_month = bool(found & {"%m", "%b", "%B"})
    return bool(found & YEARS) and ("%j" in found or ("%d" in found and has_month))


def spoken_pattern(pattern: str) -> str:
    """Return a strptime pattern as people write it: %d/%m/%Y is dd/mm/yyyy."""
    return re.sub(r"%.", lambda found: SPOKEN.get(found[0], found[0]), pattern)
