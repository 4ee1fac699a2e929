"""What the descriptor beside a file states of it holds for mending too, as far as nobody asks for something else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from standards.errors import DsregError
from validator.mending.mend import Mending, mend_file
from validator.options import Options

if TYPE_CHECKING:
    from pathlib import Path

TOILETS = "uk/public-toilets"


def _mend(folder: Path, content: bytes, resource: dict[str, Any], **options: str) -> tuple[Mending, bytes]:
    document = {"resources": [{"name": "other", "path": "o.csv"}, {"name": "t", "path": "t.csv", **resource}]}
    (folder / "datapackage.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / "t.csv").write_bytes(content)
    output = folder / "new.csv"
    mending = mend_file(folder / "t.csv", output=output, log=None, options=Options(**options))  # type: ignore[arg-type]
    return mending, output.read_bytes()


def _done(mending: Mending) -> list[tuple[str, str, str]]:
    return [(one.code, one.before, one.after) for one in mending.changes]


def test_the_standard_of_the_resource_is_kept(tmp_path: Path) -> None:
    mending, content = _mend(tmp_path, b"Category\nunisex\n", {"dsreg:standard": TOILETS})
    assert content == b"Category\nUnisex\n"
    assert mending.left.inputs[0].standard is not None
    assert mending.left.inputs[0].standard.id == TOILETS


def test_a_standard_that_is_asked_for_stands_in_its_place(tmp_path: Path) -> None:
    mending, content = _mend(tmp_path, b"Category\nunisex\n", {"dsreg:standard": "uk/tree"}, standard=TOILETS)
    assert (_done(mending), content) == ([("enum-variant", "unisex", "Unisex")], b"Category\nUnisex\n")


def test_the_schema_says_what_a_date_is_to_be(tmp_path: Path) -> None:
    schema = {"fields": [{"name": "d", "type": "date"}, {"name": "t"}]}
    _, content = _mend(tmp_path, b"d,t\n31/03/2026,x\n01/04/2026,y\n", {"schema": schema})
    assert content == b"d,t\n2026-03-31,x\n2026-04-01,y\n"


def test_a_schema_in_its_own_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"fields": [{"name": "d", "type": "date"}, {"name": "t"}]}', encoding="utf-8")
    _, content = _mend(tmp_path, b"d,t\n31/03/2026,x\n", {"schema": "s.json"})
    assert content == b"d,t\n2026-03-31,x\n"


def test_the_encoding_and_the_delimiter_are_no_guess(tmp_path: Path) -> None:
    resource = {"encoding": "cp850", "dialect": {"delimiter": ";"}}
    mending, content = _mend(tmp_path, "n;t\n1;less than £5\n2; Café\n".encode("cp850"), resource)
    assert content.decode() == "n;t\n1;less than £5\n2;Café\n"
    assert mending.guessed is None
    assert _done(mending) == [("encoding-error", "cp850", "UTF-8"), ("whitespace-padded", " Café", "Café")]


def test_the_header_may_stand_lower(tmp_path: Path) -> None:
    schema = {"fields": [{"name": "d", "type": "date"}, {"name": "t"}]}
    resource = {"schema": schema, "dialect": {"headerRows": [2]}}
    mending, content = _mend(tmp_path, b"Title,\nd,t\n31/03/2026,x\n", resource)
    assert content == b"Title,\nd,t\n2026-03-31,x\n"
    assert [(one.row, one.column) for one in mending.changes] == [(3, 1)]


def test_a_copy_that_could_not_keep_the_dialect_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DsregError) as caught:
        _mend(tmp_path, b"# a remark\nn\n1\n", {"dialect": {"commentChar": "#"}})
    assert caught.value.code == "not-mendable"
    assert not (tmp_path / "new.csv").exists()


def test_a_descriptor_that_does_not_list_the_file_states_nothing(tmp_path: Path) -> None:
    _, content = _mend(tmp_path, b"Category\nunisex\n", {"path": "elsewhere.csv", "dsreg:standard": TOILETS})
    assert content == b"Category\nunisex\n"


def test_a_standard_that_nobody_knows_is_told_and_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(DsregError) as caught:
        _mend(tmp_path, b"Category\nunisex\n", {"dsreg:standard": "uk/nothing"})
    assert "there is no standard called uk/nothing" in str(caught.value.facts["reason"])
