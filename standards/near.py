"""What a person may have meant by a name that there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def near_names(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that end alike, else up to three that are spelt much alike; none where nothing is near."""
    # difflib is needed only for a name that there is not
    from difflib import get_close_matches  # noqa: PLC0415

    known = tuple(known)
    folded = name.casefold().strip("/")
    alike = [one for one in known if one.rpartition("/")[2] == folded.rpartition("/")[2]]
    return alike or get_close_matches(folded, known)
