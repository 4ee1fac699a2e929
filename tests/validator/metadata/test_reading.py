"""Any file of metadata read as a description, told by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from pathlib import Path

TURTLE = (
    "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n"
    '<https://example.org/toilets> a dcat:Dataset ; dct:title "Public toilets" .\n'
)
FILES = {
    "turtle": TURTLE,
    "data-package": '{"name": "toilets", "title": "Public toilets", "resources": [{"name": "t", "path": "t.csv"}]}',
    "dcat-us-1.1": '{"dataset": [{"title": "Public toilets"}]}',
    "uk-exchange": "title: Public toilets\ntype: dcat:Dataset\nsecurityClassification: OFFICIAL\n",
}


@pytest.mark.parametrize("form", FILES)
def test_the_content_tells_the_form(form: str, tmp_path: Path) -> None:
    path = tmp_path / ("record.yaml" if form == "uk-exchange" else "record")
    path.write_text(FILES[form], encoding="utf-8")
    description = read_description(path, shown="record")
    assert description.form == form
    assert [one.first("dct:title") for one in description.subjects if "Dataset" in one.classes] == ["Public toilets"]


def test_a_folder_is_its_package(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(FILES["data-package"], encoding="utf-8")
    assert read_description(tmp_path).form == "data-package"


def test_what_describes_nothing_is_not_recognised(tmp_path: Path) -> None:
    path = tmp_path / "numbers.json"
    path.write_text('{"numbers": [1, 2]}', encoding="utf-8")
    with pytest.raises(DsregError) as caught:
        read_description(path)
    assert caught.value.code == "not-recognised"
