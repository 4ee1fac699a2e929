"""docs/how-to/add-a-standard.md and agree-a-standard.md, followed as they are written, in a clean folder."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from standards.standard import Change

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

HAND_OVER = "## 6. Check it"


def pages(root: Path) -> dict[str, str]:
    folder = root / "docs" / "how-to"
    return {name: (folder / name).read_text(encoding="utf-8") for name in ("add-a-standard.md", "agree-a-standard.md")}


def commands(text: str) -> list[list[str]]:
    """Return the commands that a page shows, each in its words."""
    return [line.split()[1:] for line in text.splitlines() if line.startswith("    dsreg ")]


def blocks(text: str) -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a clean folder, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_files(page: str, clean: Path) -> Path:
    """Write the files that the page shows, as a reader would, over those of the new folder; return that."""
    tree, document, valid, faulty, findings = blocks(page)
    folder = clean / tree.splitlines()[0]
    readme = page.partition("## 5. Write README.md")[2].partition(HAND_OVER)[0]
    for name, content in {
        "standard.json": document,
        "README.md": readme,
        "examples/valid/every-column.csv": valid,
        "examples/invalid/faults.csv": faulty,
        "examples/invalid/faults.json": findings,
    }.items():
        assert (folder / name).is_file(), name
        (folder / name).write_text(content, encoding="utf-8", newline="")
    return folder


def write_next(folder: Path) -> None:
    """Copy the version to the next one and change something there, as section 7 says: another label for a column."""
    later = folder.with_name("0.2.0")
    shutil.copytree(folder, later)
    document = json.loads((later / "standard.json").read_text(encoding="utf-8"))
    document["version"] = later.name
    document["fields"][1]["aliases"] = ["Places to sit"]
    (later / "standard.json").write_text(json.dumps(document), encoding="utf-8")


def test_a_person_without_python_adds_a_standard_by_writing_one_folder(run: Run, clean: Path, root: Path) -> None:
    page = pages(root)["add-a-standard.md"]
    begin, _, rest = page.partition("## 2. Write standard.json")
    (new,) = commands(begin)
    assert run(*new)[0] == 0
    unready, out, _ = run("standard", "check", new[-1])
    assert (unready, "Not ready" in out) == (1, True)
    folder = write_files(page, clean)
    write_next(folder)
    later = commands(rest.partition(HAND_OVER)[2])
    assert [command[:2] for command in later] == [
        ["standard", "check"],
        ["validate", later[1][1]],
        ["standard", "show"],
        ["standard", "list"],
        ["standard", "diff"],
    ]
    said = []
    for command in later:
        code, out, err = run(*command)
        assert code == 0, f"dsreg {' '.join(command)}: {out}{err}"
        said.append(out)
    check, validate, show, listed, diff = said
    assert "Ready" in check
    assert "All good." in validate
    assert show.startswith("Public benches\nuk/benches 0.1.0   draft\n")
    assert listed.startswith("uk/benches 0.1.0   draft\n")
    assert "The version that follows 0.1.0 is 0.2.0; 0.2.0 is right." in diff


def test_the_page_on_agreement_shows_commands_that_run(run: Run, clean: Path, root: Path) -> None:
    shown = commands(pages(root)["agree-a-standard.md"])
    assert len(shown) == 6
    for command in shown:
        assert run(*command)[0] == 0, command
    assert list(clean.iterdir()) == []


def test_the_page_on_agreement_shows_changes_of_the_right_form(root: Path) -> None:
    (block,) = blocks(pages(root)["agree-a-standard.md"])
    (one,) = json.loads(f"{{{block}}}")["changes"]
    assert Change(**one).announced < Change(**one).date
