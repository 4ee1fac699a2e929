"""The kinds of value that a column may be found to hold, in plain sight; the first that every value keeps is taken.

A kind is narrower than its type: `007` is an integer to Table Schema, and is more likely a code whose zeros count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from standards.schema import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CASES = {"true": ["true", "True", "TRUE"], "false": ["false", "False", "FALSE"]}
YES_NO = {"trueValues": ["yes", "Yes", "YES"], "falseValues": ["no", "No", "NO"]}
WHOLE = r"-?(?:0|[1-9][0-9]{0,8})"
"""Whole numbers that somebody may have counted; longer ones are mostly references, and references stay text."""
DECIMAL = rf"{WHOLE}(?:\.[0-9]+)?|-?[1-9][0-9]{{9,14}}\.[0-9]+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind: how it is written in a descriptor, and what is asked of the values beyond that.

    `looks` matches every text of the kind and some others: a kind is tried on a column only where its most frequent
    values look so. `rival` is another kind that the same values may keep: where both fit, nobody knows which is meant.
    """

    name: str
    looks: str
    written: Mapping[str, Any]
    asked: Mapping[str, Any] = field(default_factory=dict)
    pattern: str | None = None
    rival: str | None = None

    def is_likely(self, values: Iterable[str]) -> bool:
        """Say whether all of the values look like this kind."""
        return all(re.fullmatch(self.looks, value, re.ASCII | re.IGNORECASE) for value in values)

    def field(self, name: str) -> Field:
        """Return the field that a column of this name is tried as."""
        options = {key: value for key, value in {**self.written, **self.asked}.items() if key not in {"type", "format"}}
        return Field(
            name=name,
            type=self.written["type"],
            format=self.written.get("format", "default"),
            constraints={} if self.pattern is None else {"pattern": self.pattern},
            options=options,
        )


DAY, DAY_OF_YEAR = r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"


def _moment(name: str, kind: str, looks: str, pattern: str | None = None, rival: str | None = None) -> Kind:
    written = {"type": kind} if pattern is None else {"type": kind, "format": pattern}
    return Kind(name=name, looks=looks, written=written, rival=rival)


ALL_KINDS: tuple[Kind, ...] = (
    Kind(
        name="true or false",
        looks="true|false",
        written={"type": "boolean"},
        asked={"trueValues": CASES["true"], "falseValues": CASES["false"]},
    ),
    Kind(name="yes or no", looks="yes|no", written={"type": "boolean", **YES_NO}),
    Kind(name="integer", looks=WHOLE, written={"type": "integer"}, pattern=WHOLE),
    Kind(name="number", looks=DECIMAL, written={"type": "number"}, pattern=DECIMAL),
    _moment("day", "date", DAY),
    _moment("day/month", "date", DAY_OF_YEAR, "%d/%m/%Y", rival="month/day"),
    _moment("month/day", "date", DAY_OF_YEAR, "%m/%d/%Y", rival="day/month"),
    _moment("moment", "datetime", f"{DAY}T.*"),
    _moment("moment with a space", "datetime", f"{DAY} .*", "%Y-%m-%d %H:%M:%S"),
    _moment("day/month, time", "datetime", f"{DAY_OF_YEAR} .*", "%d/%m/%Y %H:%M", rival="month/day, time"),
    _moment("month/day, time", "datetime", f"{DAY_OF_YEAR} .*", "%m/%d/%Y %H:%M", rival="day/month, time"),
    _moment("day/month, second", "datetime", f"{DAY_OF_YEAR} .*", "%d/%m/%Y %H:%M:%S", rival="month/day, second"),
    _moment("month/day, second", "datetime", f"{DAY_OF_YEAR} .*", "%m/%d/%Y %H:%M:%S", rival="day/month, second"),
    _moment("time", "time", r"[0-9]{2}:[0-9]{2}:[0-9]{2}.*"),
    Kind(name="e-mail address", looks=r"\S+@\S+", written={"type": "string", "format": "email"}),
    Kind(name="web address", looks=r"[a-z][a-z0-9+.-]*:\S+", written={"type": "string", "format": "uri"}),
)
