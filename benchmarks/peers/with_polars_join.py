"""Two tables compared by a full join of Polars on their first column: changed cells counted by column."""

from __future__ import annotations

import sys

import polars as pl

before, after = (pl.scan_csv(path, infer_schema=False) for path in sys.argv[1:3])
key, *names = before.collect_schema().names()
joined = before.join(after, on=key, how="full", suffix=" after")
changed = [pl.col(name).ne_missing(pl.col(f"{name} after")).sum() for name in names]
print(joined.select(changed).collect())
