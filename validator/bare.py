"""Bare files held to one standard: each by itself, and where it ties tables together, each with the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validator.held import keys_of, pick_for, tell_deprecated
from validator.links import Linking
from validator.tables.file import Choice, Looked, check_file
from validator.tables.plan import Links
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path

    from standards.standard import Standard
    from standards.tied import Tied
    from validator.inputs import Named
    from validator.options import Options

    Names = tuple[str, ...]


class Gathering:
    """Files while they are held to the tables of one standard. `folder` is a temporary one, for the keys they share."""

    def __init__(self, tied: Tied, options: Options, folder: Path, files: tuple[Named, ...] = ()) -> None:
        """Keep what was asked for; no file is looked at yet."""
        self.tied, self.options, self.files = tied, options, files
        self.picked: dict[tuple[str, str], Standard] = {}
        self.linking = Linking(
            folder=folder,
            tables=self._tables,
            schema_of=lambda one: one[1].schema,
            write_keys=self._write_keys,
        )

    def look_at(self, named: Named) -> Looked:
        """Return what was found in a file; the keys that it refers to are looked up in all the files."""
        looked = check_file(_task(named), self.options, Choice(member=named.member), held=self._held)
        used = {(one.id, one.version): one for one in self.picked.values()}
        return looked + Looked(findings=tuple(tell_deprecated(looked, used)))

    def _held(self, table: TableTask) -> TableTask:
        standard = self._pick(table)
        schema = replace(standard.schema, foreign_keys=keys_of(standard, self.tied.ids))
        schema, links, _ = self.linking.link(standard.id, schema)
        return replace(table, standard=standard, schema=schema, links=links)

    def _pick(self, table: TableTask) -> Standard:
        place = (table.shown, table.name)
        if place not in self.picked:
            self.picked[place] = pick_for(table, self.tied, self.options)
        return self.picked[place]

    def _tables(self, name: str) -> list[tuple[Named, Standard]]:
        """Return each file with the standard of that id: which of its tables are held to it shows when it is read."""
        standards = [one for one in self.tied.tables.values() if one.id == name]
        return [(named, standard) for named in self.files for standard in standards]

    def _write_keys(self, one: tuple[Named, Standard], names: Names, path: Path) -> bool:
        """Write the keys of those tables of a file that are held to the standard."""
        named, standard = one
        bare = standard.schema.without_rules()
        written: list[Path] = []

        def exporting(table: TableTask) -> TableTask | None:
            if self._pick(table).id != standard.id:
                return None
            written.append(path.with_name(f"{path.stem}-{len(written)}{path.suffix}"))
            return replace(table, schema=bare, links=Links(exports=((names, written[-1]),)))

        quietly = replace(self.options, examples=0, columns=False)
        return not check_file(_task(named), quietly, Choice(member=named.member), held=exporting).errors


def _task(named: Named) -> TableTask:
    """Return the task of a bare file that is held to nothing yet."""
    return TableTask(path=named.path, shown=named.shown, name=named.name)
