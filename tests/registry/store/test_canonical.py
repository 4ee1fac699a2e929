from __future__ import annotations

import pytest

from registry.canonical import to_canonical, to_line
from standards.errors import DsregError


def test_keys_stand_in_the_order_of_rfc_8785() -> None:
    """The example of its section 3.2.3: a smiling face comes before U+FB33, as its first UTF-16 unit is lower."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    lines = to_canonical(dict.fromkeys(keys, 0)).decode("utf-8").split("\n")
    expected = ["\\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert [line.strip().removesuffix(",") for line in lines[1:-2]] == [f'"{key}": 0' for key in expected]


def test_inner_objects_are_ordered_and_lists_are_not() -> None:
    assert to_line({"b": [{"d": 1, "c": 2}, "a"], "a": None}) == b'{"a":null,"b":[{"c":2,"d":1},"a"]}\n'


def test_a_file_is_indented_utf8_and_ends_with_a_line_feed() -> None:
    assert to_canonical({"title": "Tŷ Hafan"}) == '{\n  "title": "Tŷ Hafan"\n}\n'.encode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "half a pair: \ud800"])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(DsregError, match="not-canonical"):
        to_canonical({"value": value})
