"""Which column is read as which field: by its label, and under a schema that fixes their order by its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from standards.labels import fold_label
from standards.schema import FieldsMatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from standards.schema import Field, Schema


class How(Enum):
    """By what a column was matched."""

    LABEL = auto()
    VARIANT = auto()
    PLACE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its number from 1, its label, the field that it is read as, and by what it was matched.

    `is_repeated` is true where the same label stands before it.
    """

    number: int
    label: str
    is_repeated: bool
    field: Field | None = None
    index: int = -1
    how: How | None = None

    @property
    def is_blank(self) -> bool:
        """Say whether it has no label."""
        return not self.label.strip()


def match_columns(labels: Sequence[str], schema: Schema) -> tuple[Column, ...]:
    """Return each column with its field, if it has one.

    Labels come first, then their variants. Where a plain schema fixes the order, a column that no label explains is
    read as the field at its place, if that has no other column.
    """
    matching = _Matching(labels, schema)
    matching.take(How.LABEL, str, lambda field: (field.name,))
    if schema.is_standard:
        matching.take(How.VARIANT, fold_label, lambda field: (field.name, *field.aliases))
    else:
        matching.take(How.VARIANT, str.strip, lambda field: (field.name,))
        if schema.fields_match is FieldsMatch.EXACT:
            matching.take_by_place()
    return tuple(matching.columns())


class _Matching:
    """The fields that no column has taken yet, and the columns that have no field yet."""

    def __init__(self, labels: Sequence[str], schema: Schema) -> None:
        self.labels, self.fields = labels, schema.fields
        self.repeated = list(_repeated(labels))
        self.taken: dict[int, tuple[int, How]] = {}
        self.free = dict(enumerate(schema.fields))

    def take(self, how: How, spelt: Callable[[str], str], names: Callable[[Field], Iterable[str]]) -> None:
        """Match each column that has no field yet with the first free field that has its label, as it is spelt."""
        named: dict[str, list[int]] = {}
        for index, field in self.free.items():
            for name in names(field):
                named.setdefault(spelt(name), []).append(index)
        for number, label in enumerate(self.labels):
            if number in self.taken or self.repeated[number] or not label.strip():
                continue
            for index in named.get(spelt(label), ()):
                if index in self.free:
                    self._pair(number, index, how)
                    break

    def take_by_place(self) -> None:
        """Match each column that has no field yet with the field at its place, where that is free."""
        for number in range(len(self.labels)):
            if number not in self.taken and number in self.free:
                self._pair(number, number, How.PLACE)

    def _pair(self, number: int, index: int, how: How) -> None:
        self.taken[number] = (index, how)
        del self.free[index]

    def columns(self) -> Iterator[Column]:
        """Yield the columns as they are matched."""
        for number, label in enumerate(self.labels):
            index, how = self.taken.get(number, (-1, None))
            yield Column(
                number=number + 1,
                label=label,
                is_repeated=self.repeated[number],
                field=self.fields[index] if how is not None else None,
                index=index,
                how=how,
            )


def moved_columns(columns: Sequence[Column]) -> list[Column]:
    """Return the columns that stand in another order than their fields."""
    matched = [column for column in columns if column.field is not None]
    in_order = sorted(matched, key=lambda column: column.index)
    return [column for column, due in zip(matched, in_order, strict=True) if column is not due]


def _repeated(labels: Sequence[str]) -> Iterator[bool]:
    """Yield, for each label, whether it stood before; no label is not one that is repeated."""
    seen: set[str] = set()
    for label in labels:
        yield bool(label.strip()) and label in seen
        seen.add(label)
