"""The demo, which is the first thing that a newcomer runs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_the_demo_ends_well_and_leaves_what_was_there_alone(examples: Path, tmp_path: Path) -> None:
    """A person may have put work of their own into the folder of an earlier demo."""
    mine = tmp_path / "demo" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("my own work", encoding="utf-8")
    demo = [sys.executable, str(examples / "demo.py"), str(mine.parent)]
    ran = subprocess.run(demo, capture_output=True, check=False, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert [path.name for path in mine.parent.iterdir()] == ["mine.txt"]
    assert (tmp_path / "demo-2" / "site" / "index.html").is_file()
    assert len([line for line in ran.stdout.splitlines() if "  publish " in line]) == 2
