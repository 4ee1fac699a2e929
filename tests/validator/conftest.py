"""What tests of the validator ask for: a table written, checked, and its findings as plain tuples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from standards.table_schema import parse_table_schema
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.finding import Finding

Fault = tuple[str, int | None, str | None]


@pytest.fixture
def look(tmp_path: Path) -> Callable[..., tuple[Finding, ...]]:
    """Return a function that writes a table, checks it against a plain schema, and returns its findings."""

    def run(content: str | bytes, *fields: dict[str, Any], name: str = "t.csv", **schema: Any) -> tuple[Finding, ...]:  # noqa: ANN401 - JSON
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        parsed = parse_table_schema({"fields": list(fields), **schema}) if fields else None
        _, findings = check_table(TableTask(path=path, shown=name, name="t", schema=parsed), Options(examples=None))
        return findings

    return run


@pytest.fixture
def faults(look: Callable[..., tuple[Finding, ...]]) -> Callable[..., list[Fault]]:
    """Return a function like `look` that returns (code, row, field) of every place, in the order of the rows."""

    def run(*arguments: Any, **options: Any) -> list[Fault]:  # noqa: ANN401 - passed on
        found = look(*arguments, **options)
        return sorted(
            ((one.code, place.row, one.field) for one in found for place in one.examples),
            key=lambda fault: (fault[1] or 0, fault[0], fault[2] or ""),
        )

    return run
