"""Canonical JSON: one value, one sequence of bytes, so that hashes and differences mean something."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from standards.errors import DsregError


def to_canonical(value: object) -> bytes:
    """Return the value as a file: keys in the order of RFC 8785, indented by 2, UTF-8, a line feed at the end.

    Raise DsregError "not-canonical" for what JSON cannot say: NaN, infinities, half a surrogate pair.
    """
    return _encode(value, indent=2)


def to_line(value: object) -> bytes:
    """Return the value as one line of JSON Lines: the same, on one line and without spaces."""
    return _encode(value, separators=(",", ":"))


def sha256(content: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _encode(value: object, **layout: Any) -> bytes:  # noqa: ANN401 - json.dumps' own keywords
    try:
        text = json.dumps(_in_order(value), ensure_ascii=False, allow_nan=False, **layout)
        return (text + "\n").encode("utf-8")
    except ValueError as error:
        raise DsregError("not-canonical", reason=error) from error


def _in_order(value: object) -> object:
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value, key=_utf16)}
    if isinstance(value, list | tuple):
        return [_in_order(one) for one in value]
    return value


def _utf16(key: str) -> bytes:
    # RFC 8785, 3.2.3: by UTF-16 code units, which differs from code points above U+FFFF
    return key.encode("utf-16-be", "surrogatepass")
