"""The named guess: what each encoding looks like in the texts that councils write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from validator.options import Options
from validator.tables.check import check_table
from validator.tables.encoding_guess import guess_encoding
from validator.tables.file_findings import spoken_encoding
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.finding import Finding

NAMES = "supplier,note\nCafé Rouge,Grant to Zoë Müller\nBöhm & Søn,à la carte\n"
POUNDS = "item,note\nbin,less than £500\nbench,£20.50\n"


def _guess(folder: Path, content: bytes) -> str:
    path = folder / "t.csv"
    path.write_bytes(content)
    return guess_encoding(path)


@pytest.mark.parametrize("text", [NAMES, POUNDS, NAMES + POUNDS], ids=["names", "pounds", "both"])
@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman", "utf-16"])
def test_names_with_accents_and_pound_signs_tell_the_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    assert text.encode(encoding).decode(_guess(tmp_path, text.encode(encoding))) == text


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"n\nO\x92Rourke\nthe \x93Swan\x94 \x96 closed\n", "cp1252"),
        (b"n\nO\xd5Rourke\nthe \xd2Swan\xd3 \xd0 closed\n", "mac_roman"),
        (b"n\nBETTY\xefS AND T\nless than \x9c5k\n", "cp850"),
        (b"n\nHER MAJESTY\xefS COURTS\n", "cp850"),
        (b"n\n\x9c5\n", "cp850"),
        (b"n\n\xa35\n", "cp1252"),
        (b"n\n\x805\n", "cp1252"),
        (b"n\n\xa45.20\n", "iso8859_15"),
        (b"n\n20\xb0C, 5\xbd miles\n", "cp1252"),
        (b"n\n20\xf8C, 5\xab miles\n", "cp850"),
        (b"n\nCaf\x82\n", "cp850"),
        (b"n\nCaf\x8e\n", "mac_roman"),
        (b"n\nCAF\xc9\n", "cp1252"),
        (b"n\nCAF\x90\n", "cp850"),
        (b"n\n" + "Ελληνικά, ένας δήμος".encode("iso8859_7") + b"\n", "iso8859_7"),
    ],
)
def test_a_single_word_is_enough_where_it_makes_sense_in_one_way_alone(
    tmp_path: Path, content: bytes, encoding: str
) -> None:
    assert content.decode(_guess(tmp_path, content)) == content.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_character_are_known_without_a_mark(
    look: Callable[..., tuple[Finding, ...]], encoding: str
) -> None:
    content = "n,t\n1,plain words\nx,and more\n".encode(encoding)
    found = {one.code: one for one in look(content, {"name": "n", "type": "integer"}, {"name": "t"})}
    assert set(found) == {"encoding-error", "type-error"}
    assert "UTF-16" in found["encoding-error"].message
    assert found["type-error"].examples[0].row == 3


def test_the_place_may_be_far_below(tmp_path: Path) -> None:
    assert _guess(tmp_path, b"n\n" + b"plain\n" * 400_000 + b"less than \x9c5k\n") in {"cp850", "cp437"}


def test_utf_8_with_one_broken_place_is_no_other_encoding(look: Callable[..., tuple[Finding, ...]]) -> None:
    """Read in any other way the good letters would be spoilt too."""
    found = {one.code: one for one in look("n,t\ncafé,naïve\nZoë,x\n".encode() + b"caf\xe9,x\n")}
    assert set(found) == {"encoding-error", "mojibake"}
    assert "UTF-8 with broken places" in found["encoding-error"].message
    assert (found["mojibake"].count, found["mojibake"].examples[0].row) == (1, 4)


def test_a_real_file_of_dos_is_called_so(real_data: Path) -> None:
    path = real_data / "uk" / "spend" / "harrogate_2017-02.csv"
    read, findings = check_table(TableTask(path=path, shown="t", name="t"), Options())
    (finding,) = [one for one in findings if one.code == "encoding-error"]
    assert (read.encoding, finding.message) == (
        "cp850",
        "The file is not in UTF-8; it looks like code page 850 (DOS).",
    )


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("cp1252", "Windows-1252"),
        ("cp1251", "Windows-1251"),
        ("iso8859_7", "ISO 8859-7"),
        ("cp437", "code page 437 (DOS)"),
        ("koi8_r", "koi8_r"),
    ],
)
def test_an_encoding_is_named_as_people_call_it(name: str, spoken: str) -> None:
    assert spoken_encoding(name) == spoken
