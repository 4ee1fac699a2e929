from __future__ import annotations

import pytest

from registry.dataset.reading import read_address, read_count, read_date, read_mail, read_text, read_texts


def test_a_text_is_trimmed_and_keeps_its_lines() -> None:
    assert read_text("  one\r\ntwo\n") == "one\ntwo"


@pytest.mark.parametrize("value", [None, [], {}, True, b"bytes"])
def test_what_is_no_text_is_nothing(value: object) -> None:
    assert read_text(value) == ""


def test_a_number_is_spelt() -> None:
    assert read_text(1.5) == "1.5"


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\u202e", "\u2066", "\ud800", "\uffff"])
def test_characters_that_would_deceive_or_break_a_page_are_taken_out(mark: str) -> None:
    assert read_text(f"a{mark}b") == "ab"


def test_a_text_beyond_its_limit_ends_in_an_ellipsis() -> None:
    assert read_text("x" * 50, limit=10) == "x" * 9 + "…"


def test_texts_stand_once_each_in_their_order() -> None:
    assert read_texts(["b", "a", "b", None, ""]) == ("b", "a")
    assert read_texts("one") == ("one",)


@pytest.mark.parametrize("value", ["https://example.org/a?b=c#d", "http://user@example.org:8080/"])
def test_a_web_address_is_kept(value: str) -> None:
    assert read_address(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " data:text/html,x",
        "//example.org",
        "ftp://example.org",
        "https://",
        "http://[",
        "file:///etc/passwd",
        "a/b",
        "",
        None,
        7,
    ],
)
def test_anything_else_is_no_address(value: object) -> None:
    assert read_address(value) is None


def test_what_turtle_refuses_in_an_address_is_escaped() -> None:
    assert read_address('https://example.org/a b>"<c') == "https://example.org/a%20b%3E%22%3Cc"


@pytest.mark.parametrize("value", ["a@example.org", "mailto:a@example.org"])
def test_an_email_address_is_bare(value: str) -> None:
    assert read_mail(value) == "a@example.org"


@pytest.mark.parametrize(
    "value", ["a@b", "a b@example.org", "a@example.org\nBcc: c@d.org", "<a@example.org>", "@", None]
)
def test_anything_else_is_no_email_address(value: object) -> None:
    assert read_mail(value) is None


@pytest.mark.parametrize(
    "value", ["2026", "2026-04", "2026-04-01", "2026-04-01T10:00:00Z", "2026-04-01T10:00:00.5+01:00"]
)
def test_the_forms_of_iso_8601_are_dates(value: str) -> None:
    assert read_date(value) == value


@pytest.mark.parametrize("value", ["01/04/2026", "2026-13", "2026-4-1", "2026-04-01T25:00:00Z", "soon", None])
def test_anything_else_is_no_date(value: object) -> None:
    assert read_date(value) == ""


def test_a_count_is_a_whole_number_that_is_not_negative() -> None:
    assert [read_count(value) for value in (0, 3, -1, 1.0, True, "3", None)] == [0, 3, None, None, None, None, None]
