"""What differs between two versions, held to the validator: a breaking difference has a file that passed and fails."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.comparison.compare import AGREEMENT, compare, next_version
from standards.comparison.difference import KINDS, Weight
from standards.library import list_standards
from standards.schema import Field, Level, Reference, RowRule, Schema
from standards.standard import Contradiction, Standard, parse_standard
from validator.finding import Severity
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

BREAKING, COMPATIBLE, EDITORIAL = Weight
GONE: Any = object()

BASE: dict[str, Any] = {
    "id": "uk/benches",
    "version": "1.2.3",
    "status": "agreed",
    "title": "Benches",
    "purpose": "One row for each public bench.",
    "steward": "Oakhaven District Council",
    "follows": [{"title": "List of benches", "url": "https://example.org/benches"}],
    "basis": "Voluntary.",
    "licence": "MIT",
    "fields": [
        {"name": "Bench", "title": "Bench", "description": "Its number.", "level": "must-have-value", "example": "B1"},
        {
            "name": "Seats",
            "title": "Seats",
            "description": "How many people sit on it.",
            "type": "integer",
            "level": "must-be-present",
            "constraints": {"minimum": 1, "maximum": 12},
            "example": "3",
        },
        {
            "name": "Material",
            "title": "Material",
            "description": "What it is made of.",
            "constraints": {"enum": ["wood", "metal"]},
            "level": "should",
            "aliases": ["Made of"],
            "example": "wood",
        },
        {
            "name": "Placed",
            "title": "Placed",
            "description": "The day on which it was put there.",
            "type": "date",
            "format": "any-of",
            "formats": ["%Y-%m-%d", "%d/%m/%Y"],
            "example": "2019-05-02",
        },
        {
            "name": "Code",
            "title": "Code",
            "description": "What is written on it.",
            "constraints": {"pattern": "[A-Z]+", "maxLength": 4},
            "example": "AB",
        },
        {
            "name": "Length",
            "title": "Length",
            "description": "How long it is.",
            "type": "number",
            "unit": "metres",
            "constraints": {"exclusiveMinimum": 0},
            "example": "1.5",
        },
        {
            "name": "Lit",
            "title": "Lit",
            "description": "Whether there is a lamp.",
            "type": "boolean",
            "trueValues": ["yes", "ja"],
            "falseValues": ["no"],
            "example": "yes",
        },
        {"name": "Maker", "title": "Maker", "description": "Who made it.", "example": "Oakhaven Joiners"},
    ],
    "rules": [
        {
            "name": "maker-of-wood",
            "kind": "needed-when",
            "fields": ["Maker", "Material"],
            "values": ["wood"],
            "says": "A bench of wood names its maker.",
        },
        {"name": "told", "kind": "any-of", "fields": ["Code", "Placed", "Maker"], "says": "Something is told."},
        {
            "name": "coded",
            "kind": "together",
            "fields": ["Code", "Lit"],
            "says": "A code is read by lamplight.",
            "severity": "warning",
        },
    ],
    "missingValues": ["", "-"],
    "uniqueKeys": [["Code", "Seats"]],
}

ROW = {
    "Bench": "B1",
    "Seats": "3",
    "Material": "metal",
    "Placed": "",
    "Code": "AB",
    "Length": "",
    "Lit": "",
    "Maker": "",
}
"""A row that passes."""


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    """Return the base with each change made: a path of keys and numbers with dots, and the value there."""
    document = copy.deepcopy(BASE)
    for path, value in changes:
        *parents, last = (int(part) if part.lstrip("-").isdigit() else part for part in path.split("."))
        place: Any = document
        for part in parents:
            place = place[part]
        if value is GONE:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    return document


def standard(document: dict[str, Any]) -> Standard:
    return parse_standard(document, sha256="")


def passes(folder: Path, document: dict[str, Any], *rows: dict[str, str]) -> bool:
    """Say whether the validator finds no error in a table, each row the one that passes but for these cells."""
    path = folder / "table.csv"
    full = [{**ROW, **row} for row in rows]
    names = [name for name in full[0] if full[0][name] is not GONE]
    lines = [",".join(names), *(",".join(row[name] for name in names) for row in full)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    one = standard(document)
    task = TableTask(path=path, shown=path.name, name="table", schema=one.schema, standard=one)
    return all(finding.severity is not Severity.ERROR for finding in check_table(task, Options())[1])


B1, B2 = {"Bench": "B1"}, {"Bench": "B2"}
SUPPLIER = {"name": "Supplier", "title": "Supplier", "description": "Who made it.", "example": "Oakhaven Joiners"}
NOTE = {"name": "Note", "title": "Note", "description": "What else there is to say.", "example": "Shaded"}
RULE = {"name": "lit-or-long", "kind": "any-of", "fields": ["Lit", "Length"], "says": "One of both is there."}
LINK = {"standard": "uk/makers", "field": "reference"}

TIGHTENED: dict[str, tuple[list[tuple[str, Any]], str, str, list[dict[str, str]]]] = {
    # what is changed: the changes, the kind of the difference, the kind of its opposite, rows that pass and then fail
    "a column must be filled": (
        [("fields.1.level", "must-have-value")],
        "level-tightened",
        "level-loosened",
        [{"Seats": ""}],
    ),
    "a column must be there": (
        [("fields.2.level", "must-be-present")],
        "level-tightened",
        "level-loosened",
        [{"Material": GONE}],
    ),
    "a new column is needed": (
        [("fields.8", {**NOTE, "level": "must-be-present"})],
        "column-added-needed",
        "column-removed",
        [{}],
    ),
    "an alias is gone": (
        [("fields.2.aliases", GONE), ("fields.2.level", "should")],
        "alias-removed",
        "alias-added",
        [],
    ),
    "a value is gone": ([("fields.2.constraints.enum", ["wood"])], "value-removed", "value-added", [{}]),
    "a list of values": (
        [("fields.7.constraints", {"enum": ["A", "B"]})],
        "constraint-added",
        "constraint-removed",
        [{"Maker": "C"}],
    ),
    "the least is more": (
        [("fields.1.constraints.minimum", 2)],
        "constraint-tightened",
        "constraint-loosened",
        [{"Seats": "1"}],
    ),
    "the most is less": (
        [("fields.1.constraints.maximum", 9)],
        "constraint-tightened",
        "constraint-loosened",
        [{"Seats": "12"}],
    ),
    "the least is left out": (
        [("fields.1.constraints", {"exclusiveMinimum": 1, "maximum": 12})],
        "constraint-tightened",
        "constraint-loosened",
        [{"Seats": "1"}],
    ),
    "the most is left out": (
        [("fields.1.constraints", {"minimum": 1, "exclusiveMaximum": 12})],
        "constraint-tightened",
        "constraint-loosened",
        [{"Seats": "12"}],
    ),
    "a limit is new": (
        [("fields.5.constraints.maximum", 3)],
        "constraint-added",
        "constraint-removed",
        [{"Length": "3.5"}],
    ),
    "a day is the first": (
        [("fields.3.constraints", {"minimum": "2019-01-01"})],
        "constraint-added",
        "constraint-removed",
        [{"Placed": "2018-01-01"}],
    ),
    "fewer characters": (
        [("fields.4.constraints.maxLength", 3)],
        "constraint-tightened",
        "constraint-loosened",
        [{"Code": "ABCD"}],
    ),
    "a pattern is new": (
        [("fields.0.constraints", {"pattern": "B[0-9]"})],
        "constraint-added",
        "constraint-removed",
        [{"Bench": "X"}],
    ),
    "no value stands twice": (
        [("fields.7.constraints", {"unique": True})],
        "constraint-added",
        "constraint-removed",
        [{**B1, "Maker": "A"}, {**B2, "Maker": "A", "Code": "CD"}],
    ),
    "a word is gone": ([("fields.6.trueValues", ["yes"])], "word-removed", "word-added", [{"Lit": "ja"}]),
    "a form is gone": (
        [("fields.3.formats", ["%Y-%m-%d"])],
        "format-changed",
        "format-widened",
        [{"Placed": "01/02/2019"}],
    ),
    "a string has a form": ([("fields.7.format", "email")], "format-changed", "format-widened", [{"Maker": "A"}]),
    "numbers are whole": ([("fields.5.type", "integer")], "type-changed", "type-widened", [{"Length": "1.5"}]),
    "an identifier": (
        [("fields.7.identifier", "postcode")],
        "identifier-added",
        "identifier-removed",
        [{"Maker": "A"}],
    ),
    "a link": ([("fields.7.references", LINK)], "link-added", "link-removed", []),
    "a primary key": ([("primaryKey", ["Bench"])], "primary-key-added", "primary-key-removed", [{}, {"Code": "CD"}]),
    "a key": ([("uniqueKeys.1", ["Bench"])], "key-added", "key-removed", [{}, {"Code": "CD"}]),
    "a rule": ([("rules.3", RULE)], "rule-added", "rule-removed", [{}]),
    "a warning becomes an error": ([("rules.2.severity", "error")], "rule-made-error", "rule-made-warning", [{}]),
    "a rule holds in more rows": ([("rules.0.values", ["wood", "metal"])], "rule-tightened", "rule-loosened", [{}]),
    "a rule holds in all rows": ([("rules.0.values", GONE)], "rule-tightened", "rule-loosened", [{}]),
    "one of fewer": ([("rules.1.fields", ["Placed", "Maker"])], "rule-tightened", "rule-loosened", [{}]),
    "personal data": ([("fields.7.personalData", "name")], "personal-data-marked", "personal-data-unmarked", []),
    "a table is gone": ([("tables", GONE)], "table-removed", "table-added", []),
}

TABLES = [{"name": "makers", "standard": "uk/makers@1"}]


def before_of(changes: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the base; with a table more where a table is what goes."""
    return {**BASE, "tables": TABLES} if changes == [("tables", GONE)] else BASE


