from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from standards.library import COMMUNITY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

TOILETS = COMMUNITY / "uk" / "public-toilets" / "1.0.0"


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """Return a folder with a later version of the toilets, which demands a postcode and words a title anew."""
    folder = tmp_path / "1.1.0"
    shutil.copytree(TOILETS, folder)
    document = json.loads((folder / "standard.json").read_text(encoding="utf-8"))
    document["version"] = "1.1.0"
    for field in document["fields"]:
        if field["name"] == "Postcode":
            assert field["level"] == "should"
            field["level"] = "must-have-value"
            field["title"] = "Post code"
    (folder / "standard.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def test_a_number_that_is_too_low_fails_and_the_right_one_is_said(run: Run, later: Path) -> None:
    code, out, err = run("standard", "diff", "uk/public-toilets@1.0.0", later)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "uk/public-toilets 1.0.0 → uk/public-toilets 1.1.0",
        "",
        "breaking: a file that passed can fail, or its reader be misled",
        "  - Postcode must be filled in every row: a file that left this out passed, and",
        "    fails now.",
        "",
        "editorial: only words",
        "  - Postcode has a new title.",
        "",
        "The number 1.1.0 is too low: after 1.0.0 comes 2.0.0.",
        'A breaking change is announced 90 days before it comes. State in "changes" when',
        'it is "announced" and from which "date" it is in force.',
    ]


def test_markdown_has_a_heading_a_weight(run: Run, later: Path) -> None:
    _, out, _ = run("standard", "diff", TOILETS, later / "standard.json", "--format", "markdown")
    assert [line for line in out.splitlines() if line.startswith(("#", "-"))] == [
        "## uk/public-toilets 1.0.0 → uk/public-toilets 1.1.0",
        "### Breaking: a file that passed can fail, or its reader be misled",
        "- Postcode must be filled in every row: a file that left this out passed, and fails now.",
        "### Editorial: only words",
        "- Postcode has a new title.",
    ]


def test_json_says_what_differs_in_values(run: Run, later: Path) -> None:
    code, out, _ = run("standard", "diff", TOILETS, later, "--format", "json")
    document = json.loads(out)
    assert (code, document["weight"], document["follows"], document["isNumberedWell"]) == (
        1,
        "breaking",
        "2.0.0",
        False,
    )
    assert document["notice"] == {"days": 90, "announced": None, "earliest": None, "planned": None, "isKept": True}
    first = document["differences"][0]
    assert (first["kind"], first["column"], first["before"], first["after"]) == (
        "level-tightened",
        "Postcode",
        "should",
        "must-have-value",
    )


def test_a_version_that_may_come_as_it_is_gives_0(run: Run) -> None:
    code, out, _ = run("standard", "diff", "uk/brownfield-land@1", "uk/brownfield-land@2")
    assert code == 0
    assert "The version that follows 1.0.0 is 2.0.0; 2.0.0 is right." in out


def test_nothing_differs_from_itself(run: Run) -> None:
    code, out, _ = run("standard", "diff", TOILETS, TOILETS)
    assert (code, out.splitlines()[-1]) == (0, "Nothing differs.")


@pytest.mark.parametrize(
    ("named", "code", "says"),
    [
        ("uk/no-such", 2, "There is no standard called uk/no-such."),
        ("uk/public-toilets@9", 2, "uk/public-toilets has no version 9."),
    ],
)
def test_what_is_not_there_is_said_to_be_missing(run: Run, named: str, code: int, says: str) -> None:
    found, out, err = run("standard", "diff", named, "uk/public-toilets")
    assert (found, out) == (code, "")
    assert err.startswith(f"dsreg: {says}")
