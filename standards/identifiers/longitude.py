"""Longitude: how far east a point is of Greenwich, in degrees, negative to the west."""

from __future__ import annotations

from standards.identifiers.coordinate import COMMA, canonical, suggest
from standards.identifiers.identifier import Identifier

LONGITUDE = Identifier(
    name="longitude",
    title="Longitude",
    grammar=r"[+-]?[0-9]{1,3}(?:\.[0-9]+)?",
    plain=r"-?[0-9]\.[0-9]{1,9}",
    malformed="identifier-malformed",
    expected="a longitude of Great Britain: degrees, from -9.01 to 2.01",
    canonical=canonical,
    suggest=suggest,
    traps=(COMMA,),
    bounds=("-9.01", "2.01"),
    example="-0.127625",
    reference="https://epsg.io/4326",
)
