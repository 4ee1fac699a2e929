"""pointblank over Polars: the same rules as the register's schema; no structure is checked."""

import sys
from pathlib import Path

import pointblank as pb
import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from register import FIELDS, NAMES

TYPES = {"integer": pl.Int64, "number": pl.Float64}
table = pl.read_csv(sys.argv[1], schema=dict.fromkeys(NAMES, pl.String))
casts = [pl.col(field["name"]).cast(TYPES[field["type"]], strict=False) for field in FIELDS if field["type"] in TYPES]
check = pb.Validate(table.with_columns(casts))
for field in FIELDS:
    name, limits = field["name"], field.get("constraints", {})
    if "required" in limits:
        check = check.col_vals_not_null(columns=name)
    if "pattern" in limits:
        check = check.col_vals_regex(columns=name, pattern=f"^(?:{limits['pattern']})$", na_pass=True)
    if "enum" in limits:
        check = check.col_vals_in_set(columns=name, set=limits["enum"])
    if "minimum" in limits:
        check = check.col_vals_ge(columns=name, value=limits["minimum"], na_pass=True)
    if "maximum" in limits:
        check = check.col_vals_le(columns=name, value=limits["maximum"], na_pass=True)
    if "unique" in limits:
        check = check.rows_distinct(columns_subset=name)
print(sum(check.interrogate().n_failed().values()))
