"""The page of a code, and docs/checks.md: all pages behind one table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.codes.all_codes import CODES, GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validator.codes.code import Code

_OPENING = """\
# The checks

Every kind of fault that a report can name: its code, how grave it is, what its count counts, and how to mend it.
The shape of the report and its exit codes are in [report.md](report.md), the kinds of value in [types.md](types.md),
the words in [glossary.md](glossary.md).

One cell gets one fault of form: the code that explains the cause takes the place of `type-error` and
`constraint-error` on the same cell. Where a code can have two severities, the graver stands in the table and its page
says when it is lower. `dsreg validate --explain CODE` prints the page of one code.

*Written by `python -m validator.codes.page` from the tables in validator/codes/; change the words there.*
"""


def explain(name: str) -> str:
    """Return the page of the code called `name`; raise DsregError "code-unknown" when there is none."""
    if name not in CODES:
        raise DsregError("code-unknown", given=name)
    return page(CODES[name])


def page(code: Code, *, level: int = 1) -> str:
    """Return the page of a code in Markdown, its title a heading of `level`."""
    sections = {
        "What it finds": code.finds,
        "Why it matters": code.why,
        "How to mend it": code.mend.format(expected="what the column expects"),
        "Example": code.example,
        "Reference": f"<{code.reference}>" if code.reference else "None: no standard speaks of it.",
    }
    heading = "#" * level
    return "\n".join(
        [
            f"{heading} {code.name}\n",
            f"{code.severity.value.capitalize()} · counts {_unit(code)} · {code.dimension}\n",
            *(f"{heading}# {title}\n\n{text}\n" for title, text in sections.items()),
        ]
    )


def checks_document() -> str:
    """Return the whole of docs/checks.md: contents by group, then the page of each code."""
    contents = [_contents(title, codes) for title, codes in GROUPS.items()]
    pages = [
        "\n".join([f"## {title}: the pages\n", *(page(code, level=3) for code in codes)])
        for title, codes in GROUPS.items()
    ]
    return "\n".join([_OPENING, *contents, *pages])


def _contents(title: str, codes: Iterable[Code]) -> str:
    head = f"## {title}\n\n| Code | Severity | Counts | The report says |\n| --- | --- | --- | --- |\n"
    return head + "".join(_row(code) for code in codes)


def _row(code: Code) -> str:
    says = code.many if code.counts != "file" else code.one
    sentence = says.format(count="*n*", expected="*what is expected*")
    return f"| [{code.name}](#{code.name}) | {code.severity.value} | {_unit(code)} | {sentence} |\n"


def _unit(code: Code) -> str:
    return {"labels": "column headings", "file": "the file once"}.get(code.counts, code.counts)


if __name__ == "__main__":
    from pathlib import Path

    Path(__file__).parents[2].joinpath("docs", "checks.md").write_text(checks_document(), "utf-8", newline="\n")
