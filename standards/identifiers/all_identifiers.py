"""Every identifier that a standard's column can carry, in plain sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.identifiers.charity_number import CHARITY_NUMBER
from standards.identifiers.company_number import COMPANY_NUMBER
from standards.identifiers.easting import EASTING
from standards.identifiers.email import EMAIL
from standards.identifiers.gss import GSS
from standards.identifiers.gss_authority import GSS_AUTHORITY
from standards.identifiers.gss_lsoa import GSS_LSOA
from standards.identifiers.gss_msoa import GSS_MSOA
from standards.identifiers.gss_oa import GSS_OA
from standards.identifiers.gss_ward import GSS_WARD
from standards.identifiers.latitude import LATITUDE
from standards.identifiers.longitude import LONGITUDE
from standards.identifiers.national_insurance_number import NATIONAL_INSURANCE_NUMBER
from standards.identifiers.nhs_number import NHS_NUMBER
from standards.identifiers.northing import NORTHING
from standards.identifiers.ods import ODS
from standards.identifiers.organisation import ORGANISATION
from standards.identifiers.postcode import POSTCODE
from standards.identifiers.school_urn import SCHOOL_URN
from standards.identifiers.telephone import TELEPHONE
from standards.identifiers.toid import TOID
from standards.identifiers.ukprn import UKPRN
from standards.identifiers.uprn import UPRN
from standards.identifiers.url import URL
from standards.identifiers.usrn import USRN

if TYPE_CHECKING:
    from standards.identifiers.identifier import Identifier

ALL_IDENTIFIERS: tuple[Identifier, ...] = (
    # places
    UPRN,
    USRN,
    TOID,
    POSTCODE,
    GSS,
    GSS_AUTHORITY,
    GSS_WARD,
    GSS_LSOA,
    GSS_MSOA,
    GSS_OA,
    EASTING,
    NORTHING,
    LATITUDE,
    LONGITUDE,
    # organisations
    ORGANISATION,
    COMPANY_NUMBER,
    CHARITY_NUMBER,
    SCHOOL_URN,
    UKPRN,
    ODS,
    # contacts
    TELEPHONE,
    EMAIL,
    URL,
    # people: to be found, not to be asked for
    NHS_NUMBER,
    NATIONAL_INSURANCE_NUMBER,
)

IDENTIFIERS: dict[str, Identifier] = {identifier.name: identifier for identifier in ALL_IDENTIFIERS}
