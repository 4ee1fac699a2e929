"""The kinds of column that the differential test makes.

Each is a field with texts that both tools take, texts that both refuse, and texts on which they differ on purpose, each
with the heading of docs/differences.md that says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

GRAMMAR = "What a value looks like"
SPACES = "Spaces around a value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of column. `limits` are the constraints it is given, beside `required` and `unique`."""

    field: dict[str, Any]
    good: tuple[str, ...]
    bad: tuple[str, ...] = ()
    differs: dict[str, str] = field(default_factory=dict)
    limits: tuple[str, ...] = ()
    is_key: bool = False
    is_version_2: bool = False


def _on_grammar(*texts: str) -> dict[str, str]:
    return dict.fromkeys(texts, GRAMMAR)


def _on_spaces(*texts: str) -> dict[str, str]:
    return dict.fromkeys(texts, SPACES)


RANGE = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum")
LENGTH = ("minLength", "maxLength")

KINDS: tuple[Kind, ...] = (
    Kind(
        field={"type": "string"},
        good=(
            "Town Hall",
            "Park",
            "Library",
            "Pool",
            "café",
            "naïve",
            "0123",
            " spaced ",
            "Señor",
            "line\nbreak",
            "a,b",
        ),
        limits=(*LENGTH, "enum", "pattern"),
        is_key=True,
    ),
    Kind(field={}, good=("one", "two", "three", "4"), limits=("enum",), is_key=True),
    Kind(field={"type": "any"}, good=("one", "2", "true"), limits=("enum",), is_key=True),
    Kind(
        field={"type": "string", "format": "email"},
        good=("toilets@adur.gov.uk", "a.b+c@x-y.co.uk", "data@example.org"),
        bad=("toilets@adur", ".a@b.org", "a..b@c.org", "not an address", "a@-b.org", " data@example.org"),
        differs=_on_grammar("é@b.org"),
        limits=(*LENGTH, "enum"),
    ),
    Kind(
        field={"type": "string", "format": "uri"},
        good=(
            "http://id.esd.org.uk/service/579",
            "https://example.org",
            "urn:uprn:60001449",
            "mailto:data@example.org",
        ),
        bad=("example.org", "//example.org", "/toilets", "no address"),
        differs=_on_grammar("http://a b", "http://a.org/%zz", "http://"),
        limits=("maxLength", "enum"),
    ),
    Kind(
        field={"type": "string", "format": "uuid"},
        good=("123e4567-e89b-12d3-a456-426614174000", "00000000-0000-4000-8000-000000000000"),
        bad=("123e4567-e89b-12d3-a456", "x"),
        differs=_on_grammar("123e4567e89b12d3a456426614174000", "{123e4567-e89b-12d3-a456-426614174000}"),
    ),
    Kind(
        field={"type": "string", "format": "binary"},
        good=("YQ==", "YWI=", "YWJj", "aGVsbG8gd29ybGQ="),
        bad=("YQ", "YQ=", "a"),
        differs=_on_grammar("Y Q=="),
        limits=LENGTH,
    ),
    Kind(
        field={"type": "integer"},
        good=("1", "2", "-3", "+4", "007", "12", "99", "9223372036854775808", "-0", "100000000000000000000000000001"),
        bad=("x", "1.5", "1e3", "0x10", "--5", "1,000", "five", "5.0"),
        differs={**_on_grammar("1_000", "\N{FULLWIDTH DIGIT FIVE}", "\N{ARABIC-INDIC DIGIT THREE}"), " ": SPACES},
        limits=RANGE,
        is_key=True,
    ),
    Kind(
        field={"type": "integer", "bareNumber": False},
        good=("95", "95%", "EUR 95", "12 kg", "£7", "-3"),
        bad=("five", "5.5", "95 m2", "1,000"),
        differs=_on_grammar("(95)", "95-"),
        limits=RANGE,
    ),
    Kind(
        field={"type": "number"},
        good=(
            "1",
            "1.5",
            "-0.25",
            ".5",
            "7.",
            "1E3",
            "1e-2",
            "NaN",
            "INF",
            "-inf",
            "0.10",
            "0.1",
            "1000",
            "0.1000000000000000000000001",
            "123456789012345678901234567890.5",
        ),
        bad=("x", "1,5", "1.2.3", "1e", ".", "+", "0x1p3", "1/2", "95%"),
        differs=_on_grammar("Infinity", "1_000", "+INF"),
        limits=RANGE,
    ),
    Kind(
        field={"type": "number", "decimalChar": ",", "groupChar": "."},
        good=("1.234,5", "1234,5", ",5", "-1,5E3", "7", "1.000"),
        bad=("x", "1,2,3", "e5"),
        differs=_on_grammar("1.5", "1.23", "1.2.3"),
        limits=("enum",),
    ),
    Kind(
        field={"type": "number", "groupChar": ","},
        good=("1,000", "1,000.5", "12", "-3,456,789"),
        bad=("x", "1.2.3"),
        differs=_on_grammar("1,5", "10,00", ",1"),
    ),
    Kind(
        field={"type": "number", "bareNumber": False},
        good=("95%", "12.5 %", "EUR 95", "-95", "1.5e3", "7"),
        bad=("EUR", "1.5 m2", "12.5.2026"),
        differs=_on_grammar("(95)", ".5", "£.50", "95-"),
        limits=("minimum", "maximum"),
    ),
    Kind(
        field={"type": "boolean"},
        good=("true", "TRUE", "0", "1", "False"),
        bad=("yes", "tRue", "01", "1.0", "t"),
        differs=_on_spaces(" true", "1 "),
        limits=("enum",),
    ),
    Kind(
        field={"type": "boolean", "trueValues": ["yes", "Y"], "falseValues": ["no", "N"]},
        good=("yes", "no", "Y", "N"),
        bad=("true", "0", "YES"),
        differs=_on_spaces("yes "),
    ),
    Kind(
        field={"type": "date"},
        good=("2024-01-26", "2024-02-29", "1999-12-31", "2026-03-31", "0001-01-01", "9999-12-31", "2025-06-30"),
        bad=("2021-02-30", "2021-13-01", "31/03/2026", "2023-02-29", "epoch", "0000-01-01", "yesterday", "20240126"),
        differs={**_on_grammar("2021-1-5"), **_on_spaces(" 2024-01-26", "2024-01-26 ")},
        limits=RANGE,
        is_key=True,
    ),
    Kind(
        field={"type": "date", "format": "%d/%m/%Y"},
        good=("07/04/2026", "7/4/2026", "31/12/1999", "29/02/2024", "01/06/2025"),
        bad=("2026-04-07", "31/04/2026", "25/40/2011", "29/02/2023", "07/04/26", "01/01/0000"),
        differs=_on_spaces(" 07/04/2026"),
        limits=RANGE,
    ),
    Kind(
        field={"type": "date", "format": "%Y%m%d"},
        good=("20260407", "19991231", "20240229", "2026112"),
        bad=("2026-04-07", "20230229", "20261301", "202604"),
        limits=RANGE,
    ),
    Kind(
        field={"type": "date", "format": "%d %B %Y"},
        good=("7 April 2026", "31 december 1999", "07 MAY 2026"),
        bad=("7 Apr 2026", "31 April 2026", "7 Avril 2026"),
        differs=_on_grammar("7  April  2026"),
        limits=("minimum", "maximum"),
    ),
    Kind(
        field={"type": "date", "format": "%j/%y"},
        good=("1/26", "366/24", "060/69", "59/68"),
        bad=("0/26", "400/26", "1/2026"),
        differs=_on_grammar("366/23"),
        limits=("minimum",),
    ),
    Kind(
        field={"type": "date", "format": "any"},
        good=("2026-03-31", "31 March 2026", "March 31, 2026", "20260331", "1st Apr 2026", "2026/3/31"),
        bad=("soon", "2026-02-30", "31 April 2026"),
        differs=_on_grammar("2021", "May", "March 2026"),
    ),
    Kind(
        field={"type": "time"},
        good=("15:00:00", "00:00:00", "23:59:59", "09:30:00"),
        bad=("15:00", "5:00:00", "15:00:60", "25:00:00", "3:00 pm", "noon"),
        differs={**_on_grammar("24:00:00", "15:00:00.5"), **_on_spaces(" 15:00:00")},
        limits=RANGE,
    ),
    Kind(
        field={"type": "time", "format": "%H:%M"},
        good=("15:00", "9:30", "00:00"),
        bad=("15:00:00", "25:00", "3pm", "15"),
        limits=("minimum", "maximum"),
    ),
    Kind(
        field={"type": "time", "format": "%I.%M %p"},
        good=("3.00 pm", "12.00 AM", "11.59 Pm"),
        bad=("15.00 pm", "3:00 pm", "3.00"),
        limits=("minimum", "maximum"),
    ),
    Kind(
        field={"type": "time", "format": "any"},
        good=("15:00", "9:30", "3pm", "3:00 PM", "15:00:00.5"),
        bad=("noonish", "24:61"),
        differs=_on_grammar("15"),
    ),
    Kind(
        field={"type": "datetime"},
        good=("2024-01-26T15:00:00", "2024-01-26T15:00:00.300", "2024-02-29T00:00:00", "1999-12-31T23:59:59"),
        bad=("2024-01-26", "2024-01-26T15:00", "2024-02-30T15:00:00", "26/01/2024 15:00:00"),
        differs=_on_grammar("2024-01-26 15:00:00", "2024-01-26T24:00:00"),
        limits=RANGE,
    ),
    Kind(
        field={"type": "datetime"},
        good=(
            "2024-01-26T15:00:00Z",
            "2024-01-26T16:00:00+01:00",
            "2024-01-26T10:00:00.000-05:00",
            "2024-01-27T00:00:00Z",
        ),
        bad=("2024-01-26", "2024-01-26T15:00:00+25:00", "Z"),
        limits=RANGE,
        is_key=True,
    ),
    Kind(
        field={"type": "datetime", "format": "%d/%m/%Y %H:%M"},
        good=("26/01/2024 15:00", "1/2/2024 9:05", "29/02/2024 00:00"),
        bad=("2024-01-26T15:00:00", "30/02/2024 15:00", "26/01/2024"),
        limits=RANGE,
    ),
    Kind(
        field={"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S.%f"},
        good=("2024-01-26T15:00:00.5", "2024-01-26T15:00:00.500000", "2024-01-26T15:00:00.25"),
        bad=("2024-01-26T15:00:00", "2024-01-26T15:00:00.1234567"),
        limits=("minimum", "maximum", "enum"),
    ),
    Kind(
        field={"type": "datetime", "format": "%Y-%m-%dT%H:%M%z"},
        good=("2024-01-26T15:00Z", "2024-01-26T16:00+01:00", "2024-01-26T10:00-0500"),
        bad=("2024-01-26T15:00", "2024-01-26T15:00 UTC"),
        limits=("minimum", "enum"),
    ),
    Kind(
        field={"type": "year"},
        good=("2024", "1999", "0044", "9999"),
        bad=("24", "12024", "2024.0", "2024Z", "year", "-044"),
        differs=_on_grammar("0000", "+123"),
        limits=RANGE,
        is_key=True,
    ),
    Kind(
        field={"type": "yearmonth"},
        good=("2024-01", "1999-12", "2026-06"),
        bad=("2024-13", "2024-00", "2024-01-01", "March 2024", "202401"),
        differs=_on_grammar("2024-1"),
        limits=RANGE,
    ),
    Kind(
        field={"type": "duration"},
        good=("P1Y", "P1Y2M3DT4H5M6.7S", "PT30M", "-P1D", "P0D", "PT0.5S", "PT24H", "P1D"),
        bad=("P", "1 year", "p1d", "P1S", "R/P1Y"),
        differs=_on_grammar("P2W", "PT0.5H", "+P1D"),
        limits=("enum",),
    ),
    Kind(
        field={"type": "geopoint"},
        good=("90.50, 45.50", "90,45", "-0.2006,51.6087", "180,-90"),
        bad=("90;45", "90.5", "181,0", "0,91", "(90, 45)", "90,45,10", "529710,180460"),
        differs=_on_grammar("90 ,45"),
        limits=("enum",),
    ),
    Kind(
        field={"type": "geopoint", "format": "array"},
        good=("[90.50, 45.50]", "[90,45]", " [ -1 , 2 ]"),
        bad=("[90]", "[90, 45, 1]", "90, 45", "[181, 0]", "[.5, 1]"),
        differs=_on_grammar('["90","45"]'),
    ),
    Kind(
        field={"type": "geopoint", "format": "object"},
        good=('{"lon": 90.50, "lat": 45.50}', '{"lat":45,"lon":90}'),
        bad=('{"lon":90}', '{"lon":90,"lat":45,"z":1}', '{"lon":90,"lat":91}', "[90, 45]"),
        differs=_on_grammar('{"lon":"90","lat":"45"}'),
    ),
    Kind(
        field={"type": "object"},
        good=('{"a": 1}', "{}", '{"a": {"b": [1, 2]}, "c": null}'),
        bad=("[1]", "1", '"a"', "{'a': 1}", '{"a": 1,}', "null", "x"),
        differs=_on_grammar('{"a": NaN}'),
        limits=(*LENGTH, "enum"),
    ),
    Kind(
        field={"type": "array"},
        good=('[1, "a", null]', "[]", "[[1], [2]]", "[1,2,3]"),
        bad=("{}", "1, 2", "(1, 2)", "[1,]", "['a']"),
        differs=_on_grammar("[NaN]"),
        limits=(*LENGTH, "enum"),
    ),
    Kind(
        field={"type": "geojson"},
        good=(
            '{"type": "Point", "coordinates": [-0.1, 51.5]}',
            '{"type": "LineString", "coordinates": [[0, 0], [1, 1]]}',
            '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}',
            '{"type": "Feature", "geometry": null, "properties": {}}',
            '{"type": "FeatureCollection", "features": []}',
            '{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [0, 0]}]}',
        ),
        bad=(
            "x",
            "[0, 0]",
            '{"type": "Point"}',
            '{"type": "Point", "coordinates": "0,0"}',
            '{"type": "Spot", "coordinates": [0, 0]}',
            "{}",
        ),
    ),
    Kind(
        field={"type": "geojson", "format": "topojson"},
        good=('{"type": "Topology", "objects": {}, "arcs": [[[0, 0], [1, 1]]]}',),
        bad=("{}", "x"),
        differs=_on_grammar('{"type": "Point", "coordinates": [0, 0]}'),
    ),
    Kind(
        field={"type": "list"},
        good=("a,b", "a", "a,,b", "one,two,three"),
        limits=LENGTH,
        is_version_2=True,
    ),
    Kind(
        field={"type": "list", "itemType": "integer", "delimiter": ";"},
        good=("1;2", "1", "-1;+2;3"),
        bad=("1,2", "1;;2", ";1", "1.5;2", "x"),
        differs=_on_grammar("1; 2"),
        limits=LENGTH,
        is_version_2=True,
    ),
    Kind(
        field={"type": "list", "itemType": "date"},
        good=("2024-01-26,2024-02-29", "1999-12-31"),
        bad=("2024-02-30,2024-01-01", "2024-01-26;2024-01-27", "x"),
        is_version_2=True,
    ),
)
PATTERNS = ("[A-Z].*", ".{1,6}", "(?:Park|Pool)", "[^0-9]+", "P.*l", "[a-zA-Z ]+")
