"""Every column of the source is there: the standards against the published lists of fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from standards.library import find_standard

if TYPE_CHECKING:
    from pathlib import Path

# The steward's name of a schema, and the standard that restates it.
SCHEMAS = {
    "PublicToilets": "uk/public-toilets",
    "Spend": "uk/spend",
    "Contracts": "uk/contracts",
    "LandAssets": "uk/land-assets",
    "PlanningApplications": "uk/planning-applications",
    "PremisesLicences": "uk/premises-licences",
    "OrganisationStructure": "uk/organisation-chart",
    "SeniorEmployees": "uk/senior-salaries",
    "SeniorSalaryCount": "uk/senior-salary-count",
}
# The specification of planning data, and its tables that are standards here.
SPECIFICATIONS = {
    "brownfield-land": ["brownfield-land"],
    "conservation-area": ["conservation-area", "conservation-area-document"],
    "article-4-direction": ["article-4-direction", "article-4-direction-area"],
    "listed-building": ["listed-building-outline"],
    "tree-preservation-order": ["tree-preservation-order", "tree-preservation-zone", "tree"],
    "developer-contributions": [
        "developer-agreement",
        "developer-agreement-contribution",
        "developer-agreement-transaction",
    ],
}
# Sources that are not to be had as a list: their columns, written down from the texts that the standards name.
WRITTEN = {
    "uk/brownfield-land@1": [
        "OrganisationURI",
        "OrganisationLabel",
        "SiteReference",
        "PreviouslyPartOf",
        "SiteNameAddress",
        "SiteplanURL",
        "CoordinateReferenceSystem",
        "GeoX",
        "GeoY",
        "Hectares",
        "OwnershipStatus",
        "Deliverable",
        "PlanningStatus",
        "PermissionType",
        "PermissionDate",
        "PlanningHistory",
        "ProposedForPIP",
        "MinNetDwellings",
        "DevelopmentDescription",
        "NonHousingDevelopment",
        "Part2",
        "NetDwellingsRangeFrom",
        "NetDwellingsRangeTo",
        "HazardousSubstances",
        "SiteInformation",
        "Notes",
        "FirstAddedDate",
        "LastUpdatedDate",
    ],
    "uk/property-reference": ["UPRN", "X_COORDINATE", "Y_COORDINATE", "LATITUDE", "LONGITUDE"],
    "uk/grants-360giving": [
        "Identifier",
        "Title",
        "Description",
        "Currency",
        "Amount Applied For",
        "Amount Awarded",
        "Amount Disbursed",
        "Award Date",
        "URL",
        "Planned Dates:Start Date",
        "Planned Dates:End Date",
        "Planned Dates:Duration (months)",
        "Recipient Org:Identifier",
        "Recipient Org:Name",
        "Recipient Org:Charity Number",
        "Recipient Org:Company Number",
        "Recipient Org:Postal Code",
        "Funding Org:Identifier",
        "Funding Org:Name",
        "Grant Programme:Code",
        "Grant Programme:Title",
        "From An Open Call?",
        "Last Modified",
        "Data Source",
    ],
}


def names(reference: str) -> list[str]:
    return [field.name for field in find_standard(reference).schema.fields]


def read(real_data: Path, name: str) -> dict[str, Any]:
    path = real_data / "uk" / "reference" / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside this clone")
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


@pytest.mark.parametrize(("schema", "reference"), SCHEMAS.items())
def test_a_schema_of_the_lga_is_restated_column_by_column(schema: str, reference: str, real_data: Path) -> None:
    fields = read(real_data, "esd-fields.json")["schemas"][schema]
    assert names(reference) == [one["name"] for one in fields]


@pytest.mark.parametrize(
    ("specification", "table"), [(name, table) for name, tables in SPECIFICATIONS.items() for table in tables]
)
def test_a_table_of_the_planning_data_is_restated_column_by_column(
    specification: str, table: str, real_data: Path
) -> None:
    tables = read(real_data, "digital-land-fields.json")["specifications"][specification]["datasets"]
    assert names(f"uk/{table}") == [one["field"] for one in tables[table]]


@pytest.mark.parametrize(("reference", "columns"), WRITTEN.items(), ids=WRITTEN)
def test_a_source_without_a_list_is_restated_too(reference: str, columns: list[str]) -> None:
    assert [name for name in columns if name not in names(reference)] == []


def test_card_payments_are_told_from_others_in_the_spending_table() -> None:
    """The code asks for both in one list; the source's schema tells them apart by a column."""
    fields = {field.name: field for field in find_standard("uk/spend").schema.fields}
    assert fields["CardTransaction"].constraints["enum"] == ["GPC", "CCC", "None"]
