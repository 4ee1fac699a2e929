"""A Data Package's descriptor: held to the form of its version, and read as a description."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from standards.profile import load_form
from validator.faults import Place, find
from validator.finding import Example
from validator.metadata.description import Description, Kind, Subject, Value, listed
from validator.metadata.forms.lines import lines_of_json
from validator.metadata.labels import label_of, label_of_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from validator.dataset import Package
    from validator.finding import Finding

VERSION_2 = "datapackage.org/profiles/2"
SPOKEN = {
    "string": "text",
    "array": "a list",
    "object": "a group in braces",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


def form_of(descriptor: Mapping[str, Any]) -> str:
    """Return the id of the profile that the descriptor follows: version 2 says so in `$schema`."""
    return "data-package-2" if VERSION_2 in str(descriptor.get("$schema", "")) else "data-package-1"


def check_form(package: Package) -> Iterator[Finding]:
    """Yield one finding with every place where the descriptor is not of its version's form."""
    # jsonschema is imported only for a package: 100 ms
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    form = load_form(form_of(package.descriptor))
    errors = Draft202012Validator(form).iter_errors(package.descriptor)
    close = (one for error in errors for one in _closest(error))
    faults = sorted(((_pointer(error), error) for error in close), key=lambda one: (one[0], one[1].message))
    if faults:
        examples = [
            Example(pointer=pointer, value=_show(error.instance), message=f"{_where(pointer)} {_explain(error)}")
            for pointer, error in faults
        ]
        message = f"{examples[0].message}." if len(examples) == 1 else ""
        yield find(
            "descriptor-error",
            Place(path=package.shown),
            count=len(examples),
            message=message,
            examples=examples,
        )


def schema_faults(document: object, form: str) -> Iterator[tuple[str, str]]:
    """Yield (JSON pointer, what is wrong) of a Table Schema that stands in its own file."""
    # jsonschema is imported only for a package: 100 ms
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    stated = {"$ref": "#/$defs/schema", "$defs": load_form(form)["$defs"]}
    errors = Draft202012Validator(stated).iter_errors(document)
    close = (one for error in errors for one in _closest(error))
    yield from sorted({(_pointer(error), _explain(error)) for error in close})


def _closest(error: ValidationError) -> Iterator[ValidationError]:
    """Yield what is wrong by the one alternative that a value was meant for, as its kind tells; else the error itself.

    A path or a schema, one name or a list of names: the form of the other alternative helps nobody.
    """
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    meant = [found for found in branches.values() if not any(map(_is_of_another_kind, found))]
    if error.validator in {"oneOf", "anyOf"} and len(meant) == 1:
        for inner in meant[0]:
            yield from _closest(inner)
    else:
        yield error


def _is_of_another_kind(error: ValidationError) -> bool:
    is_group = error.validator == "enum" and isinstance(error.instance, (list, dict))
    return (error.validator == "type" or is_group) and not error.relative_path


def _pointer(error: ValidationError) -> str:
    """Return the JSON pointer (RFC 6901) of the faulty part."""
    return "".join(f"/{_escape(step)}" for step in error.absolute_path)


def _escape(step: object) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


def _where(pointer: str) -> str:
    return f'"{pointer}"' if pointer else "The descriptor"


