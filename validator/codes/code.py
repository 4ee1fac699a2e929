"""A code: one kind of fault, what it is called, how grave it is, and the words that explain it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from validator.finding import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One row of the table of checks, documented under the headings of docs/checks.md.

    `one` and `many` are the sentence for a count of 1 and of more: `{count}` and, where the check gives it,
    `{expected}` stand in them. `mend` says how to put it right (`{expected}` too).
    """

    name: str
    severity: Severity
    counts: Literal["file", "labels", "cells", "rows", "values"]
    dimension: Literal["validity", "accuracy", "completeness", "uniqueness", "consistency"]
    one: str
    many: str
    mend: str
    finds: str
    why: str
    example: str
    reference: str = ""
