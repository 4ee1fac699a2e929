from __future__ import annotations

import pytest

from registry.names import is_name, to_name


@pytest.mark.parametrize("name", ["barnet", "public-toilets", "2026", "a", "a" * 100])
def test_a_name_is_small_letters_digits_and_hyphens(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "-a", "Barnet", "a b", "a/b", "..", "a.b", "ä", "a\n", "a" * 101, ".git", "con", "aux", "com1", "lpt9", "²"],
)
def test_what_a_path_or_an_address_could_not_bear_is_no_name(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("London Borough of Barnet", "london-borough-of-barnet"),
        ("Cyngor Sir Ynys Môn", "cyngor-sir-ynys-mon"),
        ("King's Lynn & West Norfolk", "kings-lynn-west-norfolk"),
        ("東京", ""),
        ("AUX", ""),
        ("", ""),
    ],
)
def test_a_title_suggests_a_name(title: str, name: str) -> None:
    assert to_name(title) == name