@pytest.mark.parametrize("case", TIGHTENED)
def test_what_asks_for_more_breaks_and_its_opposite_is_compatible(case: str, tmp_path: Path) -> None:
    changes, kind, opposite, rows = TIGHTENED[case]
    before, after = before_of(changes), changed(*([] if changes == [("tables", GONE)] else changes))
    there, back = (compare(standard(a), standard(b)) for a, b in ((before, after), (after, before)))
    assert [(one.kind, one.weight) for one in there.differences] == [(kind, BREAKING)]
    if opposite != "column-removed":  # a reader misses the column, so both ways break
        assert [(one.kind, one.weight) for one in back.differences] == [(opposite, COMPATIBLE)]
    if rows:
        assert passes(tmp_path, before, *rows)
        assert not passes(tmp_path, after, *rows)


MISLEADING = {
    "a column is gone": ([("fields.5", GONE)], "column-removed"),
    "another name": ([("fields.5.name", "Extent")], "column-renamed"),
    "another name, the old one an alias": (
        [("fields.5.name", "Extent"), ("fields.5.aliases", ["length"]), ("fields.5.description", "From end to end.")],
        "column-renamed",
    ),
    "a name in other letters": ([("fields.5.name", "LENGTH")], "column-renamed"),
    "a day is a text": ([("fields.3", {**NOTE, "name": "Placed", "title": "Placed"})], "type-changed"),
    "a whole number is a year": ([("fields.1.type", "year")], "type-changed"),
    "another pattern": ([("fields.4.constraints.pattern", "[A-Z]*")], "constraint-changed"),
    "a limit without an order": ([("fields.1.constraints.minimum", "none")], "constraint-changed"),
    "another unit": ([("fields.5.unit", "feet")], "unit-changed"),
    "yes is no": ([("fields.6.trueValues", GONE), ("fields.6.falseValues", GONE)], "reading-changed"),
    "a text stands for nothing": ([("missingValues", ["", "-", "n/a"])], "missing-value-needed"),
    "a text stands for itself": ([("missingValues", [""])], "missing-value-removed"),
    "another rule of the same name": ([("rules.1.kind", "one-of")], "rule-changed"),
    "another name of the standard": ([("id", "uk/seats")], "id-changed"),
}