def _show(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004 - a line of a terminal


def _explain(error: ValidationError) -> str:
    """Return what is wrong, in plain words; the form's own sentence, or the library's, where there are none."""
    wanted: Any = error.validator_value
    held: Any = error.instance
    described = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    words: dict[str, Callable[[], str]] = {
        "required": lambda: "lacks " + ", ".join(f'"{name}"' for name in wanted if name not in held),
        "type": lambda: "must be " + " or ".join(SPOKEN.get(kind, kind) for kind in _listed(wanted)),
        "enum": lambda: "must be one of " + ", ".join(map(str, wanted)),
        "minItems": lambda: "must not be an empty list",
        "minLength": lambda: "must not be empty",
        "uniqueItems": lambda: "must not hold the same twice",
    }
    spoken = words.get(str(error.validator))
    if spoken is not None:
        return spoken()
    return f"does not have the form that it needs: {described.rstrip('.')}" if described else error.message


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - JSON holds anything
    return value if isinstance(value, list) else [value]


def describe(package: Package) -> Description:
    """Return the package as a dcat:Dataset and its resources as dcat:Distributions."""
    descriptor = package.descriptor
    label = label_of(
        _text(descriptor.get("title")), _text(descriptor.get("id")) or _text(descriptor.get("name")), package.shown
    )
    dataset = Subject(key="", classes=("Dataset",), label=label, pointer="", properties=_dataset(descriptor))
    resources = [one for one in descriptor["resources"] if isinstance(one, dict)]
    distributions = (_distribution(one, number, label) for number, one in enumerate(resources))
    subjects = listed((dataset, *distributions))
    line_of = lines_of_json(package.content.decode("utf-8-sig"))
    unknown = tuple(_unread(descriptor, resources))
    return Description(path=package.shown, form="data-package", subjects=subjects, line_of=line_of, unknown=unknown)


PROPERTIES = {
    "dct:title": "title",
    "dct:description": "description",
    "dct:identifier": "id",
    "dcat:keyword": "keywords",
    "dct:issued": "created",
    "dct:modified": "modified",
    "dcat:version": "version",
    "dct:accrualPeriodicity": "accrualPeriodicity",
    "dct:spatial": "spatial",
    "dct:temporal": "temporal",
    "dcat:theme": "theme",
    "dcat:contactPoint": "contactPoint",
    "dct:language": "language",
}
READ = frozenset(PROPERTIES.values()) | {
    "landingPage",
    "homepage",
    "licenses",
    "contributors",
    "publisher",
    "resources",
}
READ_OF_RESOURCES = frozenset(
    {"name", "title", "description", "path", "mediatype", "format", "bytes", "dsreg:standard", "conformsTo", "schema"}
)
SILENT = frozenset({"$schema", "name", "profile", "type"})
"""Keys that say nothing of the dataset itself."""


def _unread(descriptor: Mapping[str, Any], resources: Iterable[Mapping[str, Any]]) -> Iterator[Value]:
    """Yield the keys that are told of nowhere in the description."""
    for name in sorted(descriptor.keys() - READ - SILENT):
        yield Value(text=name, pointer=f"/{_escape(name)}")
    told = {one.pointer for role in ("publisher", "creator") for one in _contributors(descriptor, role)}
    for number in range(len(_list(descriptor.get("contributors")))):
        if f"/contributors/{number}" not in told:
            yield Value(text="contributors", pointer=f"/contributors/{number}")
    for number, one in enumerate(resources):
        for name in sorted(one.keys() - READ_OF_RESOURCES - SILENT):
            yield Value(text=name, pointer=f"/resources/{number}/{_escape(name)}")


def _dataset(descriptor: Mapping[str, Any]) -> dict[str, tuple[Value, ...]]:
    found = {name: _values(descriptor, key) for name, key in PROPERTIES.items()}
    found["dcat:landingPage"] = _values(descriptor, "landingPage") or _values(descriptor, "homepage")
    found["dct:license"] = _parts(descriptor, "licenses", ("path", "name", "title"))
    found["dct:publisher"] = (*_values(descriptor, "publisher"), *_contributors(descriptor, "publisher"))
    found["dct:creator"] = tuple(_contributors(descriptor, "creator"))
    found["dcat:distribution"] = tuple(
        Value(text=f"/resources/{number}", kind=Kind.SUBJECT, pointer=f"/resources/{number}")
        for number, one in enumerate(descriptor["resources"])
        if isinstance(one, dict)
    )
    return {name: values for name, values in found.items() if values}


def _distribution(resource: Mapping[str, Any], number: int, owner: str) -> Subject:
    at = f"/resources/{number}"
    found = {
        "dct:title": _values(resource, "title", at) or _values(resource, "name", at),
        "dct:description": _values(resource, "description", at),
        "dcat:downloadURL": _inside(_values(resource, "path", at)),
        "dcat:mediaType": _values(resource, "mediatype", at),
        "dct:format": _values(resource, "format", at),
        "dcat:byteSize": _values(resource, "bytes", at),
        "dct:conformsTo": _inside(
            _values(resource, "dsreg:standard", at)
            or _values(resource, "conformsTo", at)
            or _values(resource, "schema", at),
        ),
    }
    title = _text(resource.get("title")) or _text(resource.get("name")) or str(number + 1)
    return Subject(
        key=at,
        classes=("Distribution",),
        label=label_of_part(title, "dcat:distribution", ("Distribution",), owner),
        properties={prefixed: values for prefixed, values in found.items() if values},
        owner="",
        pointer=at,
    )


def _inside(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(replace(value, is_inside=True) for value in values)


def _contributors(descriptor: Mapping[str, Any], wanted: str) -> Iterator[Value]:
    """Yield the contributors that have a role: `role` in version 1, `roles` in 2."""
    for number, one in enumerate(_list(descriptor.get("contributors"))):
        roles = [one.get("role"), *_list(one.get("roles"))] if isinstance(one, dict) else []
        title = _text(one.get("title")) if isinstance(one, dict) else ""
        if wanted in roles and title:
            yield Value(text=title, pointer=f"/contributors/{number}")


def _parts(descriptor: Mapping[str, Any], key: str, names: tuple[str, ...]) -> tuple[Value, ...]:
    """Return, for each object of a list, the first of the named texts that it has."""
    found = []
    for number, one in enumerate(_list(descriptor.get(key))):
        if isinstance(one, dict):
            text = next((_text(one[name]) for name in names if _text(one.get(name))), "")
            found.append(Value(text=text, pointer=f"/{key}/{number}"))
    return tuple(value for value in found if value.text)


def _values(source: Mapping[str, Any], key: str, at: str = "") -> tuple[Value, ...]:
    value = source.get(key)
    if isinstance(value, list):
        texts = [(_text(one), f"{at}/{key}/{number}") for number, one in enumerate(value)]
    else:
        texts = [(_text(value), f"{at}/{key}")]
    return tuple(Value(text=text, pointer=pointer) for text, pointer in texts if text)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    return "" if value is None or isinstance(value, bool) else str(value)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
