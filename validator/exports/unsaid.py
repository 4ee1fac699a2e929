"""What other forms cannot say of a standard, in plain sentences; each export lists those that hold for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.schema import Level
from validator.exports.patterns import MOMENTS, has_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from standards.schema import Field, RowRule
    from standards.standard import Standard

    Matter = Callable[[Standard], Iterator[str]]


def unsaid(standard: Standard, matters: Iterable[Matter]) -> tuple[str, ...]:
    """Return the sentences of all the matters."""
    return tuple(sentence for matter in matters for sentence in matter(standard))


def other_headings(standard: Standard) -> Iterator[str]:
    """Yield that a column is known by its exact heading alone, with the others that dsreg takes."""
    aliases = "; ".join(
        f"{', '.join(field.aliases)} for {field.name}" for field in standard.schema.fields if field.aliases
    )
    others = f", and other headings: {aliases}" if aliases else ""
    yield f"A column is known by its exact heading; dsreg also takes other letter case and other spaces{others}."


def presence(standard: Standard) -> Iterator[str]:
    """Yield which columns must be there though their cells may be blank."""
    names = _names(field for field in standard.schema.fields if field.level is Level.COLUMN)
    if names:
        yield f"These columns must be there, with or without values: {names}."


def wishes(standard: Standard) -> Iterator[str]:
    """Yield which columns are wanted."""
    names = _names(field for field in standard.schema.fields if field.level is Level.SHOULD)
    if names:
        yield f"These columns are wanted, the other optional ones only welcome: {names}."


def letter_case(standard: Standard) -> Iterator[str]:
    """Yield that listed values are compared to the letter."""
    names = _names(field for field in standard.schema.fields if "enum" in field.constraints)
    if names:
        yield f"Listed values are compared to the letter; dsreg only warns of letter case and spaces: {names}."


def calendar(standard: Standard) -> Iterator[str]:
    """Yield which moments come in several forms, and are texts with a pattern here."""
    names = _names(filter(has_forms, standard.schema.fields))
    if names:
        yield f"These may be written in several forms, so they are texts here, and a 31 April passes: {names}."


def calendar_days(standard: Standard) -> Iterator[str]:
    """Yield that the days of a month are not counted."""
    names = _names(field for field in standard.schema.fields if field.type in MOMENTS)
    if names:
        yield f"Dates are texts of the right form here, and a 31 April passes: {names}."


def limits_of_texts(standard: Standard) -> Iterator[str]:
    """Yield the limits of moments that are texts since they come in several forms."""
    return _limits(filter(has_forms, standard.schema.fields))


def limits_of_moments(standard: Standard) -> Iterator[str]:
    """Yield the limits of all moments."""
    return _limits(field for field in standard.schema.fields if field.type in {*MOMENTS, "yearmonth", "duration"})


def _limits(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            if name in field.constraints:
                yield f"{field.name} has the {name} {field.constraints[name]}."


def uniqueness(standard: Standard) -> Iterator[str]:
    """Yield which columns hold each value once."""
    schema = standard.schema
    keys = ((field.name,) for field in schema.fields if field.constraints.get("unique"))
    named = [" with ".join(key) for key in (schema.primary_key, *keys, *schema.unique_keys) if key]
    if named:
        yield f"No value stands twice in: {', '.join(named)}."


def second_patterns(standard: Standard) -> Iterator[str]:
    """Yield the identifiers whose form is not asked, since the field has a pattern of its own."""
    for field in standard.schema.fields:
        if field.identifier is not None and "pattern" in field.constraints:
            yield f"{field.name} is {IDENTIFIERS[field.identifier].expected}."


def slips(standard: Standard) -> Iterator[str]:
    """Yield whose known slips dsreg explains."""
    carrying = [field for field in standard.schema.fields if field.identifier is not None]
    if carrying:
        shown = ", ".join(f"{field.name} ({field.identifier})" for field in carrying)
        yield (
            "Of identifiers only the form is said, not the known slips such as placeholders, padding and what "
            f"spreadsheets do: {shown}."
        )


def links(standard: Standard, *, held: Collection[str] = ()) -> Iterator[str]:
    """Yield in which other tables values are found, but those of columns that are `held` to it."""
    for field in standard.schema.fields:
        if field.references is not None and field.name not in held:
            link = field.references
            yield f"Each {field.name} is found in the column {link.field} of a table that keeps {link.standard}."


def rule_keys(standard: Standard) -> tuple[tuple[str, ...], ...]:
    """Return the rules across columns that are unique keys in other words."""
    return tuple(rule.fields for rule in standard.schema.rules if is_key(rule))


def all_rules(standard: Standard) -> Iterator[str]:
    """Yield every rule across columns."""
    return sentences(standard.schema.rules)


def unenforced_rules(standard: Standard) -> Iterator[str]:
    """Yield every rule across columns that is not a unique key."""
    return sentences(rule for rule in standard.schema.rules if not is_key(rule))


def sentences(rules: Iterable[RowRule]) -> Iterator[str]:
    """Yield a sentence for each rule that is left out."""
    for rule in rules:
        kind = "A warning" if rule.severity == "warning" else "The rule"
        yield f'{kind} across columns, {rule.name}: "{rule.says}"'


def is_key(rule: RowRule) -> bool:
    """Say whether a rule is a unique key in other words."""
    return rule.kind == "unique-within" and rule.severity == "error"


def _names(fields: Iterable[Field]) -> str:
    return ", ".join(field.name for field in fields)
