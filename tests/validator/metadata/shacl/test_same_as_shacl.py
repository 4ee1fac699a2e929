"""What dsreg finds by a profile is what pyshacl finds by the same profile as SHACL: an oracle that we did not write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib

from standards.profile import find_profile
from validator.metadata.shacl import to_shacl

if TYPE_CHECKING:
    from collections.abc import Callable

IN_RDF = ("dcat-ap-3", "dcat-ap-hvd-3", "data-gov-uk", "dsreg", "gemini-2.3", "dcat-us-3")
DESCRIPTIONS = {"dcat-ap-3": 200}
FEWER = 50


@pytest.mark.parametrize("name", IN_RDF)
def test_pyshacl_finds_the_same_subjects_and_properties(
    name: str,
    generated: Callable[..., rdflib.Graph],
    found_by_us: Callable[..., set[tuple[str, str]]],
    found_by_pyshacl: Callable[..., set[tuple[str, str]]],
) -> None:
    profile = find_profile(name)
    graph = generated(profile, DESCRIPTIONS.get(name, FEWER))
    ours = found_by_us(graph, profile)
    assert len(ours) > FEWER
    theirs = found_by_pyshacl(graph, rdflib.Graph().parse(data=to_shacl(profile), format="turtle"))
    assert (sorted(ours - theirs), sorted(theirs - ours)) == ([], [])
