"""What is offered for a name that there is not."""

from __future__ import annotations

import pytest

from standards.near import near_names

KNOWN = ("uk/brownfield-land", "uk/public-toilets", "uk/spend", "oakhaven/spend")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("uk/public-toilet", ["uk/public-toilets"]),
        ("brownfield-land", ["uk/brownfield-land"]),
        ("UK/Brownfield-Land", ["uk/brownfield-land"]),
        ("spend", ["uk/spend", "oakhaven/spend"]),
        ("uk/zebras", []),
        ("", []),
    ],
)
def test_a_name_is_answered_by_those_that_end_or_are_spelt_alike(name: str, near: list[str]) -> None:
    assert near_names(name, KNOWN) == near
