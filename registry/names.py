"""Names in a registry: of publishers and datasets, safe as a path, an address and a file name anywhere."""

from __future__ import annotations

import re
import unicodedata

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")

# Windows keeps these for itself, in every folder; a catalogue of them could not be built there.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def is_name(text: str) -> bool:
    """Say whether `text` can name a publisher or a dataset: a-z, 0-9 and hyphens, at most 100, no device's name."""
    return NAME.fullmatch(text) is not None and text not in DEVICES


def to_name(title: str) -> str:
    """Return the name that a title suggests ("Camden Council" → "camden-council"), empty when it suggests none."""
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    name = re.sub(r"[^a-z0-9]+", "-", bare.replace("'", "")).strip("-")[:100].strip("-")
    return name if is_name(name) else ""
