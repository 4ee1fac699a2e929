"""One validation of several files: what goes wrong in one stands beside what was found in the others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from validator import validate as room
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path


def test_a_fault_of_our_own_in_one_file_does_not_hide_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asked for JSON gets it, with what was found, whatever happens."""
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "good.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    look = room._look  # noqa: SLF001 - a fault has to be planted somewhere

    def stumble(path: Path, *others: object) -> object:
        if path.name == "bad.csv":
            raise ValueError("planted")
        return look(path, *others)  # type: ignore[arg-type]

    monkeypatch.delenv("DSREG_TRACEBACK", raising=False)
    monkeypatch.setattr(room, "_look", stumble)
    report = validate([tmp_path / "bad.csv", tmp_path / "good.csv"], Options())
    assert [error.code for error in report.errors] == ["unexpected"]
    assert [one.table for one in report.inputs] == ["good"]
    assert report.exit == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes into it, so that reading it would never end."""
    os.mkfifo(tmp_path / "t.csv")
    assert [error.code for error in validate([tmp_path / "t.csv"], Options()).errors] == ["file-unreadable"]
