"""A table that is held to nothing, and whose header is that of a standard: said, and how to ask for it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from standards.detection import detect_standards
from validator.faults import find
from validator.finding import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standards.detection import Fit
    from validator.faults import Place
    from validator.finding import Finding


def detect(labels: Sequence[str], place: Place) -> Iterator[Finding]:
    """Yield one notice that names the standards which the labels fit, with the share of the columns, best first."""
    fits = detect_standards(labels)
    if fits:
        named = " or ".join(f"{fit.reference} ({_share(fit)})" for fit in fits)
        yield find(
            "standard-detected",
            place,
            count=len(fits),
            message=f"The column headings are those of {named}.",
            fix=(
                f"Check it against that standard: dsreg validate {shlex.quote(place.path)} "
                f'--standard {fits[0].reference}; in a package, write "dsreg:standard": "{fits[0].reference}".'
            ),
            examples=[Example(value=fit.reference, message=f"{fit.title}: {_share(fit)}") for fit in fits],
        )


def _share(fit: Fit) -> str:
    return f"{fit.matched} of its {fit.columns} columns, {fit.share:.0%}"
