from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from safeguards.telltales import match_label

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("label", "holds"),
    [
        ("NHS Number", "NHS numbers"),
        ("NHSNumber", "NHS numbers"),
        ("patient_nhs_no", "NHS numbers"),
        ("nino", "National Insurance numbers"),
        ("NationalInsuranceNumber", "National Insurance numbers"),
        ("DOB", "dates of birth"),
        ("Date of Birth", "dates of birth"),
        ("childDateOfBirth", "dates of birth"),
        ("date-of-birth (dd/mm/yyyy)", "dates of birth"),
        ("Passport No.", "passport numbers"),
        ("Sort Code", "bank details"),
        ("Tenant name", "names of people in care or service"),
        ("UPN", "numbers that single out a person"),
        ("Home address", "private addresses and telephones"),
        ("Sexual Orientation", "sex life or sexual orientation"),
        ("Primary diagnosis", "health"),
    ],
)
def test_a_label_that_plainly_holds_personal_data_is_told_by_its_words(label: str, holds: str) -> None:
    found = match_label(label)
    assert found is not None
    assert found.holds == holds


@pytest.mark.parametrize(
    "label",
    [
        *(
            "UPRN",
            "USRN",
            "Postcode",
            "ReportEmail",
            "ReportTel",
            "Name",
            "NHS",
            "Nino's Cafe",
            "Dobcross",
            "SortOrder",
        ),
        *(
            "Passport Office",
            "Supplier Name",
            "AccessibleCategory",
            "FirstAddedDate",
            "Born",
            "Birthplace",
            "Gender",
            "",
        ),
    ],
)
def test_the_ordinary_columns_of_open_data_raise_no_alarm(label: str) -> None:
    assert match_label(label) is None


def test_no_label_of_the_real_files_raises_an_alarm(real_data: Path) -> None:
    labels = {label for path in real_data.rglob("*.csv") for label in first_record(path)}
    assert len(labels) > 200
    assert [label for label in labels if match_label(label)] == []


def first_record(path: Path) -> list[str]:
    with path.open(encoding="latin-1", newline="") as stream:
        return next(csv.reader(stream), [])
