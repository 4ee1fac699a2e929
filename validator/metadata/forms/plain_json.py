"""JSON read strictly: no key twice, no number that is none; and each number as it is written, where that is asked."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from standards.errors import DsregError


class _RefusedError(ValueError):
    """What the standard leaves open, or forbids, and Python's parser takes."""


def parse_plain_json(text: str, *, shown: str, as_written: bool = False) -> Any:  # noqa: ANN401 - JSON holds anything
    """Return a JSON document; with `as_written` each number is the text of it.

    Raise DsregError "not-json" with the line where it breaks off, for a key that stands twice in one object (which of
    the two counts, no two programs agree), for NaN and Infinity, and for too deep a nesting.
    """
    number = str if as_written else None
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse, parse_int=number, parse_float=number)
    except json.JSONDecodeError as error:
        reason = f"{error.msg.lower()} at line {error.lineno}, column {error.colno}"
    except RecursionError:
        reason = "it is nested too deeply"
    except _RefusedError as error:
        reason = str(error)
    except ValueError:
        reason = "a number in it has more than 4,300 digits"
    raise DsregError("not-json", path=shown, reason=reason)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        title = next((str(found[name]) for name in ("title", "name", "identifier") if name in found), "")
        reason = f'"{twice}" stands twice in one object' + (f', "{title}"' if title else "")
        raise _RefusedError(reason)
    return found


def _refuse(constant: str) -> Any:  # noqa: ANN401 - it returns nothing
    reason = f"{constant} is no number in JSON"
    raise _RefusedError(reason)
