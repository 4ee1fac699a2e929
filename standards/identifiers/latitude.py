"""Latitude: how far north a point is, in degrees."""

from __future__ import annotations

from standards.identifiers.coordinate import COMMA, canonical, suggest
from standards.identifiers.identifier import Identifier

LATITUDE = Identifier(
    name="latitude",
    title="Latitude",
    grammar=r"[+-]?[0-9]{1,2}(?:\.[0-9]+)?",
    plain=r"[4-6][0-9]\.[0-9]{1,9}",
    malformed="identifier-malformed",
    expected="a latitude of Great Britain: degrees, from 49.75 to 61.01",
    canonical=canonical,
    suggest=suggest,
    traps=(COMMA,),
    bounds=("49.75", "61.01"),
    example="51.503363",
    reference="https://epsg.io/4326",
)
