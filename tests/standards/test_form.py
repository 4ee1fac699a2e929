"""What is said of a standard.json that breaks the form: what is missing, what was meant, what belongs there."""

from __future__ import annotations

from typing import Any

import pytest

from standards.errors import DsregError
from standards.form import list_form_faults, refuse_malformed

SMALL: dict[str, Any] = {
    "id": "uk/benches",
    "version": "1.0.0",
    "status": "draft",
    "title": "Benches",
    "purpose": "One row for each public bench.",
    "steward": "Oakhaven District Council",
    "follows": [{"title": "List of benches", "url": "https://example.org/benches"}],
    "basis": "Voluntary.",
    "licence": "MIT",
    "fields": [{"name": "Bench", "title": "Bench", "description": "Its number.", "example": "12"}],
}


def field(**changes: object) -> dict[str, Any]:
    return {**SMALL, "fields": [{**SMALL["fields"][0], **changes}]}


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in SMALL.items() if name not in names}


def test_a_sound_document_has_no_fault() -> None:
    assert list_form_faults(SMALL) == ()
    refuse_malformed(SMALL, shown="standard.json")


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (without("steward", "basis"), "it lacks steward, basis (at $)"),
        (without("fields"), "it lacks fields (at $)"),
        ({**SMALL, "verison": "1"}, "it has verison (version?), which is not known (at $)"),
        ({**SMALL, "status": "final"}, '"final" is none of draft, candidate, agreed, deprecated (at $.status)'),
        ({**SMALL, "successor": "uk/seats@1"}, "successor has no place here (at $.successor)"),
        (field(levle="may"), "it has levle (level?), which is not known (at $.fields[0])"),
        (field(formats=["%Y"]), "formats has no place here (at $.fields[0].formats)"),
    ],
)
def test_a_fault_is_said_in_words(document: dict[str, Any], says: str) -> None:
    assert list_form_faults(document) == (says,)


@pytest.mark.parametrize(
    ("document", "value", "says"),
    [
        ({**SMALL, "version": "1.0"}, '"1.0"', "Three numbers"),
        ({**SMALL, "id": "Public Benches"}, '"Public Benches"', "a place or community, a slash, a short name"),
        ({**SMALL, "title": "Benches "}, '"Benches "', "without spaces at its ends"),
        ({**SMALL, "fields": []}, "[]", "The columns, in the order of the source"),
        (field(example=12), "12", "A value that passes"),
        (field(aliases=["a", "a"]), '["a", "a"]', "each once"),
    ],
)
def test_a_value_that_does_not_belong_there_is_shown_with_what_does(
    document: dict[str, Any], value: str, says: str
) -> None:
    [fault] = list_form_faults(document)
    assert fault.startswith(f"{value} is not what belongs here: ")
    assert says in fault


def test_every_fault_is_told_in_the_order_of_the_document() -> None:
    document = {**SMALL, "status": "final", "fields": [{"name": "A"}, {"name": "B", "type": "text"}]}
    places = [fault.rpartition(" (at ")[2] for fault in list_form_faults(document)]
    assert places == ["$.fields[0])", "$.fields[1])", "$.fields[1].type)", "$.status)"]


def test_a_value_that_is_a_whole_document_is_cut_off() -> None:
    assert len(list_form_faults({**SMALL, "title": {"a": "b" * 5000}})[0]) < 300


@pytest.mark.parametrize("document", [None, 7, [], "uk/benches"])
def test_what_is_no_object_is_refused_by_the_name_of_the_file(document: object) -> None:
    with pytest.raises(DsregError) as raised:
        refuse_malformed(document, shown="benches/standard.json")
    assert (raised.value.code, raised.value.facts["standard"]) == ("standard-faulty", "benches/standard.json")
