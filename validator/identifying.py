"""One value told: whether it is the identifier that it is said to be, its canonical form, what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.near import near_names
from validator.codes.all_codes import CODES
from validator.finding import Severity
from validator.tables.damage.spreadsheet import IDENTIFIER_DAMAGE
from validator.tables.sql import SPACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.identifiers.identifier import Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is known of one value; `code` is the one that a report would name, with its severity and what it says."""

    value: str
    is_valid: bool
    canonical: str | None = None
    uri: str | None = None
    code: str | None = None
    severity: Severity | None = None
    message: str = ""
    suggestion: str | None = None
    is_never_real: bool = False


def find_identifier(name: str) -> Identifier:
    """Return the identifier of that name. Raise DsregError "identifier-unknown"."""
    if name not in IDENTIFIERS:
        known = tuple(IDENTIFIERS)
        raise DsregError("identifier-unknown", identifier=name, near=near_names(name, known), known=known)
    return IDENTIFIERS[name]


def tell(identifier: Identifier, value: str) -> Verdict:
    """Return what is known of a value, by the same traps and grammar as those of a column, and by its check digit."""
    text = value.strip(SPACES)
    is_good = re.fullmatch(identifier.grammar, text, re.ASCII) is not None
    code, says = _fault(identifier, text, is_good=is_good)
    severity = None if code is None else CODES[code].severity
    is_valid = is_good and severity is not Severity.ERROR
    canonical = identifier.canonical(text) if is_valid else None
    return Verdict(
        value=value,
        is_valid=is_valid,
        canonical=canonical,
        uri=None if canonical is None else identifier.uri_of(canonical),
        code=code,
        severity=severity,
        message=says,
        suggestion=None if code is None else identifier.suggest(text),
        is_never_real=canonical is not None and _is_never_real(identifier, canonical),
    )


def _fault(identifier: Identifier, text: str, *, is_good: bool) -> tuple[str | None, str]:
    """Return the code of what is wrong, None for nothing, and what to say of it."""
    malformed = identifier.malformed or "identifier-malformed"
    trap = next((one for one in identifier.traps if re.fullmatch(one.grammar, text, re.ASCII)), None)
    if trap is not None:
        return trap.code, trap.says
    if not is_good:
        is_damaged = re.fullmatch(IDENTIFIER_DAMAGE, text) is not None
        damaged = "excel-number-damage", "a spreadsheet has cut off the last digits; take it from its source again"
        return damaged if is_damaged else (malformed, f"expected {identifier.expected}")
    if identifier.strict and not re.fullmatch(identifier.strict, text, re.ASCII):
        return malformed, f"expected {identifier.expected}"
    canonical = identifier.canonical(text)
    if identifier.checksum is not None and not identifier.checksum(canonical):
        return malformed, "its check digit does not fit"
    if identifier.bounds is not None and not _is_within(canonical, identifier.bounds):
        return malformed, f"outside Great Britain; expected {identifier.expected}"
    return None, ""


def _is_within(number: str, bounds: tuple[str, str]) -> bool:
    least, greatest = map(Decimal, bounds)
    return least <= Decimal(number) <= greatest


def _is_never_real(identifier: Identifier, canonical: str) -> bool:
    kept_free = identifier.never_real
    return kept_free is not None and re.fullmatch(kept_free.grammar, canonical, re.ASCII) is not None


def describe(identifier: Identifier) -> dict[str, Any]:
    """Return what is agreed about an identifier as plain values, for JSON."""
    kept_free = identifier.never_real
    return {
        "name": identifier.name,
        "title": identifier.title,
        "expected": identifier.expected,
        "example": identifier.example,
        "grammar": identifier.strict or identifier.grammar,
        "checkDigit": identifier.checksum is not None,
        "least": identifier.bounds and identifier.bounds[0],
        "greatest": identifier.bounds and identifier.bounds[1],
        "uri": identifier.uri or None,
        "reference": identifier.reference,
        "personal": identifier.is_personal,
        "traps": [{"code": trap.code, "grammar": trap.grammar, "says": trap.says} for trap in identifier.traps],
        "neverReal": kept_free
        and {"forms": list(kept_free.forms), "says": kept_free.says, "reference": kept_free.reference or None},
    }


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Yield a verdict for a person, line by line."""
    yield f"{verdict.value}  {'valid' if verdict.is_valid else 'not valid'}"
    told = {
        "canonical": verdict.canonical,
        "URI": verdict.uri,
        verdict.severity.value if verdict.severity else "": verdict.code and f"{verdict.code}: {verdict.message}",
        "suggestion": verdict.suggestion,
        "note": "kept free for tests; nothing real has it" if verdict.is_never_real else None,
    }
    yield from (f"  {title:<11} {text}" for title, text in told.items() if text)


def spell(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as plain values, for JSON."""
    return {
        "value": verdict.value,
        "valid": verdict.is_valid,
        "canonical": verdict.canonical,
        "uri": verdict.uri,
        "code": verdict.code,
        "severity": verdict.severity and verdict.severity.value,
        "message": verdict.message,
        "suggestion": verdict.suggestion,
        "neverReal": verdict.is_never_real,
    }
