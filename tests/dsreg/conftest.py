"""What tests of the front door ask for: dsreg run in this process, its exit code and what it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsreg.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs dsreg and returns its exit code, its output, its words on standard error."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main([str(one) for one in arguments])
        output = capsys.readouterr()
        return int(end.value.code or 0), output.out, output.err

    return run
