from __future__ import annotations

import json
from typing import TYPE_CHECKING

from registry.exports.data_package import write_data_package

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue


def test_its_paths_lead_from_where_it_stands_to_the_newest_files(catalogue: Catalogue) -> None:
    for dataset in catalogue.datasets:
        descriptor = json.loads(write_data_package(dataset))
        paths = {f"{dataset.folder}/{one['path']}" for one in descriptor["resources"]}
        assert paths == {one.path for one in dataset.latest.downloads}


def test_all_else_stands_as_it_was_published(catalogue: Catalogue) -> None:
    (dataset,) = [one for one in catalogue.datasets if one.name == "public-toilets"]
    descriptor = json.loads(write_data_package(dataset))
    published = dict(dataset.record.descriptor)
    assert {**descriptor, "resources": 0} == {**published, "resources": 0}
    assert descriptor["resources"][0]["dsreg:standard"] == "uk/public-toilets"
