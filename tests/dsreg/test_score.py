from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from dsreg.cli import dsreg

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner().invoke(dsreg, ["score", *arguments], catch_exceptions=False)


def test_a_score_is_never_a_failure(examples: Path) -> None:
    found = run(str(examples / "broken-metadata"))
    assert found.exit_code == 0
    assert "135 of 325" in found.stdout


def test_a_score_below_what_was_asked_for_is_one(examples: Path) -> None:
    assert run(str(examples / "broken-metadata"), "--fail-under", "136").exit_code == 1
    assert run(str(examples / "broken-metadata"), "--fail-under", "135").exit_code == 0


def test_several_files_are_scored_together_and_one_that_cannot_be_read_is_named(examples: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.ttl"
    found = run(str(examples / "clean-toilets"), str(missing), "--format", "json")
    document = json.loads(found.stdout)
    assert found.exit_code == 3
    assert document["totals"]["datasets"] == 1
    assert "missing.ttl" in document["problem"]
    assert "missing.ttl" in found.stderr


def test_the_scores_go_where_they_should(examples: Path, tmp_path: Path) -> None:
    path = tmp_path / "score.html"
    found = run(str(examples / "clean-toilets"), "--format", "html", "--output", str(path))
    assert (found.exit_code, found.stdout) == (0, "")
    assert "300 of 325" in path.read_text(encoding="utf-8")
