from __future__ import annotations

import io
import sys
import time
from typing import TYPE_CHECKING

import dsreg.waiting as room
from dsreg.waiting import waiting
from validator.progress import tell

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def said(screen: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, patience: float) -> str:
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(room, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    with waiting():
        for done in range(20):
            tell("reading [big].csv", done, 20)
            time.sleep(0.02)
    return screen.getvalue()


def test_what_takes_long_says_what_is_being_done(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "reading [big].csv" in said(Terminal(), monkeypatch, patience=0.01)


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(Terminal(), monkeypatch, patience=60) == ""


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(io.StringIO(), monkeypatch, patience=0.01) == ""


def test_after_the_wait_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    before = said(screen, monkeypatch, patience=0.01)
    tell("reading more.csv", 1, 2)
    assert screen.getvalue() == before
