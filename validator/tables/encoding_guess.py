"""Which encoding bytes look like: each way of reading them is judged by the letters and signs that it makes."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CANDIDATES = ("cp1252", "cp850", "cp437", "mac_roman", "iso8859_15")
"""What the files of British offices come in, the likeliest first; of two that read the bytes alike the first is named.

Windows-1252 holds all that ISO 8859-1 has, so that the two are not told apart.
"""
CHUNK = 1024**2
LOOKED_AT = 5000
"""The places with bytes beyond ASCII that are judged."""
WIDE = ("utf_7", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be")
"""What a guess must not come to: text of two bytes a character is told by its NULs, and no other has lines so."""
FEWEST_WIDE = 0.3
"""The share of every second byte that is NUL in text of two bytes a character."""

PLACES = re.compile(rb"[^\n\x80-\xff]{0,20}[\x80-\xff][^\n]{0,20}")
UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

LETTERS = frozenset("áàâäãåæçéèêëíìîïñóòôöõøúùûüýÿßœŵŷ")
"""The letters of the names and loan words that British and neighbouring texts have."""
CLOSING_QUOTE, OPENING_QUOTE, ACUTE = "\u2019", "\u2018", "\u00b4"
APOSTROPHES = {CLOSING_QUOTE: 2.0, OPENING_QUOTE: 1.0, ACUTE: 1.0}
OPENING, CLOSING = frozenset("\u2018\u201c\u00ab"), frozenset("\u2019\u201d\u00bb")
DASHES, BEHIND_NUMBERS = frozenset("\u2013\u2014"), frozenset("°½¼¾²³")
SIGNS = frozenset("•·…©®™§½¼¾£€\u00d7\u00a0")
UNLIKELY = frozenset({"Cc", "Cn", "Co", "Sm", "So"})
"""What hardly stands in a table: control characters, signs of mathematics, the frames of DOS."""


def tell_wide(head: bytes) -> str | None:
    """Return UTF-16 where text has two bytes a character, by its mark or by its NULs; None for anything else."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > FEWEST_WIDE * pairs and even * 10 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > FEWEST_WIDE * pairs and odd * 10 < even else None


def can_be_read(path: Path, encoding: str) -> bool:
    """Say whether all bytes of a file mean something in an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def guess_encoding(path: Path) -> str:
    """Return the encoding that the bytes look like, as a Python codec's name; called only for what is not UTF-8."""
    with path.open("rb") as stream:
        wide = tell_wide(stream.read(CHUNK))
    if wide is not None:
        return wide
    sample = b"\n".join(islice(_places(path), LOOKED_AT))
    whole = len(UTF_8.findall(sample))
    if whole > len(re.findall(rb"[\x80-\xff]", UTF_8.sub(b"", sample))):
        return "utf-8"  # with a few broken places
    return _best(sample)


def _places(path: Path) -> Iterator[bytes]:
    """Yield every place with bytes beyond ASCII and what stands around it, wherever in the file it is."""
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            if not chunk.isascii():
                yield from PLACES.findall(chunk)


def _best(sample: bytes) -> str:
    scores = {name: score for name in CANDIDATES if (score := _score(sample, name)) is not None}
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is not None and scores[best] > 0:
        return best
    # charset-normalizer is imported only for a file in none of the usual encodings: 40 ms
    from charset_normalizer import from_bytes  # noqa: PLC0415

    other = from_bytes(sample, cp_exclusion=[*WIDE]).best()
    return best or "cp1252" if other is None else other.encoding


def _score(sample: bytes, encoding: str) -> float | None:
    """Return how plausible the characters are together; None where some bytes mean nothing in the encoding."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return None
    starts = (found.start() for found in BEYOND_ASCII.finditer(text))
    return sum(_judge(text[at], text[max(0, at - 1) : at], text[at + 1 : at + 2]) for at in starts)


def _judge(character: str, before: str, after: str) -> float:
    """Return how well a character fits between its neighbours, from -2 to 2."""
    is_inside = before.isalpha() and after.isalpha()
    if character in "£€":
        return 2.0 if after.isdigit() else _judge_sign(character)
    if is_inside and character in APOSTROPHES:
        return APOSTROPHES[character]
    if character.isalpha() and character not in "ªº":
        return _judge_letter(character, before, after)
    if (character in OPENING and after.isalnum()) or (character in CLOSING and not before.isspace()):
        return -1.0 if is_inside else 1.0
    if character in BEHIND_NUMBERS and before.isalnum():
        return 1.0
    return 1.0 if character in DASHES and not is_inside else _judge_sign(character)


def _judge_sign(character: str) -> float:
    if character in SIGNS or character in DASHES:
        return 0.5
    return -2.0 if unicodedata.category(character) in UNLIKELY else -0.5


def _judge_letter(character: str, before: str, after: str) -> float:
    """Judge a letter: in the letter case of its word, of the usual ones, hardly beside another beyond ASCII."""
    if before.isdigit() or after.isdigit():
        return -1.0
    word = before.strip() + after.strip()
    if not any(map(str.isalpha, word)):
        return 0.5 if character in "àÀ" else -1.0
    if not word.isascii():
        return -0.5
    is_inside_capitals = before.isupper() and not after.islower()
    if before.islower() if character.isupper() else is_inside_capitals or after.isupper():
        return -1.0
    return 1.0 if character.lower() in LETTERS else 0.25
