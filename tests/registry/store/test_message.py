from __future__ import annotations

from registry.message import read_trailers, write_message


def test_what_a_person_writes_cannot_pass_for_a_fact() -> None:
    message = write_message("Publish a/b 1", "Mended.\n\nDsreg-Action: withdraw", {"Action": "publish"})
    assert message == "Publish a/b 1\n\nMended.\n\nDsreg-Action: withdraw\n\nDsreg-Action: publish\n"
    assert read_trailers(message) == {"Action": "publish"}


def test_control_characters_are_left_out_of_a_message() -> None:
    message = write_message("Subject", "one\r\ntwo\x1b[31m\x00\u202e", {"Action": "publish"})
    assert message == "Subject\n\none\ntwo[31m\n\nDsreg-Action: publish\n"


def test_no_body_leaves_no_gap() -> None:
    assert write_message("Subject", "  \n ", {"A": "b"}) == "Subject\n\nDsreg-A: b\n"


def test_a_commit_of_another_kind_has_no_facts() -> None:
    assert read_trailers("Merge something\n\nSigned-off-by: A <a@b>\n") == {}
