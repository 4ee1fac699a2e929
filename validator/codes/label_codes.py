"""Codes about the column headings (Table Schema calls them labels)."""

from __future__ import annotations

from validator.codes.code import Code
from validator.finding import Severity

_FIELDS_MATCH = "https://datapackage.org/standard/table-schema/#fieldsMatch"
_TABULAR_DATA = (
    "https://www.gov.uk/government/publications/recommended-open-standards-for-government/tabular-data-standard"
)

LABEL_CODES: tuple[Code, ...] = (
    Code(
        name="blank-label",
        severity=Severity.ERROR,
        counts="labels",
        dimension="validity",
        one="1 column has no heading.",
        many="{count} columns have no heading.",
        mend="Give the column a heading, or delete it if it is empty.",
        finds="Columns whose heading is empty or only spaces.",
        why="A column without a name cannot be asked for, described or matched to a standard.",
        example="`Name,,Postcode` becomes `Name,Address,Postcode`.",
        reference=_TABULAR_DATA,
    ),
    Code(
        name="duplicate-label",
        severity=Severity.ERROR,
        counts="labels",
        dimension="uniqueness",
        one="1 column heading is used again.",
        many="{count} column headings are used again.",
        mend="Give each column its own heading.",
        finds="Headings that stand twice or more in the table; the second and later ones are counted.",
        why="Programs keep one of the columns, or rename them, each in its own way.",
        example="`Name,Address,Address` becomes `Name,Address 1,Address 2`.",
        reference=_TABULAR_DATA,
    ),
    Code(
        name="incorrect-label",
        severity=Severity.ERROR,
        counts="labels",
        dimension="consistency",
        one="1 column heading is not the one expected in its place.",
        many="{count} column headings are not the ones expected in their places.",
        mend="Put the columns in the order of the schema, under its headings.",
        finds="Headings that differ from the schema's at the same place, where the schema fixes the order of columns.",
        why="When columns are matched by their place, a swapped column puts every value under the wrong name.",
        example="`Postcode,Name` where the schema says `Name,Postcode`: swap the two columns.",
        reference=_FIELDS_MATCH,
    ),
    Code(
        name="missing-label",
        severity=Severity.ERROR,  # a warning where the column need not be present
        counts="labels",
        dimension="completeness",
        one="1 column is missing.",
        many="{count} columns are missing.",
        mend="Add the column with its heading; where nothing is known, leave its cells blank.",
        finds=(
            "Columns of the standard or schema that the table does not have. It is an error when the column must be "
            "present, or when a rule asks each row for one of several columns and there is none; else a warning."
        ),
        why="Whoever joins the files of many publishers needs the same columns in each.",
        example="`Name,Postcode` becomes `Name,Postcode,UPRN`.",
        reference=_FIELDS_MATCH,
    ),
    Code(
        name="extra-label",
        severity=Severity.ERROR,  # a warning under a community standard
        counts="labels",
        dimension="consistency",
        one="1 column is not part of what was agreed.",
        many="{count} columns are not part of what was agreed.",
        mend="Delete the column, or rename it if it is one of the agreed columns under another heading.",
        finds=(
            "Columns that the standard or schema does not know. It is a warning under a community standard, which "
            "lets publishers add columns, and an error under a plain Table Schema."
        ),
        why="An unknown column is often a known one under another heading, and then its values are not checked.",
        example="`Name,Postcode,Unnamed: 0`: delete the last column, which a program added.",
        reference=_FIELDS_MATCH,
    ),
    Code(
        name="label-variant",
        severity=Severity.WARNING,
        counts="labels",
        dimension="consistency",
        one="1 column heading is spelt in another way than agreed.",
        many="{count} column headings are spelt in another way than agreed.",
        mend="Write the heading exactly as the standard does.",
        finds=(
            "Headings that are recognised although they differ from the agreed ones by letter case, spaces, "
            "punctuation or a known other name. The column is checked as the one that was meant."
        ),
        why=(
            "People see that both are the same, programs do not. In about 690 brownfield land registers one heading "
            "was written SiteplanURL, SitePlanURL and Site Plan URL."
        ),
        example="`Site Plan URL` becomes `SiteplanURL`.",
        reference=_FIELDS_MATCH,
    ),
)
