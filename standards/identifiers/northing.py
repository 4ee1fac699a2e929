"""Northing: how far north a point is on the British National Grid, in metres."""

from __future__ import annotations

from standards.identifiers.coordinate import COMMA, canonical, suggest
from standards.identifiers.identifier import Identifier

NORTHING = Identifier(
    name="northing",
    title="Northing",
    grammar=r"[0-9]{1,7}(?:\.[0-9]+)?",
    plain=r"[1-9][0-9]{0,5}(?:\.[0-9]{1,3})?",
    malformed="identifier-malformed",
    expected="a northing: metres, from 0 to 1300000",
    canonical=canonical,
    suggest=suggest,
    traps=(COMMA,),
    bounds=("0", "1300000"),
    example="179951",
    reference="https://epsg.io/27700",
)
