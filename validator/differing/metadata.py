"""Two descriptors compared: each property that was added, removed or changed, by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validator.differing.difference import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OF_THE_BYTES = frozenset({"hash", "bytes"})
"""Properties of a resource that follow from its file, which is compared itself."""
OF_THE_COLUMN = frozenset({"name", "type", "format"})
"""Properties of a field that are told with the columns."""


def compare_metadata(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return what differs between two descriptors, in the order of the names."""
    old, new = dict(_flat("", _readable(before))), dict(_flat("", _readable(after)))
    return tuple(_changes(old, new))


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name in sorted({*old, *new}):
        if name not in new:
            yield Change(kind=Kind.REMOVED, name=name, before=old[name])
        elif name not in old:
            yield Change(kind=Kind.ADDED, name=name, after=new[name])
        elif not _is_equal(old[name], new[name]):
            yield Change(kind=Kind.CHANGED, name=name, before=old[name], after=new[name])


def _is_equal(one: object, other: object) -> bool:
    """Say whether two JSON values are one; Python takes true for 1."""
    return one == other and repr(one == 1) == repr(other == 1) and isinstance(one, bool) == isinstance(other, bool)


def _flat(prefix: str, value: object) -> Iterator[tuple[str, Any]]:
    """Yield each value below a property, lists whole, groups by the names in them."""
    if isinstance(value, dict) and (value or not prefix):
        for name, one in value.items():
            yield from _flat(f"{prefix}/{name}" if prefix else str(name), one)
    else:
        yield prefix, value


def _readable(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Return the descriptor with its resources, and their fields, by their names instead of their numbers."""
    resources = descriptor.get("resources")
    listed = resources if isinstance(resources, list) else []
    rest = {name: value for name, value in descriptor.items() if name != "resources"}
    return rest | {"resources": {_name(one, number): _resource(one) for number, one in enumerate(listed)}}


def _resource(resource: object) -> object:
    if not isinstance(resource, dict):
        return resource
    kept = {name: value for name, value in resource.items() if name not in OF_THE_BYTES | {"data"}}
    schema = kept.get("schema")
    if isinstance(schema, dict) and isinstance(schema.get("fields"), list):
        fields = {_name(one, number): _field(one) for number, one in enumerate(schema["fields"])}
        kept["schema"] = schema | {"fields": {name: one for name, one in fields.items() if one != {}}}
    return kept


def _field(field: object) -> object:
    if not isinstance(field, dict):
        return field
    return {name: value for name, value in field.items() if name not in OF_THE_COLUMN}


def _name(one: object, number: int) -> str:
    return str(one.get("name") or number + 1) if isinstance(one, dict) else str(number + 1)
