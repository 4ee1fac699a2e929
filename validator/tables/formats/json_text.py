"""JSON as it stands: numbers keep their digits, a key that comes twice is refused, values become the text of cells."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SURROGATES = re.compile("[\ud800-\udfff]")


class Number(str):
    """A number as it was written: `12.50` stays `12.50`."""

    __slots__ = ()


def parse(text: str, *, shown: str, line: int | None = None) -> Any:  # noqa: ANN401 - JSON holds anything
    """Return a JSON value. Raise DsregError "not-json" with the line where it breaks off."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        reason = f"{error.msg.lower()} at line {line or error.lineno}, column {error.colno}"
        raise DsregError("not-json", path=shown, reason=reason) from error
    except RecursionError as error:
        raise DsregError("not-json", path=shown, reason="it is nested too deeply") from error
    except ValueError as error:
        where = "" if line is None else f" (line {line})"
        raise DsregError("not-json", path=shown, reason=f"{error}{where}") from error


def to_cell(value: object) -> str:
    """Return a value as the text of a cell: a list or an object as JSON, '' for null. Raise ValueError past a depth."""
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value) if value.isascii() else _SURROGATES.sub("\ufffd", value)
    return _write(value, LIMITS.depth)


def _write(value: object, depth: int) -> str:
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, str):
        return json.dumps(_SURROGATES.sub("\ufffd", value), ensure_ascii=False)
    if depth == 0:
        raise ValueError("it is nested too deeply")
    if isinstance(value, list):
        return f"[{','.join(_write(one, depth - 1) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{','.join(f'{_write(str(key), depth)}:{_write(one, depth - 1)}' for key, one in value.items())}}}"
    return str(value)


def _object(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        reason = f'"{next(key for key in found if keys.count(key) > 1)}" comes twice in one object'
        raise ValueError(reason)
    return found


def _refuse(constant: str) -> None:
    reason = f"{constant} is no value of JSON"
    raise ValueError(reason)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=Number, parse_int=Number, parse_constant=_refuse)
