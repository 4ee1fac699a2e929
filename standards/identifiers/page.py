"""docs/identifiers.md: every identifier with its form, its faults, its address and its values for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.identifiers.identifier import Identifier

OPENING = """\
# The identifiers

What a column of a standard can carry, by the name that a standard gives it (`"identifier": "uprn"`).
`dsreg identifier list` lists the same, and `dsreg identifier check uprn 000060001449` tells of single values.

A value passes in any of its forms; the canonical one is that by which values are compared. Where values for tests are
listed, a # stands for any digit; nothing real has them.

*Written by `python -m standards.identifiers.page` from standards/identifiers/; change the words there.*

| Name | What it is | Example |
| --- | --- | --- |
"""


def identifiers_document() -> str:
    """Return the whole page: a table of contents, then a part for each identifier."""
    rows = [f"| [{one.name}](#{one.name}) | {one.title} | `{one.example}` |\n" for one in ALL_IDENTIFIERS]
    parts = ["\n".join(_lines(one)) for one in ALL_IDENTIFIERS]
    return "".join([OPENING, *rows, "\n", "\n".join(parts)])


def _lines(one: Identifier) -> Iterator[str]:
    yield f"## {one.name}\n"
    yield f"{one.title}. A value is {one.expected}.\n"
    if one.is_personal:
        yield "**A living person's number: known so that it can be found, never to be published.**\n"
    yield f"- Form: `{one.strict or one.grammar}`"
    yield f"- Example: `{one.example}`"
    if one.canonical(one.example) != one.example:
        yield f"- Canonical form of the example: `{one.canonical(one.example)}`"
    if one.bounds:
        yield f"- In Great Britain: from {one.bounds[0]} to {one.bounds[1]}"
    if one.checksum:
        yield "- The last digit is a check digit; `dsreg identifier check` tests it"
    if one.uri:
        yield f"- Web address: `{one.uri}`"
    if one.never_real:
        source = f" (<{one.never_real.reference}>)" if one.never_real.reference else " (this project's own convention)"
        yield f"- For tests: {', '.join(f'`{form}`' for form in one.never_real.forms)}. {one.never_real.says}{source}"
    yield f"- Source: <{one.reference}>"
    if one.traps:
        yield "\n| Known fault | Is told as | Because |\n| --- | --- | --- |"
        for trap in one.traps:
            yield f"| `{_cell(trap.grammar)}` | [{trap.code}](checks.md#{trap.code}) | {trap.says or one.expected} |"
    yield ""


def _cell(grammar: str) -> str:
    """Return a regular expression as a table's cell can hold it."""
    return grammar.replace("|", "\\|")


if __name__ == "__main__":
    from pathlib import Path

    document = identifiers_document()
    Path(__file__).parents[2].joinpath("docs", "identifiers.md").write_text(document, "utf-8", newline="\n")
