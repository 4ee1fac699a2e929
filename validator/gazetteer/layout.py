"""What an index of a gazetteer is: one Parquet file in the order of the UPRNs, and how it holds degrees in little room.

First a row for each point: its place in centimetres of the National Grid as the product states it, and how far the
product's degrees are from those that a polynomial predicts from that place, in ten millionths of a degree. The
product's figures come back exactly whatever is predicted: a bad prediction costs room only. Degrees as they are would
take 6 bytes a row, these take 2. Then a row for each link from a UPRN to a street, without a place.
"""

from __future__ import annotations

FORM = 1
"""Raised when an index of before can no longer be read."""
KEY = "dsreg:gazetteer"
"""The entry of the Parquet file's metadata that says that it is an index, and of what."""

COLUMNS = {
    "uprn": "BIGINT",
    "easting": "INTEGER",
    "northing": "INTEGER",
    "latitude_off": "INTEGER",
    "longitude_off": "INTEGER",
    "usrn": "INTEGER",
}

# least squares of degree 5 over land, to EPSG:27700 -> 4258 as PROJ has it without a grid of shifts; row i holds the
# factors of x**i * y**0, x**i * y**1, ...
_LATITUDE = (
    (557433817, 58402870, -27754, 747, -195, -53),
    (943, 191, -105, 67, 301),
    (-1651620, -359866, -54356, -9035),
    (89, -45, -368),
    (6414, 2868),
    (21,),
)
_LONGITUDE = (
    (-20015664, -2701, -463, 335, -190, -805),
    (63712203, 9515730, 1752492, 298946, 48563),
    (112, -1324, 561, 3184),
    (-221333, -116441, -37825),
    (-39, -636),
    (1543,),
)


def _polynomial(factors: tuple[tuple[int, ...], ...]) -> str:
    """Return the SQL of a polynomial in the centimetres of `easting` and `northing`, rounded to a whole number."""
    x, y = "((easting - 40000000) / 4e7)", "((northing - 65000000) / 6.5e7)"
    return f"round({_nested([_nested(list(map(str, row)), y) for row in factors], x)})::INTEGER"


def _nested(factors: list[str], variable: str) -> str:
    """Return a + v * (b + v * (c + ...))."""
    first, *others = factors
    return f"({first} + {variable} * {_nested(others, variable)})" if others else f"({first})"


PREDICTED_LATITUDE, PREDICTED_LONGITUDE = _polynomial(_LATITUDE), _polynomial(_LONGITUDE)
