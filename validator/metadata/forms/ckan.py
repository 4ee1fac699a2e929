"""A CKAN package as its API gives it (package_show, package_search, bare), read by ckanext-dcat's mapping."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from validator.metadata.description import Description, Kind, Subject, Value, listed
from validator.metadata.forms.document import parse_document
from validator.metadata.forms.json_form import escape, text_of
from validator.metadata.labels import label_of, label_of_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PACKAGE: Mapping[str, tuple[str, ...]] = {
    "dct:title": ("title",),
    "dct:description": ("notes",),
    "dct:identifier": ("identifier", "guid", "id"),
    "dct:issued": ("issued", "metadata_created"),
    "dct:modified": ("modified", "metadata_modified"),
    "dcat:version": ("version", "dcat_version"),
    "dcat:landingPage": ("url", "landing_page"),
    "dcat:keyword": ("tags",),
    "dcat:theme": ("theme", "groups", "theme-primary"),
    "dct:accrualPeriodicity": ("frequency", "update_frequency"),
    "dct:accessRights": ("access_rights",),
    "dct:license": ("license_url", "licence_url", "license_title", "license_id", "licence"),
    "dct:language": ("language",),
    "dct:conformsTo": ("conforms_to",),
    "dct:provenance": ("provenance",),
    "dct:type": ("dcat_type",),
    "dct:alternative": ("alternate_identifier",),
    "dct:spatial": ("spatial_uri", "spatial_coverage", "spatial"),
    "foaf:page": ("documentation",),
    "dct:relation": ("related_resource",),
    "dct:hasVersion": ("has_version",),
    "dct:isVersionOf": ("is_version_of",),
    "dct:source": ("source",),
    "adms:sample": ("sample",),
    "adms:versionNotes": ("version_notes",),
    "dcat:temporalResolution": ("temporal_resolution",),
    "dcat:spatialResolutionInMeters": ("spatial_resolution_in_meters",),
}
"""Each property, and the keys that say it, the first that is there counting; a key may stand among the extras."""
RESOURCE: Mapping[str, tuple[str, ...]] = {
    "dct:title": ("name",),
    "dct:description": ("description",),
    "dct:identifier": ("identifier", "id"),
    "dcat:accessURL": ("access_url", "url"),
    "dcat:downloadURL": ("download_url",),
    "dct:format": ("format",),
    "dcat:mediaType": ("mimetype",),
    "dcat:byteSize": ("size",),
    "dct:license": ("license", "license_url"),
    "dct:rights": ("rights",),
    "dct:issued": ("issued", "created"),
    "dct:modified": ("modified", "metadata_modified", "last_modified"),
    "dct:language": ("language",),
    "dct:conformsTo": ("conforms_to",),
    "adms:status": ("status",),
    "dcatap:availability": ("availability",),
    "dcat:compressFormat": ("compress_format",),
    "dcat:packageFormat": ("package_format",),
    "foaf:page": ("documentation",),
}
PARTS: Mapping[str, tuple[str, Mapping[str, tuple[str, ...]]]] = {
    "dct:publisher": (
        "Agent",
        {
            "foaf:name": ("publisher_name", "organization"),
            "foaf:mbox": ("publisher_email",),
            "foaf:homepage": ("publisher_url",),
            "dct:type": ("publisher_type",),
        },
    ),
    "dcat:contactPoint": (
        "Kind",
        {
            "vcard:fn": ("contact_name", "contact-name", "maintainer", "author"),
            "vcard:hasEmail": ("contact_email", "contact-email", "maintainer_email", "author_email"),
            "vcard:hasTelephone": ("contact_phone", "contact-phone"),
        },
    ),
    "dct:temporal": (
        "PeriodOfTime",
        {
            "dcat:startDate": ("temporal_start", "temporal_coverage-from"),
            "dcat:endDate": ("temporal_end", "temporal_coverage-to"),
        },
    ),
}
"""What is a thing of its own in DCAT and several keys of the package in CKAN."""
CHECKSUM: Mapping[str, tuple[str, ...]] = {"spdx:checksumValue": ("hash",), "spdx:algorithm": ("hash_algorithm",)}
READ = {key for table in (PACKAGE, *(one for _, one in PARTS.values())) for keys in table.values() for key in keys} | {
    "resources",
    "extras",
    "organization",
}
READ_OF_RESOURCES = {key for table in (RESOURCE, CHECKSUM) for keys in table.values() for key in keys}
OWN = frozenset(
    [
        "cache_last_updated",
        "cache_url",
        "creator_user_id",
        "datastore_active",
        "id",
        "isopen",
        "mimetype_inner",
        "name",
        "num_resources",
        "num_tags",
        "owner_org",
        "package_id",
        "position",
        "private",
        "relationships_as_object",
        "relationships_as_subject",
        "resource_type",
        "revision_id",
        "revision_timestamp",
        "state",
        "type",
        "url_type",
        "license_id",
        "license_title",
        "metadata_created",
        "metadata_modified",
    ]
)
"""CKAN's own book-keeping, which says nothing of the dataset."""
NAMES = ("display_name", "title", "name", "uri")
"""How an object that stands where a text is meant is called: a tag, a group, an organisation."""


def read_ckan(path: Path, form: str, shown: str, _of_class: str | None = None) -> Description:
    """Return what CKAN says of a package, or of those that a search found.

    Raise DsregError for what is no JSON, too long or nested too deeply.
    """
    document, line_of = parse_document(path, shown=shown)
    subjects = [one for pointer, package in packages(document) for one in _package(package, pointer, shown)]
    unknown = tuple(one for pointer, package in packages(document) for one in _unread(package, pointer))
    return Description(path=shown, form=form, subjects=listed(subjects), line_of=line_of, unknown=unknown)


