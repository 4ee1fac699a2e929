"""Patterns: what RE2 cannot run is refused by its name, before any text is held against it.

A pattern of Table Schema is one of XML Schema that matches the whole value. RE2 runs in linear time and therefore has
no look-around and no back-references; no other engine stands in for it, since a hostile pattern could stop it for good.
"""

from __future__ import annotations

import re

ESCAPED = re.compile(r"\\.|\[(?:\\.|\[:[a-z^]+:\]|\](?=[^\]]*\])|[^\]\\])*\]", re.DOTALL)
"""What cannot hold a construct: an escaped character, a class."""
SUBTRACTION = re.compile(r"\[(?:\\.|[^\]\\])*-\[")
CONSTRUCTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\(\?="), "a look-ahead, (?=...)"),
    (re.compile(r"\(\?!"), "a negative look-ahead, (?!...)"),
    (re.compile(r"\(\?<="), "a look-behind, (?<=...)"),
    (re.compile(r"\(\?<!"), "a negative look-behind, (?<!...)"),
    (re.compile(r"\(\?P="), "a back-reference, (?P=name)"),
    (re.compile(r"\(\?>"), "an atomic group, (?>...)"),
    (re.compile(r"\(\?\("), "a condition, (?(1)...)"),
    (re.compile(r"\(\?#"), "a comment, (?#...)"),
    (re.compile(r"\(\?(?:R|&|[0-9])"), "a recursion, (?R)"),
    (re.compile(r"(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\+"), "a possessive repetition, such as a++"),
)
"""Constructs outside of classes and escapes."""
ESCAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\[1-9]"), r"a back-reference, such as \1"),
    (re.compile(r"\\k[<{']"), r"a back-reference, \k<name>"),
    (re.compile(r"\\[ic]", re.IGNORECASE), r"a class of XML names, \i or \c"),
    (re.compile(r"\\[pP]\{Is"), r"a block of characters, such as \p{IsGreek}"),
    (re.compile(r"\\[ZGKRX]"), r"an escape that RE2 does not have, such as \Z"),
    (re.compile(r"\\u[0-9A-Fa-f]{4}"), r"an escape that RE2 does not have, \u0041 (write \x{0041})"),
    (re.compile(r"\\N\{"), r"an escape that RE2 does not have, \N{...}"),
)
"""Escapes that RE2 reads otherwise or not at all, in classes and outside."""


def refused_construct(pattern: str) -> str | None:
    """Return the name of what RE2 cannot run in a pattern, None where nothing of the kind is seen."""
    escaped = pattern.replace(r"\\", "")
    found = next((name for expression, name in ESCAPES if expression.search(escaped)), None)
    if found is None and SUBTRACTION.search(escaped):
        found = "a class without another, such as [a-z-[aeiou]]"
    bare = ESCAPED.sub("x", escaped)
    return found or next((name for expression, name in CONSTRUCTS if expression.search(bare)), None)
