"""Codes about disclosure: what should not be published as open data without thought."""

from __future__ import annotations

from validator.codes.code import Code
from validator.finding import Severity

# All three are errors for an open publication, else warnings. None of the five dimensions of quality is about people;
# validity stands here for "fit to be published".
DISCLOSURE_CODES: tuple[Code, ...] = (
    Code(
        name="personal-data-column",
        severity=Severity.ERROR,
        counts="labels",
        dimension="validity",
        one="1 column seems to hold personal data.",
        many="{count} columns seem to hold personal data.",
        mend="Leave the column out, or record why it may be published.",
        finds=(
            "Columns whose heading and values together look like data about living people: names, e-mail "
            "addresses, telephone numbers, dates of birth, National Insurance or NHS numbers. It is an error for an "
            "open publication, else a warning."
        ),
        why="Publishing needs a lawful basis, and what is published cannot be called back. dsreg may be mistaken.",
        example="`ApplicantName` in a list of licences: leave it out, or give the name of the business.",
        reference="https://www.legislation.gov.uk/eur/2016/679/article/4",
    ),
    Code(
        name="special-category-column",
        severity=Severity.ERROR,
        counts="labels",
        dimension="validity",
        one="1 column seems to hold sensitive facts about people.",
        many="{count} columns seem to hold sensitive facts about people.",
        mend="Leave the column out, or publish totals instead of rows.",
        finds=(
            "Columns that hint at health, ethnic origin, religion, politics, trade union, sexual life, genetics or "
            "biometrics of people. It is an error for an open publication, else a warning."
        ),
        why="The law protects these facts more than others, and the harm to a person who is recognised is greater.",
        example="`Disability` in a list of persons: publish how many, by area, instead.",
        reference="https://www.legislation.gov.uk/eur/2016/679/article/9",
    ),
    Code(
        name="small-cells",
        severity=Severity.ERROR,
        counts="cells",
        dimension="validity",
        one="1 cell counts so few people that they could be recognised.",
        many="{count} cells count so few people that they could be recognised.",
        mend="Hide or round the small counts, or merge groups until none is small.",
        finds=(
            "Counts of people below the threshold of the chosen disclosure profile. It is an error for an open "
            "publication, else a warning."
        ),
        why="Who knows one of three people in a cell learns something about the other two.",
        example="`2` becomes `fewer than 5`.",
        reference="https://sdctools.github.io/HandbookSDC/05-frequency-tables.html",
    ),
)
