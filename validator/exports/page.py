"""A standard as a page in Markdown: for people who fill the table, and for those who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.exports.wording import demand, kind, listed_values
from validator.exports.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standards.schema import Field, RowRule
    from standards.standard import Standard

SHORT_LIST = 8
"""So many listed values stand in the table of columns; more have a paragraph of their own."""


def write_markdown(standard: Standard) -> Written:
    """Return the page of a standard; it says everything."""
    return Written(text=page(standard))


def page(standard: Standard, *, examples: Iterable[str] = (), links: Iterable[str] = ()) -> str:
    """Return the page; `examples` are lines about its example files, `links` lines about what belongs to it."""
    parts = [
        *_heading(standard),
        *_use(standard),
        *_tables(standard),
        *_columns(standard.schema.fields),
        *_values(standard.schema.fields),
        *_patterns(standard.schema.fields),
        *_rules(standard.schema.rules),
        *_lines("Examples", examples),
        *_sources(standard),
        *_contradictions(standard),
        *_changes(standard),
        *_lines("More", links),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _heading(standard: Standard) -> Iterator[str]:
    yield f"# {_text(standard.title)}\n"
    yield f"`{standard.id}` · version {standard.version} · {standard.status} · kept by {_text(standard.steward)}\n"
    if standard.successor:
        yield f"> This version is deprecated. Use `{standard.successor}`.\n"
    if standard.status in {"draft", "candidate"}:
        yield "> Not agreed yet: it may change without notice.\n"
    yield f"{_text(standard.purpose)}\n"


def _use(standard: Standard) -> Iterator[str]:
    commands = [f"dsreg validate FILE --standard {standard.id}"]
    if standard.has_table:
        commands.append(f"dsreg standard template {standard.id} --output {standard.own_table}.xlsx")
    yield "```\n" + "\n".join(commands) + "\n```\n"


def _tables(standard: Standard) -> Iterator[str]:
    if standard.members:
        yield "## Tables\n"
        yield "It ties these tables together; a value that refers to another table must be found there.\n"
        yield from _table(
            ("Table", "Its standard"), ((f"`{one.name}`", f"`{one.standard}`") for one in standard.members)
        )


def _columns(fields: Sequence[Field]) -> Iterator[str]:
    if not fields:
        return
    needed = sum(field.is_required for field in fields)
    yield "## Columns\n"
    yield f"{_count(len(fields), 'column')}, in any order; {needed} of them must be filled in every row.\n"
    rows = (
        (f"`{field.name}`", _meaning(field), _demand(field), _kind(field), _code(field.example)) for field in fields
    )
    yield from _table(("Column", "Meaning", "Asked for", "In a cell", "Such as"), rows)


def _meaning(field: Field) -> str:
    title = f"**{_text(field.title)}.** " if field.title and field.title != field.name else ""
    aliases = f" Also headed {', '.join(map(_code, field.aliases))}." if field.aliases else ""
    link = field.references
    found = f" Found in `{link.field}` of `{link.standard}`." if link is not None else ""
    personal = f" May be personal data ({_text(field.personal_data)})." if field.personal_data else ""
    return f"{title}{_text(field.description)}{found}{aliases}{personal}"


def _demand(field: Field) -> str:
    return f"**{demand(field)}**" if field.is_required else demand(field)


def _kind(field: Field) -> str:
    values = listed_values(field)
    if values and len(values) <= SHORT_LIST:
        return "one of: " + ", ".join(map(_code, values))
    return f"one of {len(values)} values, see below" if values else _text(kind(field))


def _values(fields: Iterable[Field]) -> Iterator[str]:
    long = [field for field in fields if len(listed_values(field)) > SHORT_LIST]
    if long:
        yield "## Listed values\n"
    for field in long:
        yield f"**`{field.name}`**: {', '.join(map(_code, listed_values(field)))}.\n"


def _patterns(fields: Iterable[Field]) -> Iterator[str]:
    stated = [field for field in fields if "pattern" in field.constraints]
    if stated:
        yield "## Forms\n"
    for field in stated:
        yield f"**`{field.name}`**: {_code(field.constraints['pattern'])}\n"


def _rules(rules: Sequence[RowRule]) -> Iterator[str]:
    if not rules:
        return
    yield "## Rules across columns\n"
    rows = (
        (_text(rule.says), ", ".join(f"`{name}`" for name in rule.fields), rule.severity, f"`{rule.name}`")
        for rule in rules
    )
    yield from _table(("What a person is told", "Columns", "Weight", "Name"), rows)


def _sources(standard: Standard) -> Iterator[str]:
    yield "## Where it comes from\n"
    for text in standard.follows:
        yield f"- [{_text(text.title)}](<{text.url}>). {_text(text.note)}".rstrip()
    yield f"\nLegal or policy basis: {_text(standard.basis).rstrip('.')}. Licence of this text: {standard.licence}.\n"


def _contradictions(standard: Standard) -> Iterator[str]:
    if standard.contradictions:
        yield "## Where the sources disagree\n"
    for one in standard.contradictions:
        yield f"**{_text(one.about)}.** {_text(one.texts)}  "
        yield f"Followed here: {_text(one.followed)}  "
        yield f"Because: {_text(one.because)}\n"


def _changes(standard: Standard) -> Iterator[str]:
    if standard.changes:
        yield "## Changes\n"
        rows = ((one.version, one.date, _text(one.summary)) for one in standard.changes)
        yield from _table(("Version", "In force from", "What changed"), rows)
    yield f"A change that could fail a file that passed is announced {standard.notice_days} days before it comes.\n"


def _lines(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = tuple(lines)
    if listed:
        yield f"## {title}\n"
        yield "\n".join(listed) + "\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(heads)
    yield _row(["---"] * len(heads))
    yield from map(_row, rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _text(text: str) -> str:
    """Return a text in one line in which nothing is taken for HTML; its `code` stays code."""
    parts = " ".join(text.split()).split("`")
    outside = (part.replace("&", "&amp;").replace("<", "&lt;").replace("*", "\\*") for part in parts[::2])
    inside = (f"`{part}`" for part in parts[1::2])
    if len(parts) % 2 == 0:
        return "'".join(part.replace("&", "&amp;").replace("<", "&lt;") for part in parts)
    return "".join(piece for pair in zip(outside, [*inside, ""], strict=True) for piece in pair)


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`" if text else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
