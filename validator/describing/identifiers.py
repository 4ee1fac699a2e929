"""Which identifier a column carries: told by its label, or by values that nothing else looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.labels import fold_label

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS: dict[str, str] = {
    "uprn": r".*uprn[0-9]?|uniquepropertyreference(?:number)?",
    "usrn": r".*usrn|uniquestreetreference(?:number)?",
    "toid": r"toid|.*ostoid",
    "postcode": r".*post(?:al)?code|.*pcd[s12]?",
    "gss": r"(?:gss|ons|lad|ward|lsoa|msoa|oa|local ?authority)(?:[0-9]{2})?(?:code|cd)",
    "company-number": r"compan(?:y|ies)(?:house|registration)?(?:registration)?(?:number|no)",
    "charity-number": r"(?:registered)?charity(?:commission|registration)?(?:number|no)",
    "school-urn": r"(?:school)?urn|establishmenturn",
    "ukprn": r"ukprn",
    "ods": r"ods(?:code)?",
    "organisation": r"organi[sz]ation(?:uri|code|id|identifier)?",
    "telephone": r".*(?:telephone|phone)(?:number|no)?|.*tel(?:no|number)?|mobile",
    "nhs-number": r"nhs(?:number|no)",
    "national-insurance-number": r"(?:nino|.*nationalinsurance(?:number|no)?)",
}
"""Folded labels (lower case, letters and digits alone) that name an identifier."""

TOLD_BY_VALUE = ("postcode", "gss", "toid", "national-insurance-number")
"""Identifiers whose values look like nothing else."""

ENOUGH_BY_LABEL = 0.3
ENOUGH_BY_VALUE = 0.9
"""The share of filled cells that must be such identifiers: many registers have a column that is half wrong."""


def named_by(label: str) -> str | None:
    """Return the identifier that a label names."""
    folded = fold_label(label)
    return next((name for name, pattern in LABELS.items() if re.fullmatch(pattern, folded)), None)


def told_by(values: Sequence[str]) -> str | None:
    """Return the identifier that all of these values, a column's most frequent ones, look like."""
    if not values:
        return None
    return next((name for name in TOLD_BY_VALUE if all(map(_grammar(name).fullmatch, values))), None)


def _grammar(name: str) -> re.Pattern[str]:
    return re.compile(IDENTIFIERS[name].grammar, re.ASCII)
