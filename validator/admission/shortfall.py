"""What a standard lacks before it can be admitted: what, where, what is expected, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """One thing that a person still has to do: its code (a key of DEMANDS), the place, and the sentences."""

    code: str
    where: str
    message: str
    expected: str
    fix: str


DEMANDS: dict[str, tuple[str, str, str]] = {
    # code: what is wrong, what is expected, how to mend it
    "form": (
        "The document is not of the form of a standard: {reason}.",
        "standard.json has the form that docs/standard-format.md lists, part by part.",
        "Change it there.",
    ),
    "unsound": (
        "The parts do not fit together: {reason}.",
        "Rules and keys read columns that are there, and compare what can be compared.",
        "Change the rule or the column.",
    ),
    "folder-name": (
        "The folder is not called {name}.",
        "A standard in a library stands in the folder of its id and its version.",
        "Rename the folder, or correct id and version in standard.json.",
    ),
    "to-write": (
        "This is still to be written.",
        "The words of whoever knows the data.",
        "Write it, in the place of “To be written”.",
    ),
    "meaning": (
        "The meaning is not told.",
        "Whole sentences from which a newcomer can fill the column, with a full stop at the end.",
        "Write the description anew.",
    ),
    "label-clash": (
        "{first} and {second} are the same label.",
        "Names and aliases that differ by more than letter case, spaces and punctuation.",
        "Take one of them away.",
    ),
    "rule-name": (
        "Two rules are called {name}.",
        "A name of its own for each rule: a report names the one that failed.",
        "Rename one of them.",
    ),
    "example-value": (
        "The example “{value}” does not pass: {found}.",
        "A value that keeps all that the column asks.",
        "Correct the example, or the column.",
    ),
    "personal-identifier": (
        "The column asks for a number that belongs to a person: {identifier}.",
        "No published table holds one.",
        "Leave the column out.",
    ),
    "link": (
        "The column refers to {target}, which is not there.",
        "The id of a standard that stands in the same library, or in the one of dsreg, and a column of it.",
        "Correct the reference, or add that standard first.",
    ),
    "successor": (
        "The successor {successor} is not there, or nobody should use it any more.",
        "A standard that stands in the same library, and is not deprecated.",
        "Name the standard that replaces this one.",
    ),
    "changes": (
        "The changes do not speak of version {version}.",
        "Where changes are listed, the newest is that of this version.",
        "Add what this version changed, and the day from which it is in force.",
    ),
    "readme": (
        "{reason}",
        "A page for people that names the command `dsreg validate FILE --standard {id}`.",
        "Write README.md.",
    ),
    "valid-missing": (
        "There is no example that passes.",
        "examples/valid/every-column.csv, with the columns of the standard in their order.",
        "Write a small table of made-up rows.",
    ),
    "valid-header": (
        "The header is not that of the standard.",
        "{expected}",
        "Put the columns of the standard there, in its order.",
    ),
    "valid-fails": (
        "An example of what passes does not: {found}.",
        "Neither an error nor a warning.",
        "Correct the example, or the standard if the example is right.",
    ),
    "column-unfilled": (
        "No valid example fills the column.",
        "A row with a value in it.",
        "Fill it in one row of examples/valid/every-column.csv.",
    ),
    "value-unshown": (
        "The value “{value}” stands in no valid example.",
        "Each listed value is shown once.",
        "Add a row with it to a file in examples/valid.",
    ),
    "example-unreadable": (
        "The example cannot be looked at: {reason}.",
        "A small table in CSV and UTF-8, its header first.",
        "Write it anew.",
    ),
    "invalid-missing": (
        "There is no example that fails.",
        "Tables in examples/invalid that break each demand of the standard once.",
        "Write examples/invalid/faults.csv, and beside it faults.json: the findings that it must give.",
    ),
    "list-missing": (
        "There is no list of what is wrong with the example.",
        "{expected}, a list of code, row, field and constraint.",
        "Write down what the rules say of each row.",
    ),
    "list-malformed": (
        "The list of findings cannot be used: {reason}.",
        'A list such as [{{"code": "type-error", "row": 2, "field": "Seats"}}].',
        "Correct the list.",
    ),
    "list-alone": (
        "The list has no table beside it.",
        "{expected}, the table that the list is about.",
        "Add the table, or take the list away.",
    ),
    "not-found": (
        "{finding} is in the list, and was not found.",
        "The example fails as its list says.",
        "Correct the list or the row; if both are right, the standard does not say what it should.",
    ),
    "not-listed": (
        "{finding} was found, and is not in the list.",
        "All findings of the example stand in its list, so this one too: {entry}",
        "Add what the row is meant to show to the list, else correct the row.",
    ),
    "not-proved": (
        "Nothing proves that {demand}.",
        "A row that breaks it, and in the list beside it: {entry}",
        "Without these demands every example gives the same verdict: add the rows, or drop the demand.",
    ),
}
"""Every demand of the admission rule, in plain sight."""


def lack(code: str, where: str, **facts: object) -> Shortfall:
    """Return the shortfall of a demand at a place, the facts in its sentences."""
    message, expected, fix = (text.format(**facts) for text in DEMANDS[code])
    return Shortfall(code=code, where=where, message=message, expected=expected, fix=fix)
