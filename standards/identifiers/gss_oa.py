"""GSS code of an output area (OA), the smallest area of the census."""

from __future__ import annotations

from standards.identifiers.gss import area_code

GSS_OA = area_code(
    name="gss-oa",
    title="GSS code of an output area",
    entities=("E00", "W00", "S00"),
    example="E00000001",
)
