"""Codes about rows: their length, what must not repeat, what must agree between columns and tables."""

from __future__ import annotations

from validator.codes.code import Code
from validator.finding import Severity

_RFC_4180 = "https://www.rfc-editor.org/rfc/rfc4180#section-2"
_TABLE_SCHEMA = "https://datapackage.org/standard/table-schema/"

ROW_CODES: tuple[Code, ...] = (
    Code(
        name="missing-cell",
        severity=Severity.ERROR,
        counts="cells",
        dimension="validity",
        one="1 cell is missing at the end of its row.",
        many="{count} cells are missing at the end of their rows.",
        mend="Give every row as many cells as there are column headings; a blank cell still needs its comma.",
        finds="Rows that have fewer cells than the table has columns; every missing cell is counted.",
        why="When a comma is lost, the values after it stand in the wrong columns.",
        example="`Town Hall,N3 1TR` under `Name,Postcode,UPRN` becomes `Town Hall,N3 1TR,`.",
        reference=_RFC_4180,
    ),
    Code(
        name="extra-cell",
        severity=Severity.ERROR,
        counts="cells",
        dimension="validity",
        one="1 cell has no column heading above it.",
        many="{count} cells have no column heading above them.",
        mend="Put text that contains a comma in quotation marks; delete cells beyond the last column.",
        finds="Rows that have more cells than the table has columns; every cell too many is counted.",
        why="It is mostly a comma inside a text without quotation marks: the rest of the row has moved to the right.",
        example='`Hall, Upper,N3 1TR` under `Name,Postcode` becomes `"Hall, Upper",N3 1TR`.',
        reference=_RFC_4180,
    ),
    Code(
        name="blank-row",
        severity=Severity.ERROR,
        counts="rows",
        dimension="validity",
        one="1 row is empty.",
        many="{count} rows are empty.",
        mend="Delete the empty rows.",
        finds="Rows without any value: an empty line, or nothing but commas.",
        why="Some programs stop at the first empty row, others count it as a record.",
        example="`,,,` between two rows: delete it.",
        reference=_RFC_4180,
    ),
    Code(
        name="truncated-row",
        severity=Severity.ERROR,
        counts="rows",
        dimension="completeness",
        one="1 row is cut off: the last one.",
        many="{count} rows at the end of the file are cut off.",
        mend="Export or download the file again; the end of it is missing.",
        finds="A last record that breaks off before its last column. It is reported once, not cell by cell.",
        why="Whatever came after the break is missing too, and nobody can see how much it was.",
        example="A file that ends with `Children's Services,Socia`, 2 of 10 cells: fetch it again.",
        reference=_RFC_4180,
    ),
    Code(
        name="unique-error",
        severity=Severity.ERROR,
        counts="rows",
        dimension="uniqueness",
        one="1 row repeats a value that must be different in every row.",
        many="{count} rows repeat a value that must be different in every row.",
        mend="Keep one row for each value, or correct the value that was copied.",
        finds="Values that stand in more than one row of a column, or columns together, that must be unique.",
        why="A reference that stands for two things cannot be used to look either of them up.",
        example="`CA39` in rows 12 and 40: one of them is another conservation area, or the same one twice.",
        reference=f"{_TABLE_SCHEMA}#uniqueKeys",
    ),
    Code(
        name="primary-key",
        severity=Severity.ERROR,
        counts="rows",
        dimension="uniqueness",
        one="1 row cannot be told apart by its reference (repeated or blank).",
        many="{count} rows cannot be told apart by their references (repeated or blank).",
        mend="Give every row a reference of its own, and leave none of them blank.",
        finds=(
            "Rows whose key stood in a row before, and rows in which a part of the key is blank. "
            "The key is the column, or the columns together, that names a row."
        ),
        why="Corrections, links from other tables and the history of a row all go by its key.",
        example="`T-014` in rows 15 and 16: give one of them its own reference.",
        reference=f"{_TABLE_SCHEMA}#primaryKey",
    ),
    Code(
        name="foreign-key",
        severity=Severity.ERROR,
        counts="rows",
        dimension="consistency",
        one="1 row refers to something that is not in the other table.",
        many="{count} rows refer to something that is not in the other table.",
        mend="Correct the reference, or add the row it refers to.",
        finds="Rows whose reference is not found among the references of the table that it points to.",
        why="The row cannot be joined, so it drops out of every count made over both tables.",
        example="Agreement `DA-7` in the contributions, but agreements end at `DA-6`: add `DA-7` or correct it.",
        reference=f"{_TABLE_SCHEMA}#foreignKeys",
    ),
    Code(
        name="row-constraint",
        severity=Severity.ERROR,  # a warning where the rule itself says so
        counts="rows",
        dimension="consistency",
        one="1 row has values that do not agree with each other.",
        many="{count} rows have values that do not agree with each other.",
        mend="Compare the columns that the rule names and correct the one that is wrong.",
        finds=(
            "Rows that break a rule of the standard across columns: a value needed because another is there, two "
            "values together or not at all, a date that must not be before another, one of several. "
            "`constraint` names the rule."
        ),
        why="Each value is good alone, and together they cannot be true.",
        example="Start date `2026-05-01` with end date `2026-04-01`: one of the two is wrong.",
        reference="",
    ),
)
