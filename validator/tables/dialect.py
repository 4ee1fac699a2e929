"""How a delimited file is written: its delimiter, quote and header row; stated, or told from its first lines."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

DELIMITERS = (",", "\t", ";", "|")
USUAL_ENDS = frozenset({"", "\r\n", "\n", "\r"})
NAMES = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "vertical bars"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The properties of Table Dialect that a reader needs.

    `header_rows` are the records that hold the labels, from 1: None where nobody said (then the first), () for none;
    the labels of several are joined by `header_join`. Records that begin with `comment`, and those of `comment_rows`,
    are no data. Without a `quote` nothing is quoted. `line_end` is "" for the usual ones; `null` is the text that
    stands for no value.
    """

    delimiter: str = ","
    quote: str = '"'
    is_quote_doubled: bool = True
    escape: str = ""
    skips_spaces: bool = False
    line_end: str = ""
    null: str | None = None
    comment: str = ""
    comment_rows: tuple[int, ...] = ()
    header_rows: tuple[int, ...] | None = None
    header_join: str = " "

    @property
    def has_header(self) -> bool:
        """Say whether the table has labels at all."""
        return self.header_rows != ()

    @property
    def is_plain(self) -> bool:
        """Say whether the engine reads text in this dialect by itself."""
        plain = replace(PLAIN, delimiter=self.delimiter, header_rows=self.header_rows, header_join=self.header_join)
        return self == plain and len(self.delimiter) == 1 and self.header_rows in {None, (), (1,)}

    @property
    def is_rfc_4180(self) -> bool:
        """Say whether quotes are used as RFC 4180 has it, so that one that stands anywhere else is stray."""
        return bool(self.quote) and self.is_quote_doubled and not self.escape and not self.skips_spaces


PLAIN = Dialect()


def parse_dialect(document: Mapping[str, Any]) -> Dialect:
    """Return what a Table Dialect, v1 or v2, states of delimited text and of headers; what is not of its form is left.

    The delimiter is left too: it is one of the things that a person may state for a bare file.
    """
    numbers = {key: tuple(_numbers(document.get(key))) for key in ("headerRows", "commentRows")}
    header_rows = () if document.get("header") is False else numbers["headerRows"] or None
    if header_rows is None and document.get("header") is True:
        header_rows = (1,)
    end = _text(document, "lineTerminator", "")
    return Dialect(
        quote=_mark(document, "quoteChar", '"'),
        is_quote_doubled=document.get("doubleQuote") is not False,
        escape=_mark(document, "escapeChar", ""),
        skips_spaces=document.get("skipInitialSpace") is True,
        line_end="" if end in USUAL_ENDS else end,
        null=_text(document, "nullSequence", None),
        comment=_text(document, "commentChar", ""),
        comment_rows=numbers["commentRows"],
        header_rows=header_rows,
        header_join=_text(document, "headerJoin", " "),
    )


def _mark(document: Mapping[str, Any], key: str, usual: str) -> str:
    """Return a single character; null or an empty text says that there is none."""
    stated = document.get(key, usual)
    return stated if isinstance(stated, str) and len(stated) <= 1 else "" if stated is None else usual


@overload
def _text(document: Mapping[str, Any], key: str, usual: str) -> str: ...
@overload
def _text(document: Mapping[str, Any], key: str, usual: None) -> str | None: ...
def _text(document: Mapping[str, Any], key: str, usual: str | None) -> str | None:
    stated = document.get(key)
    return stated if isinstance(stated, str) else usual


def _numbers(stated: object) -> Iterator[int]:
    listed = stated if isinstance(stated, list) else ()
    yield from sorted({one for one in listed if isinstance(one, int) and one > 0 and not isinstance(one, bool)})


def tell_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter under which the first lines agree best on a number of columns; a comma if none does."""
    scores = {delimiter: _agreement(lines, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0.0, 0) else ","


def _agreement(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    """Return (share of records as wide as the header, that width); (0, 0) for one column."""
    widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
    if not widths or widths[0] == 1:
        return 0.0, 0
    return round(Counter(widths)[widths[0]] / len(widths), 1), widths[0]
