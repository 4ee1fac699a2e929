"""One standard, shown whole: what it is for, whom it follows, its columns, rules, contradictions and changes."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from standards.schema import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from standards.schema import Field, RowRule
    from standards.standard import Standard

WIDTH = 79
LEVELS = {
    Level.VALUE: "must have a value",
    Level.COLUMN: "must be there",
    Level.WHEN: "needed in some rows",
    Level.SHOULD: "should be there",
    Level.MAY: "may be there",
}
CONSTRAINTS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "pattern": "pattern {}",
    "enum": "one of {}",
    "unique": "never twice",
}


def show_text(standard: Standard) -> str:
    """Return a standard for a terminal of 80 columns."""
    successor = f", use {standard.successor}" if standard.successor else ""
    lines = [standard.title, f"{standard.id} {standard.version}   {standard.status}{successor}", ""]
    lines += [*_wrapped(standard.purpose), ""]
    for name, says in (("Steward", standard.steward), ("Basis", standard.basis), ("Licence", standard.licence)):
        lines += _wrapped(f"{name:<9}{says}", "", " " * 9)
    for heading, parts in _parts(standard):
        if parts:
            lines += ["", heading, *(line for part in parts for line in part)]
    return "\n".join([*lines, "", f"sha256 {standard.sha256}"]) + "\n"


def show_json(standard: Standard, document: Mapping[str, Any], *, tool: str) -> str:
    """Return a standard as JSON: its document, and the sha256 of the file that it stands in."""
    shown = {"dsreg": 1, "tool": tool, "sha256": standard.sha256, **document}
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _parts(standard: Standard) -> Iterator[tuple[str, list[list[str]]]]:
    yield "Follows", [[*_item(one.title), f"    {one.url}", *_wrapped(one.note, "    ")] for one in standard.follows]
    yield "Tables", [_item(f"{one.name} keeps {one.standard}") for one in standard.members]
    yield f"Columns ({len(standard.schema.fields)})", [[*_column(field)] for field in standard.schema.fields]
    yield "Rules", [[*_rule(rule)] for rule in standard.schema.rules] + [*_keys(standard)]
    yield (
        "Where the texts contradict each other",
        [
            [
                *_item(one.about),
                *_wrapped(one.texts, "    "),
                *_wrapped(f"Followed: {one.followed} {one.because}", "    "),
            ]
            for one in standard.contradictions
        ],
    )
    yield "Changes", [_item(f"{one.version}, {one.date}: {one.summary}") for one in standard.changes]


def _column(field: Field) -> Iterator[str]:
    yield f"  {field.name}   {LEVELS[field.level]}"
    yield from _wrapped(field.description, "      ")
    yield from _wrapped("; ".join(_demands(field)), "      ")
    if field.aliases:
        yield from _wrapped(f"Also called {', '.join(field.aliases)}", "      ")
    yield from _wrapped(f"Example: {field.example}", "      ")


def _demands(field: Field) -> Iterator[str]:
    """Yield what is asked of a value: its type and form, its limits, the identifier or the other table it names."""
    forms = field.options.get("formats") if field.format == "any-of" else [field.format]
    told = " or ".join(map(str, forms or ())) if field.format != "default" else ""
    if "trueValues" in field.options:
        told = " / ".join(", ".join(field.options.get(name, ())) for name in ("trueValues", "falseValues"))
    yield f"{field.type} ({told})" if told else field.type
    if field.unit:
        yield f"in {field.unit}"
    for name, value in field.constraints.items():
        listed = ", ".join(map(str, value)) if isinstance(value, list) else value
        yield CONSTRAINTS.get(name, f"{name} {{}}").format(listed)
    if field.identifier:
        yield f"identifier {field.identifier}"
    if field.references is not None:
        yield f"found in {field.references.field} of {field.references.standard}"
    if field.personal_data:
        yield f"personal data ({field.personal_data})"


def _rule(rule: RowRule) -> Iterator[str]:
    warns = ", a warning" if rule.severity == "warning" else ""
    values = f" = {', '.join(rule.values)}" if rule.values else ""
    yield from _wrapped(f"{rule.name}: {rule.kind} {', '.join(rule.fields)}{values}{warns}", "  ", "      ")
    yield from _wrapped(rule.expression, "      ")
    yield from _wrapped(rule.says, "      ")


def _keys(standard: Standard) -> Iterator[list[str]]:
    if standard.schema.primary_key:
        yield _item(f"A row is named by {', '.join(standard.schema.primary_key)}.")
    for key in standard.schema.unique_keys:
        yield _item(f"No two rows agree in {', '.join(key)}.")


def _item(text: str) -> list[str]:
    return _wrapped(text, "  ", "    ")


def _wrapped(text: str, indent: str = "", following: str | None = None) -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if following is None else following,
        break_on_hyphens=False,
        break_long_words=False,
    )
