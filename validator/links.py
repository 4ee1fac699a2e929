"""Foreign keys between the tables of a package: the keys that a table refers to, read as that table itself is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from validator.tables.plan import Links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from standards.schema import ForeignKey, Schema
    from validator.dataset import Package, Resource

    Names = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """The keys of a package's tables, each brought to a file in `folder` when a table first refers to it.

    `schema_of` returns the schema that a resource is held to, None where there is none; `write_keys` writes the keys
    of some of its fields to a file, or nothing where it cannot be read.
    """

    package: Package
    folder: Path
    schema_of: Callable[[Resource], Schema | None]
    write_keys: Callable[[Resource, Names, Path], None]
    made: dict[tuple[str, Names], Path] = field(default_factory=dict)

    def link(self, resource: Resource, schema: Schema) -> tuple[Schema, Links, tuple[tuple[str, str], ...]]:
        """Return the schema with the foreign keys that can be asked, the files of keys, and (pointer, what is wrong).

        A table that names itself as the other one refers to itself.
        """
        own = tuple(
            replace(key, resource=None) if key.resource == resource.name else key for key in schema.foreign_keys
        )
        faults: list[tuple[str, str]] = []
        kept: list[ForeignKey] = []
        files: dict[ForeignKey, Path] = {}
        for number, key in enumerate(own):
            wrong = list(self._faults(key))
            faults += [(f"/foreignKeys/{number}/reference/{name}", says) for name, says in wrong]
            if not wrong:
                kept.append(key)
                path = None if key.resource is None else self._keys(key.resource, key.reference)
                if path is not None:
                    files[key] = path
        return replace(schema, foreign_keys=tuple(kept)), Links(references=files), tuple(faults)

    def _resource(self, name: str) -> Resource | None:
        return next((one for one in self.package.resources if one.name == name), None)

    def _faults(self, key: ForeignKey) -> Iterator[tuple[str, str]]:
        if key.resource is None:
            return
        other = self._resource(key.resource)
        if other is None:
            yield "resource", f"there is no resource called {key.resource}"
            return
        schema = self.schema_of(other)
        known = {one.name for one in schema.fields} if schema else set(key.reference)
        unknown = [name for name in key.reference if name not in known]
        if unknown:
            yield "fields", f"{unknown[0]} is none of the fields of {key.resource}"

    def _keys(self, name: str, names: Names) -> Path | None:
        other = self._resource(name)
        path = self.made.get((name, names))
        if path is None and other is not None:
            path = self.folder / f"keys-{len(self.made)}.parquet"
            self.made[name, names] = path
            self.write_keys(other, names, path)
        return path if path is not None and path.is_file() else None
