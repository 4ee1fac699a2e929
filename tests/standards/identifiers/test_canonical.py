"""Canonical forms, check digits and values for tests, held to what must be true of all of them."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS, IDENTIFIERS

if TYPE_CHECKING:
    from standards.identifiers.identifier import Identifier

BY_NAME = pytest.mark.parametrize("identifier", ALL_IDENTIFIERS, ids=lambda one: one.name)
KEPT_FREE = [one for one in ALL_IDENTIFIERS if one.never_real]
ASCII = st.characters(codec="ascii")


@BY_NAME
@given(data=st.data())
def test_a_canonical_form_passes_its_grammar_and_is_its_own(identifier: Identifier, data: st.DataObject) -> None:
    """Else comparing by it would find two values where there is one."""
    grammar = identifier.strict or identifier.grammar
    text = data.draw(st.from_regex(re.compile(grammar, re.ASCII), fullmatch=True, alphabet=ASCII))
    canonical = identifier.canonical(text)
    assert re.fullmatch(grammar, canonical, re.ASCII)
    assert identifier.canonical(canonical) == canonical


@given(number=st.text("0123456789", min_size=10, max_size=10))
def test_check_digits_agree_with_an_independent_reading(number: str) -> None:
    """Ten equal digits, which that reading lets pass, are nobody's."""
    checksum = IDENTIFIERS["nhs-number"].checksum
    assert checksum is not None
    assert checksum(number) == (nhs.is_valid(number) and len(set(number)) > 1)


@given(first=st.text("0123456789", min_size=9, max_size=9))
def test_of_ten_numbers_one_at_most_has_the_right_check_digit(first: str) -> None:
    """Random texts seldom fit, so the digit that does is looked for."""
    checksum = IDENTIFIERS["nhs-number"].checksum
    assert checksum is not None
    fitting = [digit for digit in "0123456789" if checksum(first + digit)]
    expected = [digit for digit in "0123456789" if nhs.is_valid(first + digit) and len(set(first + digit)) > 1]
    assert fitting == expected


@pytest.mark.parametrize("identifier", KEPT_FREE, ids=lambda one: one.name)
def test_values_for_tests_are_well_formed_canonical_and_known_again(identifier: Identifier) -> None:
    assert identifier.never_real is not None
    chance = random.Random(4)  # noqa: S311 - the same values each time
    for form in identifier.never_real.forms:
        for _ in range(20):
            value = re.sub("#", lambda _: str(chance.randrange(9)), form)
            assert re.fullmatch(identifier.strict or identifier.grammar, value, re.ASCII)
            assert identifier.canonical(value) == value
            assert re.fullmatch(identifier.never_real.grammar, value)


@BY_NAME
def test_no_example_but_of_people_is_kept_free(identifier: Identifier) -> None:
    """A real example teaches more; nobody's real number stands here, and nobody's telephone."""
    is_free = bool(identifier.never_real and re.fullmatch(identifier.never_real.grammar, _canonical(identifier)))
    assert is_free == (identifier.name in {"nhs-number", "telephone"})


def _canonical(identifier: Identifier) -> str:
    return identifier.canonical(identifier.example)


@BY_NAME
def test_an_address_is_made_of_the_canonical_value(identifier: Identifier) -> None:
    address = identifier.uri_of(_canonical(identifier))
    if identifier.uri:
        assert address is not None
        assert " " not in address
        assert "{" not in address
    elif not identifier.example.startswith("http"):
        assert address is None


def test_no_address_leads_to_a_person() -> None:
    assert [one.name for one in ALL_IDENTIFIERS if one.is_personal and one.uri] == []


@pytest.mark.parametrize(
    ("name", "text", "canonical"),
    [
        ("easting", "0530047.00", "530047"),
        ("longitude", "-0.10", "-0.1"),
        ("longitude", "-0.0", "0"),
        ("email", "Parks@Oakhaven.Example", "Parks@oakhaven.example"),
        ("url", "HTTPS://WWW.Oakhaven.Example/Parks", "https://www.oakhaven.example/Parks"),
        ("telephone", "+44 (0)20 7946 0000", "+442079460000"),
        ("toid", "OSGB1000005789012", "osgb1000005789012"),
        ("postcode", "n1c4ag", "N1C 4AG"),
        ("gss-ward", "e05009317", "E05009317"),
    ],
)
def test_a_value_has_one_canonical_form(name: str, text: str, canonical: str) -> None:
    assert IDENTIFIERS[name].canonical(text) == canonical


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("gss-authority", ["E06000001", "E09000003", "E10000002", "W06000015", "S12000033", "N09000003"], "E05000026"),
        ("gss-ward", ["E05009317", "W05000981", "S13002516", "N08000101"], "E09000003"),
        ("gss-lsoa", ["E01000001", "W01000003"], "E02000001"),
        ("gss-msoa", ["E02000001", "W02000003"], "E01000001"),
        ("gss-oa", ["E00000001", "W00000001", "S00088956"], "E01000001"),
    ],
)
def test_a_code_of_an_area_is_of_the_kind_that_is_meant(name: str, good: list[str], bad: str) -> None:
    grammar = IDENTIFIERS[name].grammar
    assert [code for code in good if not re.fullmatch(grammar, code)] == []
    assert not re.fullmatch(grammar, bad)
    assert re.fullmatch(IDENTIFIERS["gss"].grammar, bad)


@pytest.mark.parametrize("name", ["easting", "northing", "latitude", "longitude"])
def test_the_example_of_a_coordinate_lies_in_great_britain(name: str) -> None:
    bounds = IDENTIFIERS[name].bounds
    assert bounds is not None
    assert Decimal(bounds[0]) <= Decimal(IDENTIFIERS[name].example) <= Decimal(bounds[1])
