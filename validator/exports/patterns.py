"""Patterns that other tools can run: which ones a field has, and one spelling that every kind of engine reads alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import IDENTIFIERS
from validator.tables.rules.types import type_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.schema import Field

MOMENTS = frozenset({"date", "time", "datetime"})
PIECE = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\(\?[is]+:|\(\?:|.", re.DOTALL)
NEEDLESS = re.compile(r"\\([ #&~'\"!,;:=@`<>%/_-])")
"""What Python escapes and a strict ECMAScript refuses to see escaped."""
ITEM = re.compile(r"(\\.|[^\\])-(\\.|[^\\])|\\.|.", re.DOTALL)


def own_patterns(field: Field) -> tuple[str, ...]:
    """Return the patterns that a whole value of the field matches: its own, then that of its identifier."""
    own = field.constraints.get("pattern")
    identifier = IDENTIFIERS.get(field.identifier or "")
    asked = identifier is not None and identifier.malformed is not None
    found = (own, identifier.grammar if identifier is not None and asked else None)
    return tuple(portable(pattern) for pattern in found if pattern)


def form_pattern(field: Field) -> str | None:
    """Return the pattern of the texts that are values of the field's type, None where any text is."""
    grammar = type_rule(field).grammar
    return None if grammar is None else portable(grammar)


def has_forms(field: Field) -> bool:
    """Say whether the field is a moment that may be written in several forms, which few other forms of schema know."""
    return field.type in MOMENTS and field.format == "any-of" and len(field.options.get("formats", ())) > 1


def has_part_dates(field: Field) -> bool:
    """Say whether a value may leave out the day, such as 2026-03."""
    return has_forms(field) and any("%d" not in text and "%j" not in text for text in field.options["formats"])


def only_format(field: Field) -> str:
    """Return the field's format; `any-of` a single one is that one."""
    formats = field.options.get("formats", ())
    return str(formats[0]) if field.format == "any-of" and len(formats) == 1 else field.format


def portable(pattern: str) -> str:
    """Return a pattern with letter case spelt out, no flags, alternatives in brackets: (?i:a)|b is (?:(?:[Aa])|b).

    Flags within a pattern are unknown to older ECMAScript, to POSIX and to XML Schema; some tools anchor a pattern
    without bracketing its alternatives.
    """
    spelt = "".join(_spelt(pattern))
    return f"(?:{spelt})" if "|" in spelt else spelt


def in_any_case(text: str) -> str:
    """Return the pattern of a text without regard to letter case."""
    return "".join(_spelt(f"(?i:{re.escape(text)})"))


def _spelt(pattern: str) -> Iterator[str]:
    flags = [frozenset[str]()]
    for piece in PIECE.findall(pattern):
        if piece.startswith("("):
            flags.append(flags[-1] | frozenset(piece[2:-1]) if piece[-1:] == ":" else flags[-1])
            yield "(?:" if piece.endswith(":") else piece
        elif piece == ")":
            flags.pop()
            yield piece
        elif piece == "." and "s" in flags[-1]:
            yield r"[\s\S]"
        elif "i" in flags[-1]:
            yield _both_cases(piece)
        else:
            yield NEEDLESS.sub(r"\1", piece) if len(piece) == len(r"\x") else piece


def _both_cases(piece: str) -> str:
    if piece.startswith("["):
        inside = piece[1:-1]
        return f"[{''.join(_item_in_both(item[0]) for item in ITEM.finditer(inside))}]"
    return f"[{piece.upper()}{piece.lower()}]" if _is_letter(piece) else piece


def _item_in_both(item: str) -> str:
    ends = item.split("-") if len(item) > 1 and not item.startswith("\\") else [item]
    return f"{item.upper()}{item.lower()}" if all(map(_is_letter, ends)) else item


def _is_letter(piece: str) -> bool:
    return len(piece) == 1 and piece.isascii() and piece.isalpha()
