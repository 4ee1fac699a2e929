"""What data.europa.eu's Metadata Quality Assessment asks: every indicator, its points, and how it is told.

To add one: a line in INDICATORS. The points are those of https://data.europa.eu/mqa/methodology.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from standards.vocabulary import find_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from validator.metadata.description import Subject, Value

FORMATS = Path(__file__).parent / "formats.json"
DIMENSIONS = ("findability", "accessibility", "interoperability", "reusability", "contextuality")
NETWORK_POINTS = 80
"""Points that only a request to each address can give."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an indicator looks at: a dataset, one of its files, whether it keeps DCAT-AP, which addresses answer."""

    dataset: Subject
    distribution: Subject | None
    conforms: bool
    answers: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator.

    `metric` is its name in data.europa.eu's own vocabulary, `property` what it looks at, `advice` what a person can do
    to gain its points. `of_distribution` says that a file earns it; `needs_network`, that an address must answer.
    """

    id: str
    dimension: str
    points: int
    metric: str
    property: str
    advice: str
    is_met: Callable[[Asked], bool]
    of_distribution: bool = False
    needs_network: bool = False


def _of_dataset(name: str) -> Callable[[Asked], bool]:
    return lambda asked: bool(asked.dataset.properties.get(name))


def _of_file(name: str) -> Callable[[Asked], bool]:
    return lambda asked: bool(_values(asked, name))


def _of_either(name: str) -> Callable[[Asked], bool]:
    return lambda asked: bool(asked.dataset.properties.get(name) or _values(asked, name))


def _listed(vocabulary: str, name: str, *, of_dataset: bool = False) -> Callable[[Asked], bool]:
    def is_met(asked: Asked) -> bool:
        values = asked.dataset.properties.get(name, ()) if of_dataset else _values(asked, name)
        return any(find_vocabulary(vocabulary).find(one.text) is not None for one in values)

    return is_met


def _of_kind(kind: str) -> Callable[[Asked], bool]:
    return lambda asked: not file_types(kind).isdisjoint(_types(asked))


def _answering(name: str) -> Callable[[Asked], bool]:
    def is_met(asked: Asked) -> bool:
        answers = asked.answers
        return answers is not None and any(answers(one.text) for one in _values(asked, name))

    return is_met


def _values(asked: Asked, name: str) -> tuple[Value, ...]:
    return asked.distribution.properties.get(name, ()) if asked.distribution else ()


def _types(asked: Asked) -> set[str]:
    """Return the file types that a file says it has, by its format or its media type."""
    said = (*_values(asked, "dct:format"), *_values(asked, "dcat:mediaType"))
    members = (find_vocabulary("file-type").suggest(one.text) for one in said)
    return {one.value for one in members if one is not None}


@cache
def file_types(kind: str) -> frozenset[str]:
    """Return the file types that are nonProprietary or machineReadable, as IRIs."""
    lists = json.loads(FORMATS.read_text(encoding="utf-8"))
    return frozenset(lists["start"] + one for one in lists[kind]["members"])


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        id="keyword",
        dimension="findability",
        points=30,
        metric="keywordAvailability",
        property="dcat:keyword",
        advice="add a keyword",
        is_met=_of_dataset("dcat:keyword"),
    ),
    Indicator(
        id="theme",
        dimension="findability",
        points=30,
        metric="categoryAvailability",
        property="dcat:theme",
        advice="add a theme",
        is_met=_of_dataset("dcat:theme"),
    ),
    Indicator(
        id="spatial",
        dimension="findability",
        points=20,
        metric="spatialAvailability",
        property="dct:spatial",
        advice="say which area the data cover",
        is_met=_of_dataset("dct:spatial"),
    ),
    Indicator(
        id="temporal",
        dimension="findability",
        points=20,
        metric="temporalAvailability",
        property="dct:temporal",
        advice="say which period the data cover",
        is_met=_of_dataset("dct:temporal"),
    ),
    Indicator(
        id="access-url-answers",
        dimension="accessibility",
        points=50,
        metric="accessUrlStatusCode",
        property="dcat:accessURL",
        advice="give an access address that answers",
        is_met=_answering("dcat:accessURL"),
        of_distribution=True,
        needs_network=True,
    ),
    Indicator(
        id="download-url",
        dimension="accessibility",
        points=20,
        metric="downloadUrlAvailability",
        property="dcat:downloadURL",
        advice="add the address from which the file can be downloaded",
        is_met=_of_file("dcat:downloadURL"),
        of_distribution=True,
    ),
    Indicator(
        id="download-url-answers",
        dimension="accessibility",
        points=30,
        metric="downloadUrlStatusCode",
        property="dcat:downloadURL",
        advice="give a download address that answers",
        is_met=_answering("dcat:downloadURL"),
        of_distribution=True,
        needs_network=True,
    ),
    Indicator(
        id="format",
        dimension="interoperability",
        points=20,
        metric="formatAvailability",
        property="dct:format",
        advice="add the file's format",
        is_met=_of_file("dct:format"),
        of_distribution=True,
    ),
    Indicator(
        id="media-type",
        dimension="interoperability",
        points=10,
        metric="mediaTypeAvailability",
        property="dcat:mediaType",
        advice="add the file's media type",
        is_met=_of_file("dcat:mediaType"),
        of_distribution=True,
    ),
    Indicator(
        id="format-from-list",
        dimension="interoperability",
        points=5,
        metric="formatMediaTypeVocabularyAlignment",
        property="dct:format",
        advice="name the format by the EU's list of file types",
        is_met=_listed("file-type", "dct:format"),
        of_distribution=True,
    ),
    Indicator(
        id="media-type-from-list",
        dimension="interoperability",
        points=5,
        metric="formatMediaTypeVocabularyAlignment",
        property="dcat:mediaType",
        advice="name the media type by IANA's list",
        is_met=_listed("media-type", "dcat:mediaType"),
        of_distribution=True,
    ),
    Indicator(
        id="non-proprietary",
        dimension="interoperability",
        points=20,
        metric="formatMediaTypeNonProprietary",
        property="dct:format",
        advice="offer a format that no company owns, such as CSV",
        is_met=_of_kind("nonProprietary"),
        of_distribution=True,
    ),
    Indicator(
        id="machine-readable",
        dimension="interoperability",
        points=20,
        metric="formatMediaTypeMachineInterpretable",
        property="dct:format",
        advice="offer a format that programs read, such as CSV",
        is_met=_of_kind("machineReadable"),
        of_distribution=True,
    ),
    Indicator(
        id="dcat-ap",
        dimension="interoperability",
        points=30,
        metric="dcatApCompliance",
        property="",
        advice="mend what keeps it from being DCAT-AP",
        is_met=lambda asked: asked.conforms,
    ),
    Indicator(
        id="licence",
        dimension="reusability",
        points=20,
        metric="licenceAvailability",
        property="dct:license",
        advice="add a licence to the file",
        is_met=_of_file("dct:license"),
        of_distribution=True,
    ),
    Indicator(
        id="licence-from-list",
        dimension="reusability",
        points=10,
        metric="knownLicence",
        property="dct:license",
        advice="name a known licence by its address",
        is_met=_listed("licence", "dct:license"),
        of_distribution=True,
    ),
    Indicator(
        id="access-rights",
        dimension="reusability",
        points=10,
        metric="accessRightsAvailability",
        property="dct:accessRights",
        advice="say who may see the data",
        is_met=_of_dataset("dct:accessRights"),
    ),
    Indicator(
        id="access-rights-from-list",
        dimension="reusability",
        points=5,
        metric="accessRightsVocabularyAlignment",
        property="dct:accessRights",
        advice="name the access rights by the EU's list",
        is_met=_listed("access-right", "dct:accessRights", of_dataset=True),
    ),
    Indicator(
        id="contact-point",
        dimension="reusability",
        points=20,
        metric="contactPointAvailability",
        property="dcat:contactPoint",
        advice="add a contact point",
        is_met=_of_dataset("dcat:contactPoint"),
    ),
    Indicator(
        id="publisher",
        dimension="reusability",
        points=10,
        metric="publisherAvailability",
        property="dct:publisher",
        advice="add the publisher",
        is_met=_of_dataset("dct:publisher"),
    ),
    Indicator(
        id="rights",
        dimension="contextuality",
        points=5,
        metric="rightsAvailability",
        property="dct:rights",
        advice="add a statement of rights to the file",
        is_met=_of_file("dct:rights"),
        of_distribution=True,
    ),
    Indicator(
        id="byte-size",
        dimension="contextuality",
        points=5,
        metric="byteSizeAvailability",
        property="dcat:byteSize",
        advice="add the file's size",
        is_met=_of_file("dcat:byteSize"),
        of_distribution=True,
    ),
    Indicator(
        id="issued",
        dimension="contextuality",
        points=5,
        metric="dateIssuedAvailability",
        property="dct:issued",
        advice="add the date of release",
        is_met=_of_either("dct:issued"),
    ),
    Indicator(
        id="modified",
        dimension="contextuality",
        points=5,
        metric="dateModifiedAvailability",
        property="dct:modified",
        advice="add the date of the last change",
        is_met=_of_either("dct:modified"),
    ),
)
"""Every indicator, in the order of the method; 405 points in all."""
MAXIMUM = sum(one.points for one in INDICATORS)
