"""A process of dsreg ends at once, and all that it had to say is there."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

REGISTERED = """
import atexit, sys
from dsreg.process import run
atexit.register(print, "registered for the end")
sys.argv = ["dsreg", "--version"]
run()
"""
ANOTHER_THREAD = """
import sys, threading, time
from dsreg.process import run

def speak() -> None:
    time.sleep(0.5)
    print("said by another thread")

threading.Thread(target=speak).start()
sys.argv = ["dsreg", "--version"]
run()
"""


def dsreg(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run dsreg as a process of its own."""
    command = [sys.executable, "-m", "dsreg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a process of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of 2,000 rows, each with a fault."""
    path = tmp_path / "lights.csv"
    rows = (f"{number},=1+{number}\n" for number in range(2_000))
    path.write_text(f"number,formula\n{''.join(rows)}", encoding="utf-8")
    return path


def test_a_long_report_is_whole_and_nothing_else_is_said(table: Path) -> None:
    """A pipe holds 64 KB: what is said beyond that must not be lost with the process."""
    ended = dsreg("validate", table, "--format", "csv", "--examples", "all")
    lines = ended.stdout.splitlines()
    assert (len(lines), lines[-1].count("=1+1999"), ended.stderr) == (1 + 2_000, 1, "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["validate", "TABLE"], 0),
        (["validate", "TABLE", "--fail-on", "warning"], 1),
        (["validate", "--no-such-option"], 2),
        (["validate", "TABLE", "--standard", "uk/no-such-thing"], 2),
        (["validate", "no-such-file.csv"], 3),
    ],
)
def test_the_exit_code_is_that_of_the_verdict(table: Path, arguments: list[str], code: int) -> None:
    """A hook and CI read nothing else."""
    ended = dsreg(*(str(table) if one == "TABLE" else one for one in arguments))
    assert ended.returncode == code


def test_what_was_registered_for_the_end_is_done() -> None:
    """Temporary folders, logs and measurements of coverage rest on it."""
    ended = python(REGISTERED)
    assert (ended.stdout.splitlines()[1:], ended.returncode) == (["registered for the end"], 0)


def test_another_thread_comes_to_its_end() -> None:
    """Python waits for it."""
    ended = python(ANOTHER_THREAD)
    assert (ended.stdout.splitlines()[1:], ended.returncode) == (["said by another thread"], 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipe that is closed so")
def test_a_reader_that_has_seen_enough_ends_it_without_a_word(table: Path) -> None:
    """`dsreg validate … | head -1` is no reason for a traceback."""
    command = [sys.executable, "-m", "dsreg", "validate", str(table), "--format", "csv", "--examples", "all"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 1)
