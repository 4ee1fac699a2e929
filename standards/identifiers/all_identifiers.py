"""Every identifier that a standard's column can carry, in plain sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.identifiers.organisation import ORGANISATION
from standards.identifiers.postcode import POSTCODE
from standards.identifiers.telephone import TELEPHONE
from standards.identifiers.uprn import UPRN
from standards.identifiers.usrn import USRN

if TYPE_CHECKING:
    from standards.identifiers.identifier import Identifier

ALL_IDENTIFIERS: tuple[Identifier, ...] = (UPRN, USRN, POSTCODE, ORGANISATION, TELEPHONE)

IDENTIFIERS: dict[str, Identifier] = {identifier.name: identifier for identifier in ALL_IDENTIFIERS}
