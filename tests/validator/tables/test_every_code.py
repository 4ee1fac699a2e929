"""Every code that a table can get, shown: by a file that was really published, and by a small one made by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from validator.codes.all_codes import GROUPS
from validator.limits import LIMITS
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from validator.report import Report

ABOUT_TABLES = ("The file", "Column headings", "Rows", "Cells", "Identifiers and places")
CODES = frozenset(code.name for group in ABOUT_TABLES for code in GROUPS[group])
ELSEWHERE = {
    "row-count": "no file shows it: the reader and an independent count would have to disagree",
    "hash-count": "a package shows it, below",
    "byte-count": "a package shows it, below",
    "foreign-key": "a package shows it, below",
    "uprn-unknown": "a gazetteer is needed: tests/validator/gazetteer",
    "uprn-far-from-point": "a gazetteer is needed: tests/validator/gazetteer",
    "usrn-mismatch": "a gazetteer is needed: tests/validator/gazetteer",
}

WESTMINSTER = {
    "fields": [
        {"name": "id", "type": "integer"},
        {"name": "uprn", "type": "string", "dsreg:identifier": "uprn"},
        *({"name": name} for name in ("name", "status", "kind")),
        {"name": "easting", "type": "integer"},
        {"name": "northing", "type": "integer"},
        {"name": "updated"},
    ]
}
"""What Westminster's columns are; the file itself does not say."""
TOILETS, BROWNFIELD = "uk/public-toilets", "uk/brownfield-land"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A code, the file of real data that shows it, what that is held to, the column, and how many there are."""

    code: str
    path: str
    count: int
    held_to: str | dict[str, Any] | None = None
    column: str | None = None


REAL = (
    Shown(code="leading-zero-lost", path="toilets/barnet_raw.csv", held_to=TOILETS, column="ReportTel", count=26),
    Shown(code="postcode-malformed", path="toilets/barnet_raw.csv", held_to=TOILETS, column="Postcode", count=16),
    Shown(code="enum-variant", path="toilets/barnet_raw.csv", held_to=TOILETS, column="Category", count=26),
    Shown(code="enum-variant", path="toilets/barnet_raw.csv", held_to=TOILETS, column="AccessibleCategory", count=25),
    Shown(code="header-missing", path="toilets/westminster_raw.csv", count=1),
    Shown(code="delimiter-unexpected", path="toilets/westminster_raw.csv", count=1),
    Shown(code="uprn-suffix", path="toilets/westminster_raw.csv", held_to=WESTMINSTER, column="uprn", count=23),
    Shown(code="excel-number-damage", path="spend/harrogate_2018-06.csv", column="Narrative", count=6),
    Shown(code="encoding-error", path="spend/harrogate_2017-02.csv", count=1),
    Shown(code="encoding-error", path="esd/example-premises-licences.csv", count=1),
    Shown(code="truncated-row", path="spend/newcastle_2017-04.csv", count=1),
    Shown(code="header-multi-row", path="brownfield/rochdale_register_extract.csv", held_to=BROWNFIELD, count=1),
    Shown(code="null-word", path="brownfield/rochdale_register_extract.csv", held_to=BROWNFIELD, count=5),
    Shown(code="label-variant", path="toilets/barking_raw.csv", column="Location ", count=1),
    Shown(code="label-variant", path="toilets/barking_raw.csv", column="Radar Key ", count=1),
    Shown(code="encoding-bom", path="toilets/barking_raw.csv", count=1),
    Shown(code="whitespace-padded", path="toilets/barking_raw.csv", column="Radar Key ", count=1),
    Shown(code="constraint-error", path="esd/example-public-toilets.csv", held_to=TOILETS, column="GeoX", count=21),
    Shown(code="unique-error", path="planning/conservation-area.csv", held_to="uk/conservation-area", count=6),
    Shown(code="geometry-malformed", path="planning/conservation-area-ok.csv", held_to="uk/conservation-area", count=1),
    Shown(code="date-ambiguous", path="brownfield/leeds_register_2019_extract.csv", held_to=BROWNFIELD, count=1),
    Shown(code="line-ends-mixed", path="csvlint/inconsistent-line-endings-unquoted.csv", count=1),
    Shown(code="duplicate-label", path="frictionless/duplicate-headers.csv", count=2),
    Shown(code="blank-label", path="frictionless/blank-headers.csv", count=1),
    Shown(code="extra-label", path="planning/conservation-area.csv", held_to="uk/conservation-area", count=1),
    Shown(code="missing-label", path="grants/fundingproviders_utf8.csv", held_to="uk/grants-360giving", count=1),
    Shown(code="type-error", path="grants/fundingproviders_utf8.csv", held_to="uk/grants-360giving", count=2),
    *(
        Shown(
            code="coordinates-other-system",
            path=f"brownfield/test-brownfield-register.{suffix}",
            held_to=BROWNFIELD,
            count=1,
        )
        for suffix in ("csv", "xls", "xlsx", "xlsm")
    ),
)


@dataclass(frozen=True, kw_only=True)
class Made:
    """A small table, the fields that it is held to (none: nothing), and how many faults of the code it has."""

    content: str | bytes
    fields: tuple[dict[str, Any], ...] = ()
    standard: str | None = None
    count: int = 1
    schema: dict[str, Any] = field(default_factory=dict)


def _one(*cells: str, count: int | None = None, **stated: Any) -> Made:  # noqa: ANN401 - JSON
    """Return a table of these cells beside a column that nothing is said of."""
    rows = "".join(f'"{cell.replace(chr(34), chr(34) * 2)}",x\n' for cell in cells)
    fields = ({"name": "a", **stated}, {"name": "b"}) if stated else ()
    return Made(content=f"a,b\n{rows}", fields=fields, count=len(cells) if count is None else count)


def _uprn(*cells: str, count: int | None = None) -> Made:
    return _one(*cells, count=count, **{"dsreg:identifier": "uprn"})


def _pair(*rows: str) -> Made:
    content = "GeoX,GeoY,CoordinateReferenceSystem\n" + "".join(f"{row}\n" for row in rows)
    return Made(content=content, standard=TOILETS, count=len(rows))


PLAIN = ({"name": "a"}, {"name": "b"})
KEYED: dict[str, Any] = {"primaryKey": ["a"]}
MADE: dict[str, Made] = {
    "encoding-error": Made(content="a,b\ncafé,x\n".encode("cp1252")),
    "encoding-bom": Made(content=b"\xef\xbb\xbfa,b\n1,x\n"),
    "line-ends-mixed": Made(content="a,b\r\n1,x\n2,y\n"),
    "line-ends-cr": Made(content="a,b\r1,x\r"),
    "null-byte": Made(content="a,b\n1\0,x\n2,y\n3\0,z\n", count=2),
    "stray-quote": Made(content='a,b\n1"2"3,x\n"1"2,y\n', count=2),
    "unclosed-quote": Made(content='a,b\n1,x\n"2,y\n3,z\n'),
    "delimiter-unexpected": Made(content="a;b\n1;x\n2;y\n"),
    "table-empty": Made(content=b""),
    "header-missing": Made(content="1,2026-01-01,x\n2,2026-01-02,y\n3,2026-01-03,z\n"),
    "header-not-first": Made(content="Toilets of Anytown,,\n,,\nid,name,ward\n1,a,x\n2,b,y\n"),
    "header-multi-row": Made(content="Site,,Owner\n,name,\n1,a,x\n2,b,y\n"),
    "blank-label": Made(content="a,,\n1,2,3\n", count=2),
    "duplicate-label": Made(content="a,b,a,a\n1,2,3,4\n", count=2),
    "incorrect-label": Made(content="a,c\n1,x\n", fields=PLAIN),
    "missing-label": Made(content="a\n1\n", fields=PLAIN),
    "extra-label": Made(content="a,b,c,d\n1,2,3,4\n", fields=PLAIN, count=2),
    "label-variant": Made(content="category\nUnisex\n", standard=TOILETS),
    "missing-cell": Made(content="a,b,c\n1\n2,x,y\n", count=2),
    "extra-cell": Made(content="a,b\n1,x,y,z\n2,x\n", count=2),
    "blank-row": Made(content="a,b\n1,x\n\n,\n2,y\n", count=2),
    "truncated-row": Made(content="a,b,c\n1,x,y\n2,x"),
    "unique-error": _one("1", "2", "1", "1", count=2, constraints={"unique": True}),
    "primary-key": Made(content="a,b\n1,x\n1,y\n,z\n", fields=PLAIN, schema=KEYED, count=2),
    "row-constraint": Made(
        content="reference,start-date,end-date\nCA1,2026-02-01,2026-01-01\nCA2,2026-01-01,2026-02-01\n",
        standard="uk/conservation-area",
    ),
    "type-error": _one("five", "7", count=1, type="integer"),
    "constraint-error": _one("4", "5", count=1, type="integer", constraints={"minimum": 5}),
    "enum-variant": Made(content="Category\nunisex\nUnisex\n", standard=TOILETS),
    "excel-number-damage": _one("6.33505E+15"),
    "excel-error-value": _one("#REF!", "#######"),
    "excel-serial-date": _one("45000", type="date"),
    "excel-decimal-point": _uprn("60001449.0"),
    "leading-zero-lost": _one("2083592000", **{"dsreg:identifier": "telephone"}),
    "null-word": _one("N/A", "<null>", "TBC"),
    "whitespace-padded": _one(" a", "b "),
    "mojibake": _one("cafÃ©", "Â£5"),
    "formula-cell": _one("=SUM(A1:A2)"),
    "bidi-character": _one("abc\u202edef"),
    "date-ambiguous": _one("03/04/2026", "05/06/2026", count=1),
    "money-format": _one("£1,234.50", "(5.00)", type="number"),
    "identifier-malformed": _one("no street", **{"dsreg:identifier": "usrn"}),
    "geometry-malformed": _one('{"type":"Polygon","coordinates":[]}', type="geojson"),
    "uprn-malformed": _uprn("UPRN", "1234567890123"),
    "uprn-suffix": _uprn("10033547226/1"),
    "uprn-list": _uprn("60001449;60001450"),
    "uprn-placeholder": _uprn("999999999999"),
    "uprn-padded": _uprn("000060001449"),
    "uprn-duplicate": _uprn("60001449", "60001449", count=1),
    "postcode-malformed": _one("HA08 OUB", **{"dsreg:identifier": "postcode"}),
    "coordinates-half": _pair("-0.2,,WGS84"),
    "coordinates-swapped": _pair("51.6,-0.2,WGS84"),
    "coordinates-other-system": _pair("530000,180000,WGS84"),
    "coordinates-outside": _pair("2.35,48.86,WGS84"),
}


def _look(folder: Path, path: Path, held_to: str | dict[str, Any] | None) -> Report:
    """Return the report on a table: bare, under a standard, or under a schema by way of a package."""
    options = Options(standard=held_to if isinstance(held_to, str) else None)
    if not isinstance(held_to, dict):
        return validate([path], options)
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    dialect = {"header": False, "delimiter": "\t"} if path.name.startswith("westminster") else {}
    resource = {"name": "t", "path": path.name, "schema": held_to, "dialect": dialect}
    (folder / "datapackage.json").write_text(json.dumps({"name": "p", "resources": [resource]}), encoding="utf-8")
    return validate([folder / "datapackage.json"], options)


def _counts(report: Report, code: str, column: str | None = None) -> list[int]:
    return [one.count for one in report.findings if one.code == code and column in {None, one.field}]


@pytest.mark.parametrize("shown", REAL, ids=[f"{one.code} {one.path} {one.column or ''}" for one in REAL])
def test_a_code_is_shown_by_a_real_file(shown: Shown, real_data: Path, tmp_path: Path) -> None:
    report = _look(tmp_path, real_data / "uk" / shown.path, shown.held_to)
    assert report.errors == ()
    assert shown.count in _counts(report, shown.code, shown.column)


@pytest.mark.parametrize("code", MADE)
def test_a_code_is_shown_by_a_small_file(code: str, tmp_path: Path) -> None:
    made, path = MADE[code], tmp_path / "made" / "t.csv"
    path.parent.mkdir()
    path.write_bytes(made.content if isinstance(made.content, bytes) else made.content.encode())
    schema = {"fields": list(made.fields), **made.schema} if made.fields else None
    report = _look(tmp_path, path, made.standard or schema)
    assert report.errors == ()
    assert sum(_counts(report, code)) == made.count


def test_every_code_is_shown() -> None:
    assert MADE.keys() | ELSEWHERE.keys() | {"too-many-columns"} == CODES


def test_a_sheet_without_end_is_shown_by_its_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace  # noqa: PLC0415 - only here

    monkeypatch.setattr("validator.tables.check.LIMITS", replace(LIMITS, sheet_columns=2))
    (tmp_path / "t.json").write_text('[{"a": 1, "b": 2, "c": 3}]', encoding="utf-8")
    assert _counts(validate([tmp_path / "t.json"], Options()), "too-many-columns") == [1]


def test_what_a_descriptor_says_of_a_file_is_shown_by_a_package(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,9\n2,1\n", encoding="utf-8")
    key = {"fields": "b", "reference": {"resource": "", "fields": "a"}}
    schema = {"fields": [{"name": "a"}, {"name": "b"}], "foreignKeys": [key]}
    resource = {"name": "t", "path": "t.csv", "schema": schema, "hash": "0" * 32, "bytes": 7}
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps({"name": "p", "resources": [resource]}), encoding="utf-8")
    report = validate([path], Options())
    assert [_counts(report, code) for code in ("foreign-key", "hash-count", "byte-count")] == [[1], [1], [1]]


@pytest.mark.parametrize("suffix", ["xls", "xlsx", "xlsm"])
def test_the_brownfield_register_is_found_the_same_in_every_form(suffix: str, real_data: Path) -> None:
    """A workbook has its dates as dates, which the csv writes in a way of its own; nothing else differs."""
    folder, options = real_data / "uk" / "brownfield", Options(standard=BROWNFIELD)

    def found(name: str) -> set[tuple[str, str | None, int]]:
        report = validate([folder / f"test-brownfield-register.{name}"], options)
        return {(one.code, one.field or one.constraint, one.count) for one in report.findings}

    assert found("csv") - found(suffix) == {("type-error", "LastUpdatedDate", 2)}
    assert found(suffix) <= found("csv")
