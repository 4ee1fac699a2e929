"""What a column's label says about people: one row a kind of personal data."""

from __future__ import annotations

import re
from dataclasses import dataclass

# "camelCase" and "HTTPServer" fall into words at the marks
_SEAM = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telltale:
    """One kind of personal data and the labels that plainly hold it.

    `labels` match a whole label, `phrases` a run of its words; both are lower case with single spaces. `is_special` is
    true for the special categories of UK GDPR, article 9, and for criminal offences, article 10.
    """

    holds: str
    labels: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    is_special: bool = False


TELLTALES: tuple[Telltale, ...] = (
    Telltale(
        holds="NHS numbers",
        labels=frozenset({"nhsno", "nhs id", "chi number", "chi no"}),
        phrases=("nhs number", "nhs no", "nhs num", "nhsnumber", "nhsnum"),
    ),
    Telltale(
        holds="National Insurance numbers",
        labels=frozenset({"nino", "ni no", "ni number", "ni num"}),
        phrases=("national insurance", "nat ins no", "nat ins number"),
    ),
    Telltale(
        holds="dates of birth",
        labels=frozenset({"dob", "d o b"}),
        phrases=("date of birth", "birth date", "birthdate", "dateofbirth", "child dob", "person dob", "client dob"),
    ),
    Telltale(holds="passport numbers", phrases=("passport number", "passport no", "passport num")),
    Telltale(
        holds="driving licence numbers",
        phrases=("driving licence number", "driving licence no", "driving license number"),
    ),
    Telltale(
        holds="bank details",
        labels=frozenset({"iban", "sort code", "sortcode"}),
        phrases=("bank account", "credit card number"),
    ),
    Telltale(
        holds="names of people in care or service",
        phrases=(
            *("patient name", "client name", "tenant name", "pupil name", "claimant name", "service user name"),
            *("child name", "child s name", "patient s name", "pupil s name"),
        ),
    ),
    Telltale(
        holds="numbers that single out a person",
        labels=frozenset({"upn", "uln"}),
        phrases=(
            *("patient id", "client id", "tenant id", "claimant id", "service user id"),
            *("unique pupil number", "unique learner number"),
        ),
    ),
    Telltale(
        holds="private addresses and telephones",
        phrases=("home address", "home telephone", "home phone", "private address", "personal email"),
    ),
    Telltale(
        holds="health",
        labels=frozenset({"diagnosis", "disability", "disabilities", "medication", "allergies"}),
        phrases=("medical condition", "health condition", "primary diagnosis", "blood type", "blood group"),
        is_special=True,
    ),
    Telltale(
        holds="ethnic origin",
        labels=frozenset({"ethnicity", "ethnic group", "ethnic origin", "race"}),
        is_special=True,
    ),
    Telltale(
        holds="religion or belief",
        labels=frozenset({"religion", "faith", "religious belief", "religion or belief"}),
        is_special=True,
    ),
    Telltale(
        holds="sex life or sexual orientation",
        labels=frozenset({"sexuality"}),
        phrases=("sexual orientation",),
        is_special=True,
    ),
    Telltale(
        holds="political opinion or trade union membership",
        phrases=("political opinion", "trade union member", "union membership"),
        is_special=True,
    ),
    Telltale(holds="genetic or biometric data", phrases=("fingerprint", "biometric", "dna profile"), is_special=True),
    Telltale(
        holds="criminal offences",
        phrases=("criminal conviction", "criminal record", "previous convictions"),
        is_special=True,
    ),
)


def match_label(label: str) -> Telltale | None:
    """Return what kind of personal data a label says its column holds, None when it says nothing of the kind."""
    text = _words(label)
    return next((one for one in TELLTALES if _matches(one, text)), None)


def _matches(telltale: Telltale, text: str) -> bool:
    return text in telltale.labels or any(f" {phrase} " in f" {text} " for phrase in telltale.phrases)


def _words(label: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", _SEAM.sub(" ", label).lower()))