@pytest.mark.parametrize("case", MISLEADING)
def test_what_misleads_a_reader_breaks(case: str) -> None:
    changes, kind = MISLEADING[case]
    comparison = compare(standard(BASE), standard(changed(*changes)))
    assert comparison.weight is BREAKING
    assert kind in {one.kind for one in comparison.differences if one.weight is BREAKING}
    assert comparison.follows == "2.0.0"


def test_the_rules_and_keys_that_read_a_renamed_column_are_not_told_as_changed() -> None:
    condition = {"name": "short", "kind": "expression", "fields": ["Code", "Maker"], "says": "It is short."}
    before = changed(
        ("primaryKey", ["Bench", "Code"]),
        ("rules.3", {**condition, "expression": "length(Code) < 9 OR Maker = 'Code ''s'"}),
    )
    after = changed(
        ("fields.4.name", "Sign on it"),
        ("rules.1.fields", ["Sign on it", "Placed", "Maker"]),
        ("rules.2.fields", ["Sign on it", "Lit"]),
        ("uniqueKeys", [["Sign on it", "Seats"]]),
        ("primaryKey", ["Bench", "Sign on it"]),
        (
            "rules.3",
            {
                **condition,
                "fields": ["Sign on it", "Maker"],
                "expression": "length(\"Sign on it\") < 9 OR Maker = 'Code ''s'",
            },
        ),
    )
    there, back = compare(standard(before), standard(after)), compare(standard(after), standard(before))
    assert [one.kind for one in there.differences] == [one.kind for one in back.differences] == ["column-renamed"]


