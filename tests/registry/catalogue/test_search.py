from __future__ import annotations

import json
from typing import TYPE_CHECKING

from registry.catalogue.search import write_search_index

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue


def test_every_dataset_can_be_found_by_its_words_its_columns_and_its_standard(catalogue: Catalogue) -> None:
    index = json.loads(write_search_index(catalogue))
    rows = {row[0]: dict(zip(index["fields"], row, strict=True)) for row in index["datasets"]}
    assert len(rows) == 5
    toilets = rows["ambleford/public-toilets"]
    assert toilets["title"] == "Public toilets in Ambleford"
    assert toilets["keywords"] == "toilets accessibility public conveniences"
    assert toilets["publisher"] == "Ambleford Borough Council"
    assert toilets["standards"] == "Public toilets uk/public-toilets"
    assert "UPRN" in toilets["columns"]


def test_an_address_is_no_word_to_search_by(catalogue: Catalogue) -> None:
    assert b"esd.org.uk" not in write_search_index(catalogue)
