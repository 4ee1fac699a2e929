"""pandera over Polars: the same rules as the register's schema, every failure kept; no structure is checked."""

import sys
from pathlib import Path

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from register import CATEGORIES, FIELDS, NAMES

TYPES = {"integer": pl.Int64, "number": pl.Float64, "date": pl.Date}


def column(field: dict) -> pa.Column:
    """Return one column with the constraints of a Table Schema field."""
    limits = field.get("constraints", {})
    checks = []
    if "pattern" in limits:
        checks.append(pa.Check.str_matches(f"^(?:{limits['pattern']})$"))
    if "maxLength" in limits:
        checks.append(pa.Check.str_length(max_value=limits["maxLength"]))
    if "enum" in limits:
        checks.append(pa.Check.isin(CATEGORIES))
    if "minimum" in limits:
        checks.append(pa.Check.ge(limits["minimum"]))
    if "maximum" in limits:
        checks.append(pa.Check.le(limits["maximum"]))
    kind = TYPES.get(field.get("type"), pl.String)
    return pa.Column(kind, checks, nullable="required" not in limits, unique=bool(limits.get("unique")))


table = pl.read_csv(sys.argv[1], schema=dict.fromkeys(NAMES, pl.String))
unread = 0
typed = []
for field in FIELDS:
    name, kind = field["name"], TYPES.get(field["type"])
    if kind is None:
        continue
    cast = (
        pl.col(name).str.to_date("%Y-%m-%d", strict=False) if kind == pl.Date else pl.col(name).cast(kind, strict=False)
    )
    unread += table.select((pl.col(name).is_not_null() & cast.is_null()).sum()).item()
    typed.append(cast)
try:
    pa.DataFrameSchema({field["name"]: column(field) for field in FIELDS}).validate(
        table.with_columns(typed), lazy=True
    )
    failures = 0
except SchemaErrors as error:
    failures = error.failure_cases.height
print(failures + unread)
