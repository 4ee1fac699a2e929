"""What a spreadsheet did to a value, told from a code that only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from validator.finding import Finding

    Look = Callable[..., tuple[Finding, ...]]

OTHER = {"name": "b"}


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ({"dsreg:identifier": "ods"}, "5E1"),
        ({"dsreg:identifier": "ods"}, "1E10"),
        ({"constraints": {"pattern": r"[A-Z0-9]\+?[A-Z0-9]\+[0-9]"}}, "5E+1"),
        ({"constraints": {"enum": ["5E+1", "6E+1"]}}, "5E+1"),
        ({"constraints": {"enum": ["#N/A", "known"]}}, "#N/A"),
        ({"type": "date", "format": "%y%m%d"}, "340102"),
        ({"type": "date", "format": "%y%j"}, "34002"),
    ],
    ids=str,
)
def test_what_the_column_itself_asks_for_is_no_damage(look: Look, field: dict[str, Any], cell: str) -> None:
    assert look(f"a,b\n{cell},x\n", {"name": "a", **field}, OTHER) == ()


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ({"dsreg:identifier": "uprn"}, "1.00E+11", "excel-number-damage"),
        ({"dsreg:identifier": "uprn"}, "1E11", "excel-number-damage"),
        ({"dsreg:identifier": "telephone"}, "2.08E+09", "excel-number-damage"),
        ({"dsreg:identifier": "ods"}, "5.0E+01", "excel-number-damage"),
        ({"constraints": {"pattern": ".{1,40}"}}, "6.33505E+15", "excel-number-damage"),
        ({"constraints": {"enum": ["a", "b"]}}, "6.33505E+15", "excel-number-damage"),
        ({"constraints": {"pattern": ".*"}}, "#REF!", "excel-error-value"),
        ({"type": "date", "format": "%d/%m/%Y"}, "45000", "excel-serial-date"),
    ],
    ids=str,
)
def test_what_the_column_does_not_ask_for_is_named_by_its_cause(
    look: Look, field: dict[str, Any], cell: str, code: str
) -> None:
    (finding,) = look(f"a,b\n{cell},x\n", {"name": "a", **field}, OTHER)
    assert (finding.code, finding.examples[0].value) == (code, cell)


@pytest.mark.parametrize("identifier", ALL_IDENTIFIERS, ids=lambda one: one.name)
def test_the_example_of_an_identifier_is_no_damage(look: Look, identifier: Any) -> None:  # noqa: ANN401 - a parameter
    field = {"name": "a", "dsreg:identifier": identifier.name}
    assert look(f'a,b\n"{identifier.example}",x\n', field, OTHER) == ()
