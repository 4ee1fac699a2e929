"""Lines of code that open a table from its address, and how to cite a dataset."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue
    from registry.dataset.dataset import Dataset
    from registry.dataset.table import Table


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code in one language."""

    language: str
    code: str


def write_snippets(table: Table, address: str) -> tuple[Snippet, ...]:
    """Return the code that reads a comma-separated table; identifiers are read as text, so that no zero is lost."""
    texts = [column.name for column in table.columns if column.identifier]
    return (
        Snippet("Python", _python(address, texts, table.delimiter)),
        Snippet("R", _r(address, texts, table.delimiter)),
        Snippet("DuckDB", _duckdb(address, texts, table.delimiter)),
    )


def write_citation(catalogue: Catalogue, dataset: Dataset) -> str:
    """Return the sentence by which a dataset is cited."""
    licence = f"{dataset.licences[0].title}. " if dataset.licences else ""
    return (
        f"{dataset.publisher.title} ({dataset.modified[:4]}). {dataset.title}, version {dataset.latest.version}. "
        f"{catalogue.title}. {licence}{catalogue.base_url}{dataset.folder}/"
    )


def _python(address: str, texts: list[str], delimiter: str) -> str:
    lines = [_quote(address)]
    lines += [f"sep={_quote(delimiter)}"] if delimiter != "," else []
    lines += [f"dtype={{{', '.join(f'{_quote(one)}: str' for one in texts)}}}"] if texts else []
    return f"import pandas\n\ntable = pandas.read_csv({_lay(lines)})"


def _r(address: str, texts: list[str], delimiter: str) -> str:
    lines = [_quote(address), "check.names = FALSE"]
    lines += [f"sep = {_quote(delimiter)}"] if delimiter != "," else []
    names = ", ".join(f'{_quote(one)} = "character"' for one in texts)
    lines += [f"colClasses = c({names})"] if texts else []
    return f"table <- read.csv({_lay(lines)})"


def _duckdb(address: str, texts: list[str], delimiter: str) -> str:
    lines = [_quote_sql(address)]
    lines += [f"delim = {_quote_sql(delimiter)}"] if delimiter != "," else []
    types = ", ".join(f"{_quote_sql(one)}: 'VARCHAR'" for one in texts)
    lines += [f"types = {{{types}}}"] if texts else []
    return f"FROM read_csv({_lay(lines)});"


def _lay(lines: list[str]) -> str:
    return "\n  " + ",\n  ".join(lines) + "\n"


def _quote(text: str) -> str:
    return json.dumps(text)


def _quote_sql(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
