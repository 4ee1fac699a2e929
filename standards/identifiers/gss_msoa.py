"""GSS code of a middle layer super output area (MSOA), of about 8,000 people."""

from __future__ import annotations

from standards.identifiers.gss import area_code

GSS_MSOA = area_code(
    name="gss-msoa",
    title="GSS code of a middle layer super output area",
    entities=("E02", "W02"),
    example="E02000001",
)
