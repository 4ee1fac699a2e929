"""`dsreg identifier`: identifiers listed, values checked."""

from __future__ import annotations

import json
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    Run = Callable[..., tuple[int, str, str]]


def test_the_list_names_every_identifier(run: Run) -> None:
    code, output, _ = run("identifier", "list")
    assert code == 0
    assert [line.split()[0] for line in output.splitlines()] == [one.name for one in ALL_IDENTIFIERS]


def test_the_list_for_programs_says_what_is_agreed_of_each(run: Run) -> None:
    _, output, _ = run("identifier", "list", "--format", "json")
    listed = {one["name"]: one for one in json.loads(output)["identifiers"]}
    assert listed["uprn"]["grammar"] == "[0-9]{1,12}"
    assert listed["uprn"]["neverReal"]["forms"] == ["999#########"]
    assert listed["nhs-number"]["checkDigit"]
    assert listed["nhs-number"]["personal"]
    assert (listed["latitude"]["least"], listed["latitude"]["greatest"]) == ("49.75", "61.01")


def test_a_padded_uprn_is_valid_and_its_bare_form_is_told(run: Run) -> None:
    code, output, _ = run("identifier", "check", "uprn", "000060001449")
    assert code == 0
    assert output.splitlines()[0] == "000060001449  valid"
    assert "https://uprn.uk/60001449" in output
    assert "uprn-padded" in output


def test_one_bad_value_of_several_fails_all(run: Run) -> None:
    code, output, _ = run("identifier", "check", "uprn", "60001449", "1.00E+11", "--format", "json")
    assert code == 1
    assert [(one["value"], one["valid"]) for one in json.loads(output)["values"]] == [
        ("60001449", True),
        ("1.00E+11", False),
    ]


def test_a_value_may_begin_with_a_minus(run: Run) -> None:
    code, output, _ = run("identifier", "check", "longitude", "-0.1276")
    assert (code, output.splitlines()[0]) == (0, "-0.1276  valid")


def test_values_are_read_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"9434765919\r\n9434765918\n"), encoding="utf-8"))
    code, output, _ = run("identifier", "check", "nhs-number", "-", "--format", "json")
    assert code == 1
    assert [one["valid"] for one in json.loads(output)["values"]] == [True, False]


def test_an_unknown_identifier_is_wrong_use(run: Run) -> None:
    code, _, words = run("identifier", "check", "upr", "1")
    assert code == 2
    assert "There is no identifier called upr" in words
    assert "Traceback" not in words
