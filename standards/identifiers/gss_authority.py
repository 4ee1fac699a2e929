"""GSS code of a unitary authority, district, borough or county."""

from __future__ import annotations

from standards.identifiers.gss import area_code

GSS_AUTHORITY = area_code(
    name="gss-authority",
    title="GSS code of a local authority",
    entities=("E06", "E07", "E08", "E09", "E10", "W06", "S12", "N09"),
    example="E09000003",
)
