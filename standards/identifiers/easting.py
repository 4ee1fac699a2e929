"""Easting: how far east a point is on the British National Grid, in metres."""

from __future__ import annotations

from standards.identifiers.coordinate import COMMA, canonical, suggest
from standards.identifiers.identifier import Identifier

EASTING = Identifier(
    name="easting",
    title="Easting",
    grammar=r"[0-9]{1,7}(?:\.[0-9]+)?",
    plain=r"[1-9][0-9]{0,5}(?:\.[0-9]{1,3})?",
    malformed="identifier-malformed",
    expected="an easting: metres, from 0 to 700000",
    canonical=canonical,
    suggest=suggest,
    traps=(COMMA,),
    bounds=("0", "700000"),
    example="530047",
    reference="https://epsg.io/27700",
)
