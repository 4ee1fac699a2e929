"""Identifiers: what they accept, what each trap says, and the one canonical form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS, IDENTIFIERS

if TYPE_CHECKING:
    from standards.identifiers.identifier import Identifier


def _code(identifier: Identifier, text: str) -> str | None:
    """Return the code that the identifier gives a text, tried as the engine tries it."""
    for trap in identifier.traps:
        if re.fullmatch(trap.grammar, text):
            return trap.code
    return None if re.fullmatch(identifier.grammar, text) else identifier.malformed


@pytest.mark.parametrize("identifier", ALL_IDENTIFIERS, ids=lambda one: one.name)
def test_the_example_is_plain_and_canonical(identifier: Identifier) -> None:
    assert re.fullmatch(identifier.plain, identifier.example)
    assert _code(identifier, identifier.example) is None


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("uprn", "60001449", None),
        ("uprn", "1234567890123", "uprn-malformed"),
        ("uprn", "12AB34", "uprn-malformed"),
        ("uprn", "000060001449", "uprn-padded"),
        ("uprn", "0", "uprn-placeholder"),
        ("uprn", "000000000000", "uprn-placeholder"),
        ("uprn", "999999999999", "uprn-placeholder"),
        ("uprn", "10033547226/1", "uprn-suffix"),
        ("uprn", "100001;100002", "uprn-list"),
        ("uprn", "100023.0", "excel-decimal-point"),
        ("usrn", "8400505", None),
        ("usrn", "08400505", "identifier-malformed"),
        ("postcode", "N1C 4AG", None),
        ("postcode", "W1J 7NT", None),
        ("postcode", "EC1A 1BB", None),
        ("postcode", "DN55 1PT", None),
        ("postcode", "GIR 0AA", None),
        ("postcode", "BFPO 57", None),
        ("postcode", "n1c4ag", None),
        ("postcode", "99 9AA", "postcode-malformed"),
        ("postcode", "N3", "postcode-malformed"),
        ("postcode", "NG8 2BGH", "postcode-malformed"),
        ("postcode", "ZZ99 3WZ", "postcode-malformed"),
        ("organisation", "http://opendatacommunities.org/id/district-council/adur", None),
        ("organisation", "local-authority:CMD", None),
        ("organisation", "E09000003", None),
        ("organisation", "GB-COH-07444723", None),
        ("organisation", "Adur council", "identifier-malformed"),
        ("telephone", "01903 221471", None),
        ("telephone", "2083592000", "leading-zero-lost"),
        ("telephone", "+44 20 7946 0000", None),
        ("telephone", "ask at the desk", None),
    ],
)
def test_a_text_gets_the_code_that_explains_it(name: str, text: str, code: str | None) -> None:
    assert _code(IDENTIFIERS[name], text) == code


@pytest.mark.parametrize(
    ("name", "text", "suggestion"),
    [
        ("uprn", "000060001449", "60001449"),
        ("uprn", "100023.0", "100023"),
        ("uprn", "UPRN 100023336956", "100023336956"),
        ("uprn", "10033547226/1", None),
        ("uprn", "1.00E+11", None),
        ("postcode", "HA08 OUB", "HA8 0UB"),
        ("postcode", "NG6 OED", "NG6 0ED"),
        ("postcode", "N3", None),
        ("telephone", "2083592000", "02083592000"),
    ],
)
def test_only_a_certain_value_is_suggested(name: str, text: str, suggestion: str | None) -> None:
    assert IDENTIFIERS[name].suggest(text) == suggestion


@given(number=st.integers(1, 10**12 - 1), padding=st.integers(0, 11))
def test_a_uprn_however_padded_has_one_canonical_form(number: int, padding: int) -> None:
    uprn = IDENTIFIERS["uprn"]
    padded = str(number).zfill(min(12, len(str(number)) + padding))
    assert uprn.canonical(padded) == str(number)
    assert uprn.canonical(uprn.canonical(padded)) == str(number)
    assert re.fullmatch(uprn.grammar, uprn.canonical(padded))


@given(text=st.from_regex(IDENTIFIERS["postcode"].grammar, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_a_canonical_postcode_passes_its_own_grammar_and_stays_as_it_is(text: str) -> None:
    postcode = IDENTIFIERS["postcode"]
    canonical = postcode.canonical(text)
    assert re.fullmatch(postcode.grammar, canonical)
    assert postcode.canonical(canonical) == canonical


@pytest.mark.parametrize("identifier", ALL_IDENTIFIERS, ids=lambda one: one.name)
@given(data=st.data())
def test_a_plain_value_springs_no_trap(identifier: Identifier, data: st.DataObject) -> None:
    """The engine passes plain values without a further question, so none may be faulty."""
    text = data.draw(st.from_regex(identifier.plain, fullmatch=True, alphabet=st.characters(codec="ascii")))
    assert _code(identifier, text) is None
