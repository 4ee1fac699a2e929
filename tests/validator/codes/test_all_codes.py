from __future__ import annotations

import re

import pytest

from validator.codes.all_codes import ALL_CODES, CODES, GROUPS
from validator.codes.cell_codes import CONSTRAINTS

# The contract of the report, restated by hand: name, the graver severity, what its count counts.
CONTRACT = """
encoding-error error file
encoding-bom notice file
line-ends-mixed warning file
line-ends-cr notice file
null-byte error rows
stray-quote error rows
unclosed-quote error file
delimiter-unexpected warning file
table-empty error file
row-count error file
hash-count error file
byte-count error file
too-many-columns error file
header-missing error file
header-not-first error file
header-multi-row error file
blank-label error labels
duplicate-label error labels
incorrect-label error labels
missing-label error labels
extra-label error labels
label-variant warning labels
missing-cell error cells
extra-cell error cells
blank-row error rows
truncated-row error rows
type-error error cells
constraint-error error cells
enum-variant warning cells
unique-error error rows
primary-key error rows
foreign-key error rows
row-constraint error rows
excel-number-damage error cells
excel-error-value error cells
excel-serial-date error cells
excel-decimal-point warning cells
leading-zero-lost warning cells
null-word warning cells
whitespace-padded warning cells
mojibake warning cells
formula-cell warning cells
bidi-character warning cells
date-ambiguous notice file
money-format error cells
identifier-malformed error cells
geometry-malformed error cells
uprn-malformed error cells
uprn-suffix error cells
uprn-list error cells
uprn-placeholder error cells
uprn-padded warning cells
uprn-duplicate warning cells
postcode-malformed error cells
coordinates-half error rows
coordinates-swapped error rows
coordinates-other-system error rows
coordinates-outside warning rows
uprn-unknown warning cells
uprn-far-from-point warning cells
usrn-mismatch warning cells
descriptor-error error values
property-missing error values
property-repeated error values
value-malformed error values
value-not-in-list error values
reference-dangling error values
identifier-duplicate error values
date-order error values
licence-unknown error values
title-duplicate warning values
download-shared warning values
distribution-missing warning values
value-placeholder warning values
publisher-unexpected warning values
url-relative warning values
link-broken warning values
property-unknown error values
standard-detected notice values
standard-deprecated notice file
personal-data-column error labels
special-category-column error labels
small-cells error cells
"""

JARGON = ("label", "null-", "regex", "schema", "enum", "boolean", "string", "constraint", "delimiter", "resource")


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(.*?)\}", text))


def test_the_table_holds_every_code_of_the_contract_and_no_other() -> None:
    contract = {tuple(line.split()) for line in CONTRACT.strip().splitlines()}
    assert {(code.name, code.severity.value, code.counts) for code in ALL_CODES} == contract


def test_no_code_stands_twice() -> None:
    assert len(ALL_CODES) == len(CODES) == len({code.name for code in ALL_CODES})


def test_the_groups_come_in_the_order_in_which_a_reader_meets_the_faults() -> None:
    assert list(GROUPS) == [
        "The file",
        "Column headings",
        "Rows",
        "Cells",
        "Identifiers and places",
        "Metadata",
        "Disclosure",
    ]


def test_the_sentence_for_many_starts_with_their_number() -> None:
    assert [code.name for code in ALL_CODES if not code.many.startswith("{count} ")] == []


def test_the_sentence_for_one_starts_with_its_number_unless_it_is_about_the_whole_file() -> None:
    counted = [code for code in ALL_CODES if code.counts != "file"]
    assert [code.name for code in counted if not code.one.startswith("1 ")] == []


def test_what_the_officer_reads_is_one_sentence_each() -> None:
    """A full stop inside is one of a number or a file's name, so no space follows it."""
    for code in ALL_CODES:
        for text in (code.one, code.many, code.mend):
            assert len(re.findall(r"[.!?](?: |$)", text)) == 1, (code.name, text)
            assert text.endswith("."), (code.name, text)


def test_every_heading_of_a_page_has_its_text() -> None:
    texts = [(code.name, text) for code in ALL_CODES for text in (code.finds, code.why, code.example)]
    assert [name for name, text in texts if len(text) < 20 or not text.endswith((".", "`"))] == []


def test_the_officers_sentences_need_no_glossary() -> None:
    """The words of the standards stand in the page of a code, not in what every officer reads."""
    said = {code.name: f"{code.one} {code.many}".lower() for code in ALL_CODES}
    assert [(name, word) for name, text in said.items() for word in JARGON if word in text] == []


def test_only_the_type_and_the_encoding_have_words_that_wait_for_what_was_expected() -> None:
    """A check that gives no expected value must not leave a hole in a sentence."""
    waiting = {code.name for code in ALL_CODES if "expected" in _placeholders(code.one + code.many + code.mend)}
    assert waiting == {"type-error", "encoding-error"}
    assert {name for code in ALL_CODES for name in _placeholders(code.many)} == {"count", "expected"}


def test_a_reference_is_a_public_address_or_nothing() -> None:
    assert [code.name for code in ALL_CODES if code.reference and not code.reference.startswith("https://")] == []


def test_every_constraint_of_table_schema_has_words() -> None:
    assert set(CONSTRAINTS) == {
        "required",
        "unique",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "pattern",
        "enum",
        "jsonSchema",
    }


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_the_words_of_a_constraint_start_with_the_number_and_wait_only_for_what_was_expected(constraint: str) -> None:
    one, many, mend = CONSTRAINTS[constraint]
    assert one.startswith("1 ")
    assert many.startswith("{count} ")
    assert _placeholders(one + many) == {"count"}
    assert _placeholders(mend) <= {"expected"}


def test_a_missing_value_is_said_to_be_blank() -> None:
    one, many, _ = CONSTRAINTS["required"]
    assert one == "1 cell is blank where a value is needed."
    assert many.format(count=3) == "3 cells are blank where a value is needed."


def test_a_value_outside_a_list_is_answered_with_the_list() -> None:
    _, many, mend = CONSTRAINTS["enum"]
    assert many.format(count=2) == "2 cells hold a value that is not in the list."
    assert mend.format(expected="Male, Female") == "Use one of: Male, Female."


def test_sixteen_bad_postcodes_are_said_in_plain_words() -> None:
    assert CODES["postcode-malformed"].many.format(count=16) == "16 cells are not full postcodes."


def test_lost_zeros_name_their_cause() -> None:
    said = CODES["leading-zero-lost"].many.format(count=26)
    assert said == "26 numbers lost their first 0 (a spreadsheet did this)."


def test_a_wrong_type_says_what_was_expected() -> None:
    assert CODES["type-error"].many.format(count=2, expected="a whole number") == "2 cells are not a whole number."