def test_a_rule_that_changed_beside_a_renamed_column_is_told() -> None:
    after = changed(
        ("fields.4.name", "Sign"),
        ("rules.1.fields", ["Sign", "Placed"]),
        ("rules.2.fields", ["Sign", "Lit"]),
        ("uniqueKeys", GONE),
    )
    found = {(one.kind, one.rule) for one in compare(standard(BASE), standard(after)).differences}
    assert found == {("column-renamed", None), ("rule-tightened", "told"), ("key-removed", None)}


ALLOWED: dict[str, tuple[list[tuple[str, Any]], str]] = {
    "a column more": ([("fields.8", NOTE)], "column-added"),
    "a column is wanted": ([("fields.5.level", "should")], "level-raised"),
    "a column is wanted less": ([("fields.2.level", "may")], "level-loosened"),
    "a year is a number": ([("fields.1.type", "number")], "type-widened"),
    "letter case": ([("fields.2.constraints.enum", ["Wood", "metal"])], "value-respelt"),
    "a rule that warns": ([("rules.3", {**RULE, "severity": "warning"})], "warning-added"),
    "another rule that warns": ([("rules.2.kind", "one-of")], "warning-changed"),
    "a rule has another name": ([("rules.1.name", "something-told")], "rule-renamed"),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_allows_or_adds_is_compatible(case: str) -> None:
    changes, kind = ALLOWED[case]
    comparison = compare(standard(BASE), standard(changed(*changes)))
    assert [(one.kind, one.weight) for one in comparison.differences] == [(kind, COMPATIBLE)]
    assert comparison.follows == "1.3.0"


REWORDED = {
    "a title": ([("fields.0.title", "Number")], "title-reworded"),
    "a meaning": ([("fields.0.description", "The number on its back.")], "meaning-reworded"),
    "an example": ([("fields.0.example", "B2")], "example-changed"),
    "a unit that was not said": ([("fields.1.unit", "people")], "unit-stated"),
    "the order of the columns": (
        [("fields.0", BASE["fields"][1]), ("fields.1", BASE["fields"][0])],
        "columns-reordered",
    ),
    "what a rule says": ([("rules.0.says", "Wood has a maker.")], "rule-reworded"),
    "the title": ([("title", "Public benches")], "agreement-reworded"),
    "a source": ([("follows.0.note", "Read in May.")], "agreement-reworded"),
    "the notice": ([("noticeDays", 30)], "notice-changed"),
}


@pytest.mark.parametrize("case", REWORDED)
def test_what_only_rewords_is_editorial(case: str) -> None:
    changes, kind = REWORDED[case]
    comparison = compare(standard(BASE), standard(changed(*changes)))
    assert [(one.kind, one.weight) for one in comparison.differences] == [(kind, EDITORIAL)]
    assert comparison.follows == "1.2.4"


def test_a_state_changes_without_a_new_number() -> None:
    after = changed(("status", "deprecated"), ("successor", "uk/benches@2.0.0"))
    comparison = compare(standard(BASE), standard(after))
    assert [one.kind for one in comparison.differences] == ["status-changed", "successor-changed"]
    assert (comparison.follows, comparison.is_sound) == ("1.2.3", True)


def test_a_list_in_another_order_is_the_same_list() -> None:
    after = changed(
        ("rules.1.fields", ["Maker", "Code", "Placed"]),
        ("fields.2.constraints.enum", ["metal", "wood"]),
        ("fields.3.formats", ["%d/%m/%Y", "%Y-%m-%d"]),
        ("uniqueKeys", [["Seats", "Code"]]),
    )
    assert compare(standard(BASE), standard(after)).differences == ()


TURNED: dict[str, tuple[list[tuple[str, Any]], list[tuple[str, Any]], str]] = {
    "another identifier": (
        [("fields.7.identifier", "postcode")],
        [("fields.7.identifier", "ods")],
        "identifier-changed",
    ),
    "another link": (
        [("fields.7.references", LINK)],
        [("fields.7.references", {**LINK, "field": "name"})],
        "link-changed",
    ),
    "another primary key": ([("primaryKey", ["Bench"])], [("primaryKey", ["Bench", "Code"])], "primary-key-changed"),
    "a table is held to another standard": (
        [("tables", TABLES)],
        [("tables", [{**TABLES[0], "standard": "uk/makers@2"}])],
        "table-changed",
    ),
}


@pytest.mark.parametrize("case", TURNED)
def test_what_is_turned_into_another_breaks_both_ways(case: str) -> None:
    first, second, kind = TURNED[case]
    one, two = standard(changed(*first)), standard(changed(*second))
    for before, after in ((one, two), (two, one)):
        assert [(found.kind, found.weight) for found in compare(before, after).differences] == [(kind, BREAKING)]


def test_a_text_that_stands_for_nothing_breaks_nothing_where_nothing_is_needed() -> None:
    bare = [("rules", GONE), ("fields.0.level", "may"), ("missingValues", [""])]
    before, after = standard(changed(*bare)), standard(changed(*bare, ("missingValues", ["", "n/a"])))
    assert [(one.kind, one.weight) for one in compare(before, after).differences] == [
        ("missing-value-added", COMPATIBLE),
    ]


def test_every_kind_of_difference_is_shown_by_a_case_above() -> None:
    """A kind that no case shows is a kind that nobody tried."""
    page = Path(__file__).read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f'"{kind}"' not in page] == []


