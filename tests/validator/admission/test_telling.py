"""What a standard lacks in words: what is of one kind stands together, and what is the same is said once."""

from __future__ import annotations

import json

from validator.admission.check import Admission
from validator.admission.shortfall import lack
from validator.admission.telling import admission_json, admission_text

SHORTFALLS = (
    lack("to-write", "standard.json, title"),
    lack("not-proved", "examples/invalid", demand="Seats keeps its minimum", entry="{}"),
    lack("to-write", "README.md"),
)


def test_what_is_the_same_is_said_once() -> None:
    admission = Admission(folder="benches", standard=None, shortfalls=SHORTFALLS)
    assert admission_text(admission).splitlines() == [
        "benches",
        "",
        "  ✗ This is still to be written.",
        "      standard.json, title",
        "      README.md",
        "    Expected: The words of whoever knows the data.",
        "    → Write it, in the place of “To be written”.",
        "",
        "  ✗ Nothing proves that Seats keeps its minimum.",
        "      examples/invalid",
        "    Expected: A row that breaks it, and in the list beside it: {}",
        "    → Without these demands every example gives the same verdict: add the rows,",
        "      or drop the demand.",
        "",
        "Not ready: 3 things are still to be done.",
    ]


def test_one_thing_is_one_thing() -> None:
    text = admission_text(Admission(folder="benches", standard=None, shortfalls=SHORTFALLS[:1]))
    assert text.splitlines()[-1] == "Not ready: 1 thing is still to be done."


def test_nothing_lacking_is_ready() -> None:
    text = admission_text(Admission(folder="benches", standard=None, shortfalls=(), demands=7, examples=2))
    assert text.splitlines()[-1] == "Ready: the words are there, and 2 examples prove 7 demands."


def test_json_has_every_shortfall() -> None:
    document = json.loads(admission_json(Admission(folder="benches", standard=None, shortfalls=SHORTFALLS)))
    assert (document["exit"], document["standard"], len(document["findings"])) == (1, None, 3)
