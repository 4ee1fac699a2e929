"""Foreign keys between tables: the keys that a table refers to, read as that other table itself is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from validator.tables.plan import Links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from standards.schema import ForeignKey, Schema

    Names = tuple[str, ...]

Table = TypeVar("Table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking(Generic[Table]):
    """The keys of some tables, each brought to files in `folder` when a table first refers to it.

    `tables` returns those that a foreign key names: one resource, or all that are held to one standard. `schema_of`
    returns what a table is held to, None where that is nothing. `write_keys` writes the keys of some fields of a table
    to a file, or nothing where it holds none; it is false where the table cannot be read.
    """

    folder: Path
    tables: Callable[[str], Sequence[Table]]
    schema_of: Callable[[Table], Schema | None]
    write_keys: Callable[[Table, Names, Path], bool]
    made: dict[tuple[str, Names], Path | None] = field(default_factory=dict)

    def link(self, name: str, schema: Schema) -> tuple[Schema, Links, tuple[tuple[str, str], ...]]:
        """Return the schema with the foreign keys that can be asked, the files of keys, and (pointer, what is wrong).

        A table that names itself (`name`) as the other one refers to itself.
        """
        own = tuple(replace(key, resource=None) if key.resource == name else key for key in schema.foreign_keys)
        faults: list[tuple[str, str]] = []
        kept: list[ForeignKey] = []
        files: dict[ForeignKey, Path] = {}
        for number, key in enumerate(own):
            wrong = list(self._faults(key))
            faults += [(f"/foreignKeys/{number}/reference/{part}", says) for part, says in wrong]
            if not wrong:
                kept.append(key)
                path = None if key.resource is None else self._keys(key.resource, key.reference)
                if path is not None:
                    files[key] = path
        return replace(schema, foreign_keys=tuple(kept)), Links(references=files), tuple(faults)

    def _faults(self, key: ForeignKey) -> Iterator[tuple[str, str]]:
        if key.resource is None:
            return
        others = self.tables(key.resource)
        if not others:
            yield "resource", f"there is no resource called {key.resource}"
            return
        schema = self.schema_of(others[0])
        known = {one.name for one in schema.fields} if schema else set(key.reference)
        unknown = [name for name in key.reference if name not in known]
        if unknown:
            yield "fields", f"{unknown[0]} is none of the fields of {key.resource}"

    def _keys(self, name: str, names: Names) -> Path | None:
        """Return the files of keys as a pattern; None where a table cannot be read, so that nothing can be said."""
        if (name, names) not in self.made:
            folder = self.folder / f"keys-{len(self.made)}"
            folder.mkdir()
            others = self.tables(name)
            are_read = [self.write_keys(one, names, folder / f"{n}.parquet") for n, one in enumerate(others)]
            self.made[name, names] = folder / "*.parquet" if all(are_read) and any(folder.iterdir()) else None
        return self.made[name, names]
