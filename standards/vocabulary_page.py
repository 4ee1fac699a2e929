"""docs/vocabularies.md: every code list with its source, its members, and what else is understood for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.vocabulary import VOCABULARY_IDS, find_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.vocabulary import Member, Vocabulary

OPENING = """\
# The code lists

The values that properties of a description come from, by the name that a [profile](how-to/validate.md) gives each list
(`"list": "frequency"`). A value that is not in its list is [value-not-in-list](checks.md#value-not-in-list): an error
where the profile says *must* and the list is whole, else a warning, for a value that is not in a part of a list may
still be in the list. Where people write something else for a member, the report proposes the member, and
[`dsreg fix`](how-to/fix.md#a-description) puts it in. Letter case, spaces and marks do not matter there.

To add a word that people write, add it to `also` in standards/vocabularies/, where nothing else means it. Texts under
`same` stand in the list themselves, as a licence's short name does beside its address.

*Written by `python -m standards.vocabulary_page` from standards/vocabularies/; change the words there.*

| Name | What it lists | Members | Whole |
| --- | --- | --: | --- |
"""


def vocabularies_document() -> str:
    """Return the whole page: a table of contents, then a part for each list."""
    lists = [find_vocabulary(name) for name in VOCABULARY_IDS]
    rows = [
        f"| [{one.id}](#{one.id}) | {one.title} | {len(one.members)} | {'yes' if one.is_whole else 'no'} |\n"
        for one in lists
    ]
    return "".join([OPENING, *rows, "\n", "\n".join("\n".join(_lines(one)) for one in lists)])


def _lines(one: Vocabulary) -> Iterator[str]:
    yield f"## {one.id}\n"
    whole = "The whole list" if one.is_whole else "Members in common use; the list has more"
    yield f"{one.title}. {whole}. Source: <{one.source}>, read on {one.date}.\n"
    if one.start:
        yield f"Every value begins with `{one.start}`.\n"
    yield "| Value | Meaning | In the list too | Understood too |"
    yield "| --- | --- | --- | --- |"
    for member in one.members:
        yield _row(member, one.start)
    yield ""


def _row(member: Member, start: str) -> str:
    value = member.value.removeprefix(start)
    same = (text for text in member.same if not start or not text.endswith(value))
    return f"| `{value}` | {member.label} | {_texts(same)} | {_texts(member.also)} |"


def _texts(texts: Iterator[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{text}`" for text in texts)


if __name__ == "__main__":
    from pathlib import Path

    Path(__file__).parents[1].joinpath("docs", "vocabularies.md").write_text(
        vocabularies_document(), "utf-8", newline="\n"
    )
