"""Every standard's folder: those of the library, and the one that a reader of docs/how-to/add-a-standard.md writes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from standards.library import COMMUNITY, load_standard

if TYPE_CHECKING:
    from standards.standard import Standard

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-standard.md"
FOLDERS = sorted(path.parent for path in COMMUNITY.glob("**/standard.json"))


@pytest.fixture(scope="session", params=[*FOLDERS, HOW_TO], ids=lambda path: "-".join(path.parts[-3:]))
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of one standard."""
    if request.param != HOW_TO:
        return Path(request.param)
    return follow_the_how_to(tmp_path_factory.mktemp("community"))


@pytest.fixture(scope="session")
def standard(folder: Path) -> Standard:
    """Return the standard of that folder."""
    return load_standard(folder)


def follow_the_how_to(community: Path) -> Path:
    """Write the files that the page shows, as a reader would, and return the standard's folder."""
    page = HOW_TO.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```$", page, flags=re.DOTALL | re.MULTILINE)
    tree, document, valid, faulty, findings = blocks
    folder = community / tree.splitlines()[0].removeprefix("standards/")
    for name, content in {
        "standard.json": document,
        "README.md": page.partition("## 5. Write README.md")[2].partition("## 6.")[0],
        "examples/valid/every-column.csv": valid,
        "examples/invalid/faults.csv": faulty,
        "examples/invalid/faults.json": findings,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    return folder
