"""Where the header is, when nobody said: in the first record, below a title, in two records, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from standards.labels import fold_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standards.schema import Schema

LOOKED_AT = 30
ENOUGH = 0.3
"""The share of a standard's labels, or of filled cells, that makes a record a header."""
DATA = re.compile(
    r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?%?"
    r"|[0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{1,4}(?:[ T][0-9:.]+)?"
    r"|[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}"
    r"|https?://\S+|[^@\s]+@[^@\s]+\.[^@\s]+",
)
"""What stands in cells and hardly ever in headings: numbers, dates, postcodes, addresses."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[/-][0-9]{2,4})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderGuess:
    """The records that hold the labels (None: the first, as usual; () none) and the code that names what is odd."""

    rows: tuple[int, ...] | None = None
    code: str | None = None


USUAL = HeaderGuess()


def guess_header(records: Sequence[Sequence[str]], schema: Schema | None) -> HeaderGuess:
    """Return where the header is among the first records of a table; the usual place unless the signs are clear."""
    first = records[0] if records else ()
    if not any(map(str.strip, first)):
        return USUAL
    known = _known_labels(schema)
    below = _matching_record(records, known) if known else _record_below_title(records)
    if below is not None:
        return HeaderGuess(rows=(below,), code="header-not-first")
    if len(records) > 1 and (_is_continued(first, records[1]) or _is_spanned(records)):
        return HeaderGuess(rows=(1, 2), code="header-multi-row")
    if not _share(first, known) and _is_data(first, records[1:]):
        return HeaderGuess(rows=(), code="header-missing")
    return USUAL


def _known_labels(schema: Schema | None) -> frozenset[str]:
    fields = schema.fields if schema else ()
    return frozenset(fold_label(label) for field in fields for label in (field.name, *field.aliases))


def _share(record: Sequence[str], known: frozenset[str]) -> float:
    """Return the share of the record's filled cells that are known labels."""
    filled = [fold_label(cell) for cell in record if cell.strip()]
    return sum(label in known for label in filled) / len(filled) if filled else 0.0


def _matching_record(records: Sequence[Sequence[str]], known: frozenset[str]) -> int | None:
    """Return the number of a later record that holds the known labels which the first does not."""
    if _share(records[0], known) >= ENOUGH:
        return None
    scores = [(_share(record, known) if len(record) > 1 else 0.0, -number) for number, record in enumerate(records, 1)]
    best, number = max(scores)
    return -number if best >= ENOUGH and number < -1 else None


def _record_below_title(records: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the first full record below records with one filled cell, the title of a sheet."""
    width = max(len(record) for record in records)
    if width < 3 or _filled(records[0]) > 1:  # noqa: PLR2004 - two columns are too few to tell a title by
        return None
    for number, record in enumerate(records, start=1):
        if _filled(record) > max(1, width // 2):
            is_header = not any(DATA.fullmatch(cell.strip()) for cell in record)
            return number if is_header and number > 1 else None
    return None


def _filled(record: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in record)


def _is_continued(first: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether the second record only fills the gaps of the first with words: a heading over several columns."""
    pairs = list(zip_longest(first, second, fillvalue=""))
    gaps = [below for above, below in pairs if not above.strip()]
    is_filling = any(cell.strip() for cell in gaps)
    repeated = sum(bool(above.strip() and below.strip()) for above, below in pairs)
    is_words = not any(DATA.fullmatch(cell.strip()) for cell in second)
    return is_filling and is_words and repeated * 3 <= len(pairs)


def _is_spanned(records: Sequence[Sequence[str]]) -> bool:
    """Say whether the first record's headings span columns that the second names one by one, all above data.

    A first row of data has its own kind in each column; a row of headings has words where numbers stand below.
    """
    first, second, below = records[0], records[1], records[2:]
    names = [cell.strip() for cell in second]
    gaps = sum(not cell.strip() for cell in [*first, *second[len(first) :]])
    if gaps < 2 or not first[0].strip() or not all(names) or len(set(names)) < len(names):  # noqa: PLR2004 - one blank label is a slip
        return False
    return not any(map(DATA.fullmatch, names)) and any(_holds_data(below, column) for column in range(len(names)))


def _holds_data(records: Sequence[Sequence[str]], column: int) -> bool:
    cells = [record[column].strip() for record in records if len(record) > column and record[column].strip()]
    return bool(cells) and all(map(DATA.fullmatch, cells))


def _is_data(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Say whether the first record looks like the records below it, in at least two columns and against none."""
    alike = against = 0
    for column, cell in enumerate(first):
        below = [other[column].strip() for other in others if len(other) > column and other[column].strip()]
        is_data = bool(DATA.fullmatch(cell.strip())) and not YEAR.fullmatch(cell.strip())
        are_data = bool(below) and sum(bool(DATA.fullmatch(one)) for one in below) * 2 > len(below)
        alike += is_data and are_data
        against += are_data and not is_data and bool(cell.strip())
    return alike > 1 and against == 0