def packages(document: Any, pointer: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ANN401 - JSON
    """Yield each package of a document with its pointer: the document itself, a result, the results of a search."""
    if isinstance(document, list):
        for number, one in enumerate(document):
            yield from packages(one, f"{pointer}/{number}")
    elif isinstance(document, dict):
        inner = next((key for key in ("result", "results") if isinstance(document.get(key), dict | list)), None)
        if inner is None:
            yield pointer, document
        else:
            yield from packages(document[inner], f"{pointer}/{inner}")


def _unread(package: Mapping[str, Any], pointer: str) -> Iterator[Value]:
    """Yield the keys of a package and its resources that are told of nowhere in the description."""
    held = package.get("resources")
    for at, part, read in (
        (pointer, package, READ),
        *(
            (f"{pointer}/resources/{number}", one, READ_OF_RESOURCES)
            for number, one in enumerate(held if isinstance(held, list) else ())
        ),
    ):
        for name, values in _keys(part, at).by_key.items() if isinstance(part, dict) else ():
            if values and name not in read and name not in OWN:
                yield Value(text=name, pointer=f"{at}/{escape(name)}")


@dataclass(frozen=True, slots=True)
class Keys:
    """What is said by each key of an object, its extras among them."""

    by_key: dict[str, list[Value]] = field(default_factory=dict)

    def first(self, names: tuple[str, ...]) -> tuple[Value, ...]:
        """Return the values of the first of the keys that has any."""
        return next((tuple(self.by_key[name]) for name in names if self.by_key.get(name)), ())

    def properties(self, table: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Value, ...]]:
        """Return the values of each property of a table that has any."""
        found = {name: self.first(names) for name, names in table.items()}
        return {name: values for name, values in found.items() if values}


def _keys(part: Mapping[str, Any], pointer: str) -> Keys:
    found = Keys()
    for name, value in part.items():
        if name != "extras":
            found.by_key[name] = list(_values(value, f"{pointer}/{escape(name)}"))
    extras = part.get("extras")
    for number, one in enumerate(extras if isinstance(extras, list) else ()):
        if isinstance(one, dict) and isinstance(one.get("key"), str):
            said = list(_values(_unpacked(one.get("value")), f"{pointer}/extras/{number}/value"))
            found.by_key[one["key"]] = found.by_key.get(one["key"]) or said
    return found


def _values(value: object, pointer: str) -> Iterator[Value]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _values(one, f"{pointer}/{number}")
    elif isinstance(value, dict) and (named := next((key for key in NAMES if text_of(value.get(key))), None)):
        yield Value(text=text_of(value[named]), pointer=f"{pointer}/{named}")
    elif text := text_of(value):
        yield Value(text=text, pointer=pointer)


def _unpacked(value: object) -> object:
    """Return an extra's value, which holds a list as the text of its JSON."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def _package(package: Mapping[str, Any], pointer: str, shown: str) -> Iterator[Subject]:
    keys = _keys(package, pointer)
    properties = keys.properties(PACKAGE)
    name = next((one.text for one in keys.first(("identifier", "guid", "name", "id"))), "")
    label = label_of("".join(one.text for one in keys.first(("title",))), name, pointer or shown)
    parts = [_part(keys.properties(table), of_class, name, pointer, label) for name, (of_class, table) in PARTS.items()]
    held = package.get("resources")
    resources = [
        (f"{pointer}/resources/{number}", one)
        for number, one in enumerate(held if isinstance(held, list) else ())
        if isinstance(one, dict)
    ]
    for part in parts:
        if part is not None:
            of = part.key.rpartition("#")[2]
            properties[of] = (Value(text=part.key, kind=Kind.SUBJECT, pointer=part.pointer),)
    if resources:
        properties["dcat:distribution"] = tuple(Value(text=at, kind=Kind.SUBJECT, pointer=at) for at, _ in resources)
    yield Subject(key=pointer, classes=("Dataset",), label=label, properties=properties, pointer=pointer)
    yield from (part for part in parts if part is not None)
    for at, one in resources:
        yield from _resource(one, at, pointer, label)


def _part(properties: dict[str, tuple[Value, ...]], of_class: str, name: str, owner: str, label: str) -> Subject | None:
    """Return the thing that some keys of the package make together; None where it has none of them."""
    if not properties:
        return None
    first = next(iter(properties.values()))[0]
    title = first.text if name != "dct:temporal" else ""
    return Subject(
        key=f"{owner}#{name}",
        classes=(of_class,),
        label=label_of_part(title, name, (of_class,), label),
        properties=properties,
        owner=owner,
        pointer=first.pointer,
    )


def _resource(resource: Mapping[str, Any], at: str, owner: str, label: str) -> Iterator[Subject]:
    keys = _keys(resource, at)
    properties = keys.properties(RESOURCE)
    title = "".join(one.text for one in keys.first(("name",)))
    of = label_of_part(title, "dcat:distribution", ("Distribution",), label)
    if keys.by_key.get("hash"):
        checksum = _part(keys.properties(CHECKSUM), "Checksum", "spdx:checksum", at, of)
        assert checksum is not None  # noqa: S101 - it has a hash
        properties["spdx:checksum"] = (Value(text=checksum.key, kind=Kind.SUBJECT, pointer=checksum.pointer),)
        yield checksum
    yield Subject(key=at, classes=("Distribution",), label=of, properties=properties, owner=owner, pointer=at)
