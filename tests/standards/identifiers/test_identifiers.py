"""Identifiers: what they accept, what each trap says, and the one canonical form."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS, IDENTIFIERS
from validator.tables.damage.spreadsheet import IDENTIFIER_DAMAGE
from validator.tables.rules.blanks import NULL_WORDS

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
        ("company-number", "07444723", None),
        ("company-number", "SC123456", None),
        ("company-number", "sc123456", None),
        ("company-number", "R0000123", None),
        ("company-number", "IP12345R", None),
        ("company-number", "7444723", "leading-zero-lost"),
        ("company-number", "48839", "leading-zero-lost"),
        ("company-number", "7444723.0", "excel-decimal-point"),
        ("company-number", "00000000", "identifier-malformed"),
        ("company-number", "074447230", "identifier-malformed"),
        ("company-number", "none found", "identifier-malformed"),
        ("charity-number", "205846", None),
        ("charity-number", "1090095", None),
        ("charity-number", "1090095-2", None),
        ("charity-number", "SC012345", None),
        ("charity-number", "NIC100123", None),
        ("charity-number", "SCO12345", "identifier-malformed"),
        ("charity-number", "07444723", "identifier-malformed"),
        ("charity-number", "205846.0", "excel-decimal-point"),
        ("gss", "E09000003", None),
        ("gss", "e09000003", None),
        ("gss", "W06000015", None),
        ("gss", "K02000001", None),
        ("gss", "E99999999", None),
        ("gss", "E03000001", "identifier-malformed"),
        ("gss", "A09000003", "identifier-malformed"),
        ("gss", "E9000003", "identifier-malformed"),
        ("gss", "12UB", "identifier-malformed"),
        ("toid", "osgb1000005789012", None),
        ("toid", "osgb0001000005789012", None),
        ("toid", "1000005789012", "identifier-malformed"),
        ("toid", "osgb10000057890", "identifier-malformed"),
        ("school-urn", "125554", None),
        ("school-urn", "936/4001", "identifier-malformed"),
        ("school-urn", "9364001", "identifier-malformed"),
        ("school-urn", "125554.0", "excel-decimal-point"),
        ("ukprn", "10000346", None),
        ("ukprn", "20000346", "identifier-malformed"),
        ("ukprn", "10000346.0", "excel-decimal-point"),
        ("ods", "RAX", None),
        ("ods", "5E1", None),
        ("ods", "K81003001", None),
        ("ods", "The surgery", "identifier-malformed"),
        ("nhs-number", "943 476 5919", None),
        ("nhs-number", "94347659", "identifier-malformed"),
        ("national-insurance-number", "AA 00 00 00 A", None),
        ("national-insurance-number", "AA000000E", "identifier-malformed"),
        ("national-insurance-number", "QQ123456C", "identifier-malformed"),
        ("national-insurance-number", "AO123456C", "identifier-malformed"),
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
        ("uprn", "999999999999", None),
        ("uprn", "000000000001", None),
        ("uprn", "123456789012.0", None),
        ("postcode", "HA08 OUB", "HA8 0UB"),
        ("postcode", "NG6 OED", "NG6 0ED"),
        ("postcode", "N3", None),
        ("telephone", "2083592000", "02083592000"),
        ("company-number", "7444723", "07444723"),
        ("company-number", "48839", "00048839"),
        ("company-number", "SC 12345", "SC012345"),
        ("company-number", "GB-COH-07444723", "07444723"),
        ("company-number", "Company No. 7444723", "07444723"),
        ("company-number", "0744472", None),  # a zero is gone in front, or a digit behind
        ("company-number", "00000000", None),
        ("company-number", "123", None),
        ("charity-number", "SCO12345", "SC012345"),
        ("charity-number", "Charity no. 1090095", "1090095"),
        ("charity-number", "07444723", None),
        ("gss", "http://statistics.data.gov.uk/id/statistical-geography/E09000003", "E09000003"),
        ("gss", "E09 000 003", "E09000003"),
        ("gss", "12UB", None),
        ("toid", "1000005789012", "osgb1000005789012"),
        ("toid", "http://data.ordnancesurvey.co.uk/id/osgb1000005789012", "osgb1000005789012"),
        ("school-urn", "URN 125554", "125554"),
        ("school-urn", "936/4001", None),
        ("ukprn", "10000346.0", "10000346"),
        ("ods", "R A X", "RAX"),
        ("ods", "The surgery at the corner", None),
        ("nhs-number", "94347659", None),
    ],
)
def test_only_a_certain_value_is_suggested(name: str, text: str, suggestion: str | None) -> None:
    assert IDENTIFIERS[name].suggest(text) == suggestion


@pytest.mark.parametrize("text", ["BL0 9AA", "CR0 2YR", "HA0 1AB", "SS0 7AA", "CM10 1AA", "W10 5AA"])
def test_a_district_0_is_a_postcode_and_so_is_a_0_behind(text: str) -> None:
    """Nine areas of two letters have a district 0, such as Croydon."""
    assert _code(IDENTIFIERS["postcode"], text) is None


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("AA01 1AB", "AA1 1AB"),
        ("HA08 0UB", "HA8 0UB"),
        ("N03 1TR", "N3 1TR"),
        ("CR00 2YR", "CR0 2YR"),
        ("N0 1TR", None),
        ("W0A 0AX", None),
        ("EC0A 1BB", None),
    ],
)
def test_a_0_in_front_of_a_district_makes_no_postcode(text: str, suggestion: str | None) -> None:
    """No district of one letter is 0, and none has a 0 and then something else."""
    assert _code(IDENTIFIERS["postcode"], text) == "postcode-malformed"
    assert IDENTIFIERS["postcode"].suggest(text) == suggestion


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("gss", "12UB", "before 2011"),
        ("gss", "00EC", "before 2011"),
        ("gss", "12UBGA", "before 2011"),
        ("toid", "1000005789012", "osgb"),
        ("school-urn", "936/4001", "authority"),
        ("charity-number", "07444723", "company"),
    ],
)
def test_a_near_miss_is_told_by_its_own_message(name: str, text: str, part: str) -> None:
    [trap] = [one for one in IDENTIFIERS[name].traps if re.fullmatch(one.grammar, text)]
    assert part in trap.says


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("9434765919", True),
        ("9434765918", False),
        ("6541003238", True),
        ("1234561234", False),
        ("9990000000", False),  # its check digit would be 10
        ("0000000000", False),
        ("5555555555", False),
    ],
)
def test_the_last_digit_of_an_nhs_number_follows_from_the_others(text: str, *, fits: bool) -> None:
    checksum = IDENTIFIERS["nhs-number"].checksum
    assert checksum is not None
    assert checksum(text) is fits


@pytest.mark.parametrize("pair", ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"])
def test_seven_pairs_of_letters_begin_no_national_insurance_number(pair: str) -> None:
    assert _code(IDENTIFIERS["national-insurance-number"], f"{pair}123456A") == "identifier-malformed"


def test_every_other_pair_of_letters_may_begin_a_national_insurance_number() -> None:
    """D, F, I, Q, U and V stand in neither place, O not in the second."""
    first, second = set(string.ascii_uppercase) - set("DFIQUV"), set(string.ascii_uppercase) - set("DFIOQUV")
    pairs = {one + other for one in first for other in second} - {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
    grammar = IDENTIFIERS["national-insurance-number"].grammar
    every = (one + other for one in string.ascii_uppercase for other in string.ascii_uppercase)
    assert {pair for pair in every if re.fullmatch(grammar, f"{pair}123456A")} == pairs


def test_the_numbers_of_people_are_marked() -> None:
    assert {one.name for one in ALL_IDENTIFIERS if one.is_personal} == {"nhs-number", "national-insurance-number"}


@pytest.mark.parametrize("identifier", ALL_IDENTIFIERS, ids=lambda one: one.name)
def test_what_is_suggested_is_accepted_and_is_not_what_was_there(identifier: Identifier) -> None:
    example = identifier.example
    spoilt = [text for text in (f"{example}.0", f"no. {example}", example[1:]) if _code(identifier, text)]
    for text in spoilt:
        suggestion = identifier.suggest(text)
        assert suggestion != text
        assert suggestion is None or _code(identifier, suggestion) is None


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
    """The engine passes plain values without a further question, so none may be faulty, or damaged."""
    text = data.draw(st.from_regex(identifier.plain, fullmatch=True, alphabet=st.characters(codec="ascii")))
    assert _code(identifier, text) is None
    assert not re.fullmatch(f"{NULL_WORDS}|{IDENTIFIER_DAMAGE}", text)
