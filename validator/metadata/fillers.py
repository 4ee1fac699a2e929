"""Words that fill a place in a description and say nothing: <Nobody>, N/A, TODO, test."""

from __future__ import annotations

import re

WORDS = frozenset(
    {
        *("n.a", "n/a", "nil", "no data", "nobody", "none", "null", "undefined", "unknown", "untitled"),
        *("not applicable", "not available", "not known", "not provided", "not specified", "not stated"),
        *("not yet known", "tba", "tbc", "tbd", "to do", "todo", "fixme", "fill in"),
        *("to be added", "to be advised", "to be announced", "to be completed", "to be confirmed", "to be decided"),
        *("to be defined", "to be determined", "asdf", "dummy", "foo", "placeholder", "sample text", "text here"),
        *("test", "test dataset", "test test", "testing"),
        *("a@b.com", "email@example.com", "example@example.com", "name@example.com", "someone@example.com"),
        *("test@example.com", "test@test.com", "user@example.com"),
    }
)
MARKS = re.compile(r"[-\u2013\u2014_.?*#xX\s]{2,}|[-\u2013\u2014_.?*#]")
PHRASES = re.compile(r"lorem ipsum\b.*|(?:insert|enter|type|your)\b.*\bhere", re.DOTALL)
AROUND = " \t\r\n<>[](){}\"'.!:"
LONGEST = 200
"""Characters beyond which a text says something, whatever it begins with."""


def is_filler(text: str) -> bool:
    """Say whether a text fills a place and says nothing; letter case and what stands around it aside."""
    if len(text) > LONGEST:
        return False
    bare = text.strip(AROUND).casefold()
    return bare in WORDS or MARKS.fullmatch(text) is not None or PHRASES.fullmatch(bare) is not None
