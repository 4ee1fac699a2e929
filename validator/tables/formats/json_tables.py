"""JSON that holds a table: a list of objects or of lists, one of them a line, or the features of GeoJSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.limits import LIMITS, beyond
from validator.tables.formats.cells import writers
from validator.tables.formats.geometry import feature_cells, to_wkt
from validator.tables.formats.json_text import Number, parse, to_cell
from validator.tables.records import Quirk, RawRecord
from validator.tables.task import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from standards.schema import Schema
    from validator.tables.formats.format import Opening
    from validator.tables.task import TableTask

    Numbered = tuple[int, int, Any]


def open_json(task: TableTask, opening: Opening) -> Iterator[TableTask]:
    """Yield the table of a JSON document."""
    try:
        with task.path.open("rb") as stream:
            content = stream.read(LIMITS.document + 1)
    except OSError as error:
        raise DsregError("file-unreadable", path=task.shown, reason=(error.strerror or str(error)).lower()) from error
    if len(content) > LIMITS.document:
        raise beyond(task.shown, "its size in bytes as one JSON document", LIMITS.document)
    try:
        text = content.decode(json.detect_encoding(content))
    except UnicodeDecodeError as error:
        raise DsregError("not-json", path=task.shown, reason="it is not in UTF-8") from error
    yield table_of(task, opening, parse(text, shown=task.shown))


def table_of(task: TableTask, opening: Opening, document: object) -> TableTask:
    """Return the task of a JSON document. Raise DsregError "not-recognised" where it holds no table."""
    items = _items(task, opening, document)
    numbered = [(number, number, item) for number, item in enumerate(items, start=1)]
    return _task(task, opening, lambda: iter(numbered))


def _items(task: TableTask, opening: Opening, document: object) -> list[Any]:
    found = document
    if isinstance(document, dict):
        key = opening.rows_at or ("features" if document.get("type") == "FeatureCollection" else "")
        found = document.get(key)
    if isinstance(found, list):
        return found
    reason = "as a table, JSON is a list of objects, a list of lists, or a GeoJSON FeatureCollection"
    raise DsregError("not-recognised", path=task.shown, reason=reason)


def open_lines(task: TableTask, opening: Opening) -> Iterator[TableTask]:
    """Yield the table of a file with one JSON value a line."""
    yield _task(task, opening, lambda: _lines(task))


def _lines(task: TableTask) -> Iterator[Numbered]:
    """Yield (record, line, value); blank lines are no records."""
    number = 0
    with task.path.open("rb") as stream:
        for line, content in enumerate(iter(lambda: stream.readline(LIMITS.record + 1), b""), start=1):
            if len(content) > LIMITS.record:
                raise beyond(task.shown, f"the length of line {line} in bytes", LIMITS.record)
            try:
                text = content.decode("utf-8-sig" if line == 1 else "utf-8").strip()
            except UnicodeDecodeError as error:
                raise DsregError("not-json", path=task.shown, reason=f"line {line} is not in UTF-8") from error
            if text:
                number += 1
                yield number, line, parse(text, shown=task.shown, line=line)


def _task(task: TableTask, opening: Opening, read: Callable[[], Iterator[Numbered]]) -> TableTask:
    """Return the task of the values: the first tells what they are, all of them which keys there are."""
    first = next(read(), (0, 0, None))[2]
    table = _Lists(task, read) if isinstance(first, list) else _Objects(task, read, opening.item_keys)
    return replace(task, rows=Rows(read=table.records, last_number=table.last_number, width=table.width))


class _Lists:
    """Rows that are lists; the first one holds the labels."""

    def __init__(self, task: TableTask, read: Callable[[], Iterator[Numbered]]) -> None:
        self.task, self.read = task, read
        self.last_number = self.width = 0
        for number, _, item in read():
            self.last_number = number
            self.width = max(self.width, len(_expect(item, list, task, number)))

    def records(self, _schema: Schema | None) -> Iterator[RawRecord]:
        """Yield every list as a record."""
        for number, line, item in self.read():
            yield _record(self.task, number, line, item, [to_cell] * len(item))


class _Objects:
    """Rows that are objects, or the features of GeoJSON; their keys are the labels, in the order in which they come."""

    def __init__(self, task: TableTask, read: Callable[[], Iterator[Numbered]], keys: Sequence[str]) -> None:
        self.task, self.read = task, read
        self.keeps_geojson = _keeps_geojson(task)
        self.last_number = 0
        found: dict[str, None] = dict.fromkeys(keys)
        for number, _, item in read():
            self.last_number = number
            if not keys:
                found |= dict.fromkeys(self._cells(item, number))
        self.labels = tuple(found)
        self.width = len(self.labels) if self.last_number else 0

    def records(self, schema: Schema | None) -> Iterator[RawRecord]:
        """Yield the labels as record 0, then every object."""
        yield RawRecord(0, 0, list(self.labels), "", Quirk.NONE)
        writing = [_cell_writer(write) for write in writers(self.labels, schema)]
        for number, line, item in self.read():
            cells = self._cells(item, number)
            yield _record(self.task, number, line, [cells.get(label) for label in self.labels], writing)

    def _cells(self, item: object, number: int) -> dict[str, Any]:
        cells: dict[str, Any] = _expect(item, dict, self.task, number)
        if cells.get("type") != "Feature" or "geometry" not in cells:
            return cells
        properties = cells.get("properties")
        if not isinstance(properties, (dict, type(None))):
            raise _unlike(self.task, number, "a feature with properties")
        if not self.keeps_geojson:
            cells = {**cells, "geometry": to_wkt(cells["geometry"])}
        return feature_cells(cells)


def _keeps_geojson(task: TableTask) -> bool:
    fields = task.schema.fields if task.schema else ()
    return any(field.name == "geometry" and field.type == "geojson" for field in fields)


def _cell_writer(write: Callable[[object], str]) -> Callable[[object], str]:
    """Return how a JSON value is written: what has a type by the field's form, all else as it stands."""
    return lambda value: write(value) if isinstance(value, (bool, Number)) else to_cell(value)


def _expect(item: object, kind: type[Any], task: TableTask, number: int) -> Any:  # noqa: ANN401 - what was asked for
    if not isinstance(item, kind):
        raise _unlike(task, number, "a list" if kind is list else "an object")
    return item


def _unlike(task: TableTask, number: int, expected: str) -> DsregError:
    return DsregError("not-recognised", path=task.shown, reason=f"record {number} is not {expected}")


def _record(
    task: TableTask,
    number: int,
    line: int,
    values: Iterable[object],
    writing: Sequence[Callable[[object], str]],
) -> RawRecord:
    try:
        cells = [write(value) for write, value in zip(writing, values, strict=True)]
    except ValueError as error:
        raise DsregError("not-json", path=task.shown, reason=f"{error} (record {number})") from error
    quirks = Quirk.NULL_BYTE if any("\0" in cell for cell in cells) else Quirk.NONE
    return RawRecord(number, line, cells, "", quirks)
