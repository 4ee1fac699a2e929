from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb

from registry.catalogue.snippets import write_citation, write_snippets
from registry.dataset.column import Column

if TYPE_CHECKING:
    from pathlib import Path

    from registry.dataset.catalogue import Catalogue
    from registry.dataset.table import Table

NASTY = 'it\'s "a" \\ column'


def table(catalogue: Catalogue, *names: str) -> Table:
    """Return a table whose columns are identifiers of those names."""
    columns = tuple(Column(name=one, title="", meaning="", kind="text", identifier="uprn") for one in names)
    (dataset,) = [one for one in catalogue.datasets if one.name == "street-trees"]
    return replace(dataset.tables[0], columns=columns)


def test_the_duckdb_line_runs_and_keeps_the_zeros_of_identifiers(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "it's.csv"
    file.write_text("UPRN;n\n0012;1\n0013;2\n", encoding="utf-8")
    (code,) = [one.code for one in write_snippets(table(catalogue, "UPRN"), str(file)) if one.language == "DuckDB"]
    assert duckdb.connect().sql(code.rstrip(";")).fetchall() == [("0012", 1), ("0013", 2)]


def test_the_python_line_is_python_whatever_a_column_is_called(catalogue: Catalogue) -> None:
    code = write_snippets(table(catalogue, NASTY), "https://example.org/x.csv")[0].code
    call = ast.parse(code).body[1]
    assert NASTY in [node.value for node in ast.walk(call) if isinstance(node, ast.Constant)]


def test_a_citation_names_who_when_what_and_where(catalogue: Catalogue) -> None:
    (dataset,) = [one for one in catalogue.datasets if one.name == "public-toilets"]
    assert write_citation(catalogue, dataset) == (
        "Ambleford Borough Council (2026). Public toilets in Ambleford, version 1.1.0. Open data of the Mere valley. "
        "Open Government Licence v3.0. https://data.example.org/mere/datasets/ambleford/public-toilets/"
    )