COMPARED_APART = {"version", "sha256", "changes", "schema", "members"}
NOT_IN_A_STANDARD = {"foreign_keys", "fields_match", "is_standard", "missing_values"}
SAMPLES: dict[type, dict[str, Any]] = {
    Standard: {
        **dict.fromkeys(AGREEMENT, "other"),
        "follows": (),
        "contradictions": (Contradiction(about="a", texts="b", followed="c", because="d"),),
        "id": "uk/other",
        "status": "draft",
        "successor": "uk/other@1",
        "notice_days": 1,
    },
    Field: {
        "name": "other",
        "type": "date",
        "format": "email",
        "title": "other",
        "description": "other",
        "constraints": {"minLength": 2},
        "options": {"trueValues": ["si"]},
        "level": Level.VALUE,
        "aliases": ("other",),
        "identifier": "ods",
        "references": Reference(standard="uk/other", field="other"),
        "example": "other",
        "unit": "other",
        "personal_data": "name",
    },
    RowRule: {
        "name": "other",
        "kind": "one-of",
        "fields": ("Code", "Seats"),
        "says": "Other.",
        "values": ("other",),
        "expression": "TRUE",
        "severity": "error",
    },
    Schema: {"primary_key": ("Code",), "unique_keys": (("Seats",),), "rules": (), "fields": ()},
}


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: str(kind.__name__))
def test_no_part_of_a_standard_is_forgotten(kind: type) -> None:
    """Whoever adds a part to the model is told here that a comparison must speak of it."""
    names = {part.name for part in dataclasses.fields(kind)}
    assert names - set(SAMPLES[kind]) <= COMPARED_APART | NOT_IN_A_STANDARD


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, samples in SAMPLES.items() for name in samples])
def test_each_part_is_compared(kind: type, name: str) -> None:
    before = standard(BASE)
    schema = before.schema
    other: dict[str, Any] = {name: SAMPLES[kind][name]}
    if kind is Standard:
        after = replace(before, **other)
    elif kind is Schema:
        after = replace(before, schema=replace(schema, **other))
    else:
        part = "fields" if kind is Field else "rules"
        *others, last = getattr(schema, part)
        parts: dict[str, Any] = {part: (*others, replace(last, **other))}
        after = replace(before, schema=replace(schema, **parts))
    assert compare(before, after).differences != ()


