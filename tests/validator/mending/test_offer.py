from __future__ import annotations

import shlex
from dataclasses import replace

import pytest

from validator.faults import Place, find
from validator.finding import Example
from validator.mending.offer import offer_for
from validator.report import Input, StandardUsed

TOILETS = Input(
    path="data/toilets.csv",
    kind="table",
    encoding="utf-8",
    standard=StandardUsed(id="uk/public-toilets", version="1.0.0", sha256="ab", asked="uk/public-toilets"),
)
CATEGORY = find("enum-variant", Place(path="data/toilets.csv", field="Category", column=11), count=1051)
NUMBERS = find(
    "leading-zero-lost",
    Place(path="data/toilets.csv", field="ReportTel", column=26),
    count=26,
    examples=[Example(row=2, value="2083592000"), Example(row=3, value="208 359 2000")],
)


def test_the_offer_is_the_command_and_what_it_mends() -> None:
    offer = offer_for(TOILETS, (CATEGORY, NUMBERS))
    assert offer is not None
    assert offer.command == "dsreg fix data/toilets.csv --standard uk/public-toilets --output mended.csv"
    assert offer.says == "mends 1,077 for certain: 1,051 in Category, 26 in ReportTel."


@pytest.mark.parametrize(
    ("asked", "named"), [("uk/public-toilets@1", "uk/public-toilets@1"), ("./my standard", "./my standard")]
)
def test_the_offer_names_the_standard_as_it_was_asked_for(asked: str, named: str) -> None:
    """An id alone would mean the latest version, and is not known for a standard that was named by its folder."""
    assert TOILETS.standard is not None
    offer = offer_for(replace(TOILETS, standard=replace(TOILETS.standard, asked=asked)), (CATEGORY,))
    assert offer is not None
    assert shlex.split(offer.command)[4] == named


def test_the_offer_names_the_exact_version_that_a_package_states() -> None:
    assert TOILETS.standard is not None
    offer = offer_for(replace(TOILETS, standard=replace(TOILETS.standard, asked="")), (CATEGORY,))
    assert offer is not None
    assert shlex.split(offer.command)[4] == "uk/public-toilets@1.0.0"


def test_what_is_not_always_certain_is_not_promised() -> None:
    doubtful = replace(NUMBERS, examples=(*NUMBERS.examples, Example(row=4, value="208359200")))
    dates = find("type-error", Place(path="t.csv", field="ExtractDate", column=1), expected="a date")
    assert offer_for(TOILETS, (doubtful, dates)) is None


def test_a_name_of_a_file_cannot_become_a_command() -> None:
    """The line is made to be copied into a shell."""
    offer = offer_for(replace(TOILETS, path="$(rm -r x) 'a'.csv"), (CATEGORY,))
    assert offer is not None
    assert shlex.split(offer.command)[2] == "$(rm -r x) 'a'.csv"


def test_the_encoding_that_was_declared_is_declared_again() -> None:
    offer = offer_for(replace(TOILETS, encoding="cp1252", path="t.tsv", standard=None), (CATEGORY,))
    assert offer is not None
    assert offer.command == "dsreg fix t.tsv --encoding cp1252 --output mended.tsv"


def test_nothing_is_offered_for_what_is_no_delimited_text() -> None:
    assert offer_for(replace(TOILETS, encoding=None), (CATEGORY,)) is None
    assert offer_for(replace(TOILETS, path="t.csv.gz"), (CATEGORY,)) is None
    assert offer_for(None, (CATEGORY,)) is None
