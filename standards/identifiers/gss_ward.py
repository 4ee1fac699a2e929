"""GSS code of a ward or electoral division."""

from __future__ import annotations

from standards.identifiers.gss import area_code

GSS_WARD = area_code(
    name="gss-ward",
    title="GSS code of a ward",
    entities=("E05", "W05", "S13", "N08"),
    example="E05009317",
)
