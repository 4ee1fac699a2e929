"""dsreg.toml beside the data: what a publication takes for granted, so that an officer types `dsreg publish`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "dsreg.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """The table [publish] of a dsreg.toml; a relative `registry` has been joined to the folder of the file."""

    registry: Path | None = None
    publisher: str | None = None
    name: str | None = None
    email: str | None = None


def read_defaults(folder: Path) -> Defaults:
    """Return what the dsreg.toml of a folder says, nothing when there is none.

    Raise DsregError "not-toml", or "settings-unknown" for a key that means nothing here or a value that is no text.
    """
    path = folder / FILE
    if not path.is_file():
        return Defaults()
    table = _read_table(path)
    known = {"registry", "publisher", "name", "email"}
    for key, value in table.items():
        if key not in known or not isinstance(value, str):
            raise DsregError("settings-unknown", path=path, key=key, known=sorted(known))
    registry = table.pop("registry", None)
    return Defaults(registry=None if registry is None else folder / registry, **table)


def _read_table(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("publish", {})
    except ValueError as error:
        raise DsregError("not-toml", path=path, reason=error) from error
    if not isinstance(table, dict):
        raise DsregError("not-toml", path=path, reason="[publish] is not a table")
    return dict(table)
