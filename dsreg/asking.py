"""What a person types, read: lists of codes, counts, a delimiter, an encoding."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click import Context, Parameter


FAIL_ON = ("error", "warning", "notice", "never")
TYPED = {"tab": "\t", "\\t": "\t"}
UNUSABLE = frozenset('"\r\n\x1f')


def split_codes(_context: Context, _parameter: Parameter, value: str) -> frozenset[str]:
    """Return the codes of a list with commas; a code that does not exist is wrong use."""
    # the table of codes is needed only where codes are named
    from validator.codes.all_codes import CODES  # noqa: PLC0415

    codes = frozenset(filter(None, (part.strip() for part in value.split(","))))
    unknown = sorted(codes - set(CODES))
    if unknown:
        message = f"there is no check called {', '.join(unknown)}; docs/checks.md lists them all"
        raise click.BadParameter(message)
    return codes


def to_count(_context: Context, _parameter: Parameter, value: str) -> int | None:
    """Return a number, or None for `all`."""
    if value == "all":
        return None
    if not value.isascii() or not value.isdigit():
        message = f"{value!r} is neither a number nor the word all"
        raise click.BadParameter(message)
    return int(value)


def to_delimiter(_context: Context, _parameter: Parameter, value: str | None) -> str | None:
    """Return a delimiter; a tab, which is hard to type, has a name. One that cannot divide cells is wrong use."""
    value = TYPED.get(value or "", value)
    if value is not None and (not value or set(value) & UNUSABLE):
        message = "a delimiter is one character or several, and no quotation mark and no line end"
        raise click.BadParameter(message)
    return value


def to_encoding(_context: Context, _parameter: Parameter, value: str | None) -> str | None:
    """Return the name of an encoding; one that Python does not know, or that is none of text, is wrong use."""
    try:
        codecs.lookup(value or "utf-8")
        "".encode(value or "utf-8")
    except (LookupError, ValueError) as error:
        message = f"there is no encoding called {value}; windows-1252 is one"
        raise click.BadParameter(message) from error
    return value
