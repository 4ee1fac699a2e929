"""The same fault of many datasets, told once to a person and one by one to a program."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from validator.faults import Place, find
from validator.finding import Example, Finding
from validator.renderings.json import render_json
from validator.renderings.junit import render_junit
from validator.renderings.markdown import render_markdown
from validator.renderings.text import render_text
from validator.renderings.together import together
from validator.report import Report


def lacking(name: str, line: int) -> Finding:
    return find(
        "property-missing",
        Place(path="data.json"),
        subject=f"'{name}'",
        property="dct:license",
        message=f"Dataset '{name}' has no licence.",
        examples=[Example(line=line, pointer=f"/dataset/{line}")],
    )


def filler(name: str, value: str) -> Finding:
    subject = f"'{value}', contact point of '{name}'"
    return find(
        "value-placeholder",
        Place(path="data.json"),
        subject=subject,
        property="vcard:fn",
        message=f'The name of {subject} is a filler: "{value}".',
        examples=[Example(value=value)],
    )


LACKING = tuple(lacking(f"Set {number}", number) for number in range(1, 31))


def test_thirty_alike_are_one_that_names_the_first() -> None:
    (one,) = together(LACKING, most=10)
    assert one.count == 30
    assert one.message == "30 times: Dataset … has no licence."
    assert [(example.line, example.message) for example in one.examples][:2] == [(1, "'Set 1'"), (2, "'Set 2'")]
    assert len(one.examples) == 10


def test_all_are_named_where_all_were_asked_for() -> None:
    assert len(together(LACKING, most=None)[0].examples) == 30


def test_one_alone_keeps_its_own_words() -> None:
    assert together(LACKING[:1], most=10) == LACKING[:1]


def test_what_differs_in_more_than_its_subject_stays_apart() -> None:
    other = replace(LACKING[1], message="Distribution of 'Set 2' has no licence.")
    assert together((LACKING[0], other), most=10) == (LACKING[0], other)


def test_faults_of_columns_stay_apart() -> None:
    cells = tuple(find("postcode-malformed", Place(path="a.csv", field="Postcode"), count=n) for n in (1, 2))
    assert together(cells, most=10) == cells


def test_a_part_stays_said_and_a_value_that_all_share_too() -> None:
    (one,) = together((filler("A", "<Nobody>"), filler("B", "<Nobody>")), most=10)
    assert one.message == '2 times: The name of contact point of … is a filler: "<Nobody>".'


def test_values_that_differ_stand_in_the_places() -> None:
    (one,) = together((filler("A", "TODO"), filler("B", "N/A")), most=10)
    assert one.message == '2 times: The name of contact point of … is a filler: "…".'


@pytest.mark.parametrize("render", [render_text, render_markdown])
def test_a_person_reads_it_once(render: object) -> None:
    text = render(Report(findings=LACKING))  # type: ignore[operator]
    assert text.count("has no licence") <= 2
    assert "Set 1" in text
    assert "Set 30" not in text


def test_a_program_reads_each() -> None:
    report = Report(findings=LACKING)
    assert len(json.loads(render_json(report, tool="0"))["findings"]) == 30
    assert render_junit(report, tool="0").count("has no licence") >= 30
