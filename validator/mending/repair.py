"""Every repair that is certain, in plain sight: the code that it mends, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.mending.dates import DATES, DateReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from standards.schema import Field
    from validator.finding import Finding

    Mend = Callable[[str, str | None], str | None]
    """From a faulty text, and the validator's suggestion, to the right one; None where that is not certain."""

UK_NUMBER = re.compile(r"[1-35789][0-9]{9}")
"""A UK telephone number without its first 0; one of nine digits could as well lack another digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One kind of certain repair.

    `maker` takes a finding, which names every place, and its field. `is_whole` says that every place of such a finding
    is mended. `done_one` and `done_many` say what was done.
    """

    maker: Callable[[Finding, Field], Mend]
    done_one: str
    done_many: str
    is_whole: bool = True


def _as_suggested(_finding: Finding, _field: Field) -> Mend:
    """Take the validator's suggestion: for these codes it is certain."""
    return lambda _text, suggestion: suggestion


def _uk_numbers(_finding: Finding, _field: Field) -> Mend:
    def mend(text: str, _suggestion: str | None) -> str | None:
        return f"0{text}" if UK_NUMBER.fullmatch(re.sub(r"[ -]", "", text)) else None

    return mend


def _same_letters(_finding: Finding, _field: Field) -> Mend:
    """Take a suggestion in which no letter and no digit differs, only what stands between them."""

    def mend(text: str, suggestion: str | None) -> str | None:
        return suggestion if suggestion and _bare(text) == _bare(suggestion) else None

    return mend


def _listed(finding: Finding, field: Field) -> Mend:
    """Take the one value of the list that differs by letter case and spaces alone."""
    is_about_list = finding.constraint in {None, "enum"}
    options = [str(option) for option in field.constraints.get("enum", ())] if is_about_list else []

    def mend(text: str, _suggestion: str | None) -> str | None:
        same = [option for option in options if _folded(option) == _folded(text)]
        return same[0] if len(same) == 1 else None

    return mend


def _dates(finding: Finding, field: Field) -> Mend:
    values = [(example.value or "").strip() for example in finding.examples]
    reader = DateReader.of(field, values) if field.type in DATES else None
    return lambda text, _suggestion: None if reader is None else reader.rewrite(text)


def _bare(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


ALL_REPAIRS: dict[str, Repair] = {
    "label-variant": Repair(
        maker=_as_suggested,
        done_one="its heading is now spelt as it should be",
        done_many="{count} headings are now spelt as they should be",
    ),
    "whitespace-padded": Repair(
        maker=_as_suggested,
        done_one="1 value without the spaces around it",
        done_many="{count} values without the spaces around them",
    ),
    "enum-variant": Repair(
        maker=_listed,
        done_one="1 value as the list spells it",
        done_many="{count} values as the list spells them",
    ),
    "constraint-error": Repair(
        maker=_listed,
        done_one="1 value as the list spells it",
        done_many="{count} values as the list spells them",
        is_whole=False,
    ),
    "leading-zero-lost": Repair(
        maker=_uk_numbers,
        done_one="1 number has its first 0 again",
        done_many="{count} numbers have their first 0 again",
        is_whole=False,
    ),
    "excel-decimal-point": Repair(
        maker=_as_suggested,
        done_one="1 number without the decimal point",
        done_many="{count} numbers without the decimal point",
    ),
    "uprn-padded": Repair(
        maker=_as_suggested,
        done_one="1 UPRN without the zeros in front",
        done_many="{count} UPRNs without the zeros in front",
    ),
    "postcode-malformed": Repair(
        maker=_same_letters,
        done_one="1 postcode with one space and nothing else",
        done_many="{count} postcodes with one space and nothing else",
        is_whole=False,
    ),
    "type-error": Repair(
        maker=_dates,
        done_one="1 date written as agreed",
        done_many="{count} dates written as agreed",
        is_whole=False,
    ),
}
