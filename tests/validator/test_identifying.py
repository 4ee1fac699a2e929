"""One value told: valid or not, its canonical form and address, what is wrong with it."""

from __future__ import annotations

import pytest

from standards.errors import DsregError
from validator.finding import Severity
from validator.identifying import find_identifier, tell


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("postcode", "NW1 2AE"),
        ("postcode", "W1J 7NT"),
        ("postcode", "N1C 4AG"),
        ("postcode", "BFPO 57"),
        ("postcode", "GIR 0AA"),
        ("uprn", "60001449"),
        ("uprn", " 60001449 "),
        ("nhs-number", "943 476 5919"),
        ("longitude", "-0.1276"),
        ("easting", "530047.55"),
        ("telephone", "020 7946 0000"),
        ("email", "parks@oakhaven.example"),
        ("url", "https://www.oakhaven.example/parks?at=1"),
        ("ods", "5E1"),
    ],
)
def test_a_good_value_has_a_canonical_form_and_nothing_to_say(name: str, text: str) -> None:
    verdict = tell(find_identifier(name), text)
    assert (verdict.is_valid, verdict.code, verdict.message) == (True, None, "")
    assert verdict.canonical


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("postcode", "99 9AA", "postcode-malformed"),
        ("uprn", "1.00E+11", "excel-number-damage"),
        ("uprn", "1234567890123", "uprn-malformed"),
        ("uprn", "", "uprn-malformed"),
        ("uprn", "999999999999", "uprn-placeholder"),
        ("nhs-number", "943 476 5918", "identifier-malformed"),
        ("latitude", "75", "identifier-malformed"),
        ("easting", "700001", "identifier-malformed"),
        ("northing", "-1", "identifier-malformed"),
        ("latitude", "51,5", "identifier-malformed"),
        ("telephone", "ask at the desk", "identifier-malformed"),
        ("email", "parks@oakhaven", "identifier-malformed"),
        ("email", "a@b.example; c@d.example", "identifier-malformed"),
        ("url", "www.oakhaven.example", "identifier-malformed"),
        ("url", r"C:\data\parks.csv", "identifier-malformed"),
    ],
)
def test_a_bad_value_is_told_by_the_code_that_a_report_would_name(name: str, text: str, code: str) -> None:
    verdict = tell(find_identifier(name), text)
    assert (verdict.is_valid, verdict.code, verdict.severity) == (False, code, Severity.ERROR)
    assert (verdict.canonical, verdict.uri) == (None, None)
    assert verdict.message


def test_a_padded_uprn_is_valid_with_a_warning_and_its_bare_form() -> None:
    """Councils' systems disagree on padding, so it must not fail a file, but joins need one form."""
    verdict = tell(find_identifier("uprn"), "000060001449")
    assert (verdict.is_valid, verdict.code, verdict.severity) == (True, "uprn-padded", Severity.WARNING)
    assert (verdict.canonical, verdict.suggestion) == ("60001449", "60001449")
    assert verdict.uri == "https://uprn.uk/60001449"


def test_a_value_kept_free_for_tests_is_known_as_one() -> None:
    assert tell(find_identifier("uprn"), "999123456789").is_never_real
    assert tell(find_identifier("telephone"), "07700 900123").is_never_real
    assert not tell(find_identifier("uprn"), "60001449").is_never_real


def test_an_identifier_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(DsregError) as error:
        find_identifier("upr")
    assert error.value.code == "identifier-unknown"
    assert "uprn" in str(error.value.facts["known"])
