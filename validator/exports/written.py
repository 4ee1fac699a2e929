"""A standard written in another form, with what that form cannot say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The text of an export, and a sentence for each demand of the standard that it leaves out."""

    text: str
    unsaid: tuple[str, ...] = ()
