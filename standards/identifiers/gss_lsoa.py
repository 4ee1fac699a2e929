"""GSS code of a lower layer super output area (LSOA), of about 1,500 people."""

from __future__ import annotations

from standards.identifiers.gss import area_code

GSS_LSOA = area_code(
    name="gss-lsoa",
    title="GSS code of a lower layer super output area",
    entities=("E01", "W01"),
    example="E01000001",
)