LEVELS = ("may", "should", "must-be-present", "must-have-value")


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=8, max_size=8),
    st.tuples(st.integers(-5, 5), st.integers(0, 5)),
    st.tuples(st.integers(6, 20), st.integers(0, 5)),
    st.tuples(st.sets(st.sampled_from("abcdef"), min_size=1), st.sets(st.sampled_from("abcdef"))),
)
def test_a_version_that_asks_for_more_breaks_and_the_way_back_never_does(
    levels: list[tuple[int, int]],
    least: tuple[int, int],
    most: tuple[int, int],
    values: tuple[set[str], set[str]],
) -> None:
    """Levels rise, limits close in, lists grow shorter, in any mixture."""
    few, more = values
    weak: list[tuple[str, Any]] = [(f"fields.{number}.level", LEVELS[min(pair)]) for number, pair in enumerate(levels)]
    strong: list[tuple[str, Any]] = [
        (f"fields.{number}.level", LEVELS[max(pair)]) for number, pair in enumerate(levels)
    ]
    weak += [("fields.1.constraints", {"minimum": least[0], "maximum": sum(most)})]
    strong += [("fields.1.constraints", {"minimum": sum(least), "maximum": most[0]})]
    weak += [("fields.2.constraints.enum", sorted(few | more))]
    strong += [("fields.2.constraints.enum", sorted(few))]
    loose, tight = standard(changed(*weak)), standard(changed(*strong))
    there, back = compare(loose, tight), compare(tight, loose)
    fails = any(max(pair) > max(1, min(pair)) for pair in levels)
    is_narrower = bool(least[1] or most[1] or more - few)
    assert (there.weight is BREAKING) is (fails or is_narrower)
    assert back.weight in {None, COMPATIBLE}
    assert len(there.differences) == len(back.differences)


@pytest.mark.parametrize("one", list_standards(), ids=lambda one: f"{one.id}@{one.version}")
def test_a_standard_does_not_differ_from_itself(one: Standard) -> None:
    comparison = compare(one, one)
    assert (comparison.differences, comparison.follows, comparison.is_sound) == ((), one.version, True)


@pytest.mark.parametrize(
    ("version", "weight", "follows"),
    [
        ("1.2.3", BREAKING, "2.0.0"),
        ("1.2.3", COMPATIBLE, "1.3.0"),
        ("1.2.3", EDITORIAL, "1.2.4"),
        ("0.2.3", BREAKING, "0.3.0"),
        ("0.2.3", COMPATIBLE, "0.3.0"),
        ("0.2.3", EDITORIAL, "0.2.4"),
        ("9.9.9", EDITORIAL, "9.9.10"),
        ("10.0.0", BREAKING, "11.0.0"),
    ],
)
def test_the_number_that_follows(version: str, weight: Weight, follows: str) -> None:
    assert next_version(version, weight) == follows


def announced(*, date: str = "2026-06-01", since: str | None = "2026-01-01", version: str = "2.0.0") -> dict[str, Any]:
    change = {"version": version, "date": date, "summary": "Length is gone."} | ({"announced": since} if since else {})
    return changed(("fields.5", GONE), ("version", version), ("changes", [change]))


def test_a_breaking_change_is_announced_ninety_days_before() -> None:
    notice = compare(standard(BASE), standard(announced())).notice
    assert notice is not None
    assert (notice.days, notice.earliest, notice.is_kept) == (90, dt.date(2026, 4, 1), True)


def test_a_breaking_change_that_comes_too_early_is_not_sound() -> None:
    comparison = compare(standard(BASE), standard(announced(date="2026-03-31")))
    assert comparison.notice is not None
    assert not comparison.notice.is_kept
    assert not comparison.is_sound


def test_the_earlier_version_says_how_long_the_notice_is() -> None:
    """Whoever shortens the notice cannot do so for the change that shortens it."""
    before = changed(("noticeDays", 365))
    after = {**announced(), "noticeDays": 1}
    notice = compare(standard(before), standard(after)).notice
    assert notice is not None
    assert (notice.days, notice.earliest) == (365, dt.date(2027, 1, 1))


def test_without_a_date_nothing_is_said_of_the_day() -> None:
    comparison = compare(standard(BASE), standard(changed(("fields.5", GONE), ("version", "2.0.0"))))
    assert comparison.notice is not None
    assert (comparison.notice.earliest, comparison.is_sound) == (None, True)


@pytest.mark.parametrize("change", [("status", "draft"), ("version", "0.9.0")])
def test_a_draft_promises_nothing(change: tuple[str, str]) -> None:
    assert compare(standard(changed(change)), standard(announced())).notice is None


@pytest.mark.parametrize(
    ("version", "is_right"), [("1.2.3", False), ("1.9.0", False), ("2.0.0", True), ("3.0.0", True)]
)
def test_a_number_that_is_too_low_is_noticed(version: str, *, is_right: bool) -> None:
    comparison = compare(standard(BASE), standard(changed(("fields.5", GONE), ("version", version))))
    assert comparison.is_numbered_well is is_right
