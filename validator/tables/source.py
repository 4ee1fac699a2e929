"""The file before it is a table: what its first bytes say that it is, and how its text is encoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.tables.encoding_guess import tell_wide

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 256 * 1024
FEW_CONTROLS = 8

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a spreadsheet or a zip archive; save it as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file; save it as CSV"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML document"),
    (b"{\\rtf", "a word processor's document"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a")) + b"\x7f"


def read_head(path: Path, *, shown: str) -> bytes:
    """Return the first bytes of a file. Raise DsregError "file-missing" or "file-unreadable"."""
    if path.exists() and not path.is_file() and not path.is_dir():
        # a pipe would be waited for, without end
        raise DsregError("file-unreadable", path=shown, reason="it is a pipe or a device; - reads standard input")
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except FileNotFoundError as error:
        raise DsregError("file-missing", path=shown) from error
    except OSError as error:
        raise DsregError("file-unreadable", path=shown, reason=(error.strerror or str(error)).lower()) from error


def refuse_what_is_no_table(head: bytes, *, shown: str) -> None:
    """Raise DsregError "not-a-table" where the first bytes are those of another kind of file."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    looks_like = next((name for mark, name in SIGNATURES if head.startswith(mark)), None)
    looks_like = looks_like or next((name for mark, name in MARKUP if start.startswith(mark)), None)
    if looks_like is None and tell_wide(head) is None and _is_binary(head):
        looks_like = "a binary file"
    if looks_like is not None:
        raise DsregError("not-a-table", path=shown, looks_like=looks_like)


def _is_binary(head: bytes) -> bool:
    """Say whether there are many control characters, more than one byte in fifty: no text has them."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > FEW_CONTROLS and controls * 50 > len(head)
