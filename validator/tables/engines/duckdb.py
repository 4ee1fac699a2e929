"""The embedded engine: one ordered scan of a regular file by DuckDB marks the faulty rows; the rest reads the marks."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from validator.limits import LIMITS
from validator.tables.engines.keys import export_keys, key_hits, reference_hits
from validator.tables.engines.outcome import Outcome
from validator.tables.engines.scan import Scanned, scan
from validator.tables.engines.suspects import suspect_hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from duckdb import DuckDBPyConnection

    from validator.tables.engines.outcome import Hit
    from validator.tables.plan import Plan

SMALL_FILE = 4 * 1024**2
"""Below this size a second thread costs more than it saves."""
TINY_FILE = 256 * 1024
"""Below this size, about 500 rows, making a statement better costs more than it saves: 14 of 50 ms."""

DISABLED = "in_clause,common_subexpressions"
"""IN becomes a join otherwise, and a join loses the file's order (seen on DuckDB 2.0).

Looking for expressions that come twice takes time by the square of their number, 2 s for 1,000, and finds little.
"""
IDLE = "expression_rewriter,regex_range,statistics_propagation"
"""The optimisers that take long over the scan's statement, and save nothing on a tiny file."""


def run_plan(  # noqa: PLR0913 - how the file is written, and how much to say of it
    plan: Plan,
    path: Path,
    *,
    delimiter: str,
    has_header: bool,
    keep: int | None,
    with_summaries: bool = False,
) -> Outcome:
    """Run every check of the plan over a regular UTF-8 file; keep at most `keep` places a check (None: all).

    Raise RejectedRowError where the file is not regular.
    """
    # DuckDB is imported only when a table is checked: 100 ms
    import duckdb  # noqa: PLC0415

    file = Scanned(plan=plan, path=path, delimiter=delimiter, has_header=has_header)
    with TemporaryDirectory(prefix="dsreg-") as folder, duckdb.connect(config=_settings(path, folder)) as connection:
        rows, files = scan(connection, file, Path(folder))
        # a table that is read for the keys that others refer to is asked nothing: it is reported on by itself
        hits = () if plan.exports else tuple(_hits(connection, plan, keep))
        export_keys(connection, plan)
        columns = _summaries(connection, files) if with_summaries else None
    return Outcome(rows_read=rows, hits=hits, columns=columns)


def _hits(connection: DuckDBPyConnection, plan: Plan, keep: int | None) -> Iterator[Hit]:
    yield from suspect_hits(connection, plan, keep)
    yield from key_hits(connection, plan.keys, keep)
    yield from reference_hits(connection, plan.references, keep)
    yield from _looked_up_hits(connection, plan, keep)


def _looked_up_hits(connection: DuckDBPyConnection, plan: Plan, keep: int | None) -> Iterable[Hit]:
    if plan.gazetteer is None:
        return ()
    # few runs have a gazetteer
    from validator.gazetteer.lookup import gazetteer_hits  # noqa: PLC0415 - see above

    return gazetteer_hits(connection, plan.gazetteer, keep)


def _settings(path: Path, spill: str) -> dict[str, str | bool | int | float | list[str]]:
    """Return what holds DuckDB to its memory, to its own temporary folder, and to no network."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": LIMITS.memory,
        "temp_directory": spill,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "disabled_optimizers": DISABLED,
    }
    size = path.stat().st_size
    if size < SMALL_FILE:
        settings["threads"] = 1
    if size < TINY_FILE:
        settings["disabled_optimizers"] = f"{DISABLED},{IDLE}"
    return settings


def _summaries(connection: DuckDBPyConnection, files: Iterable[Scanned]) -> tuple[dict[str, Any], ...]:
    # summaries are made only where they are asked for
    from validator.tables.engines.summary import summarise  # noqa: PLC0415

    found = (one for file in files for one in summarise(connection, file.plan, file.source()))
    return tuple(sorted(found, key=itemgetter("column")))
