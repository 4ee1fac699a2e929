"""How good a description is: data.europa.eu's points for each dataset, with what would gain more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from standards.errors import DsregError
from standards.profile import find_profile
from validator.finding import Severity
from validator.inputs import list_paths
from validator.limits import LIMITS, beyond
from validator.metadata.conversion.dcat import datasets_of, parts_of, to_dcat
from validator.metadata.description import listed
from validator.metadata.labels import TITLES
from validator.metadata.profile import check_profile
from validator.metadata.reading import read_description
from validator.metadata.scoring.indicators import INDICATORS, Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from validator.metadata.description import Description, Subject
    from validator.metadata.scoring.indicators import Indicator

PROFILE = "dcat-ap-3"
RATINGS = ((351, "excellent"), (221, "good"), (121, "sufficient"), (0, "bad"))
NO_PUBLISHER = "(no publisher)"


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator of one dataset: whether it is met, and None where nobody looked."""

    indicator: Indicator
    is_met: bool | None

    @property
    def points(self) -> int:
        """Return the points earned."""
        return self.indicator.points if self.is_met else 0


@dataclass(frozen=True, kw_only=True)
class DatasetScore:
    """One dataset's points, indicator by indicator.

    `distribution` names the file that counts: the one with the most points. `faults` are the sentences of what keeps
    the dataset from being DCAT-AP.
    """

    path: str
    key: str
    label: str
    title: str
    publisher: str
    line: int | None
    measured: tuple[Measured, ...]
    distribution: str | None
    faults: tuple[str, ...]

    @cached_property
    def points(self) -> int:
        """Return the points earned."""
        return sum(one.points for one in self.measured)

    @property
    def checkable(self) -> int:
        """Return the points that could be earned by what was looked at."""
        return sum(one.indicator.points for one in self.measured if one.is_met is not None)

    @property
    def unchecked(self) -> int:
        """Return the points that nobody looked at."""
        return sum(one.indicator.points for one in self.measured if one.is_met is None)

    @property
    def rating(self) -> str:
        """Return the method's word for the points; with more looked at, it could only be better."""
        return rate(self.points)

    def gains(self) -> tuple[Indicator, ...]:
        """Return what would gain points, the most first; what builds on another missing thing stands after it."""
        missing = [one.indicator for one in self.measured if one.is_met is False]
        return tuple(sorted(missing, key=lambda one: -one.points))

    def of(self, dimension: str) -> tuple[Measured, ...]:
        """Return the indicators of a dimension."""
        return tuple(one for one in self.measured if one.indicator.dimension == dimension)


@dataclass(frozen=True, kw_only=True)
class Total:
    """Several datasets together: of one publisher, or all."""

    name: str
    scores: tuple[DatasetScore, ...]

    @property
    def mean(self) -> float:
        """Return the mean of the datasets' points, to one decimal; 0 where there is none."""
        return round(sum(one.points for one in self.scores) / len(self.scores), 1) if self.scores else 0.0

    @property
    def checkable(self) -> int:
        """Return the points that a dataset could earn by what was looked at."""
        return max((one.checkable for one in self.scores), default=0)

    @property
    def unchecked(self) -> int:
        """Return the points of a dataset that nobody looked at."""
        return max((one.unchecked for one in self.scores), default=0)

    def mean_of(self, dimension: str) -> float:
        """Return the mean of the points of one dimension."""
        points = sum(one.points for score in self.scores for one in score.of(dimension))
        return round(points / len(self.scores), 1) if self.scores else 0.0

    def ratings(self) -> Counter[str]:
        """Return how many datasets have each rating."""
        return Counter(one.rating for one in self.scores)

    def gains(self) -> tuple[tuple[Indicator, int], ...]:
        """Return what would gain most over all datasets, with how many of them lack it."""
        lacking = Counter(one.id for score in self.scores for one in score.gains())
        known = {one.id: one for one in INDICATORS}
        found = [(known[name], count) for name, count in lacking.items()]
        return tuple(sorted(found, key=lambda one: (-one[0].points * one[1], one[0].id)))


@dataclass(frozen=True, kw_only=True)
class Scores:
    """All that was scored: the files with their form, their datasets, and what could not be looked at."""

    files: tuple[tuple[str, str], ...]
    scores: tuple[DatasetScore, ...]
    errors: tuple[DsregError, ...] = ()
    problem: str | None = None

    @property
    def all(self) -> Total:
        """Return all datasets together."""
        return Total(name="all", scores=self.scores)

    def publishers(self) -> tuple[Total, ...]:
        """Return the datasets of each publisher, in the order of their names."""
        names = sorted({one.publisher for one in self.scores})
        return tuple(
            Total(name=name, scores=tuple(one for one in self.scores if one.publisher == name)) for name in names
        )

    def worst(self, limit: int | None = None) -> tuple[DatasetScore, ...]:
        """Return the datasets with the fewest points first."""
        return tuple(sorted(self.scores, key=lambda one: one.points))[:limit]


def rate(points: float) -> str:
    """Return the method's word for a number of points."""
    return next(word for least, word in RATINGS if points >= least)


def score_description(description: Description, answers: Callable[[str], bool] | None = None) -> Iterator[DatasetScore]:
    """Yield the score of each dataset, as DCAT-AP has it: other forms are scored as what they convert to.

    `answers` says whether an address answers; without it those points stay unchecked.
    """
    described = to_dcat(description).description
    for dataset in datasets_of(described):
        yield _score(described, dataset, answers)


def _score(description: Description, dataset: Subject, answers: Callable[[str], bool] | None) -> DatasetScore:
    faults = tuple(dict.fromkeys(_faults(description, dataset)))
    files = [
        found
        for one in dataset.properties.get("dcat:distribution", ())
        if (found := description.subjects.get(one.text)) is not None
    ]
    options = [Asked(dataset, one, not faults, answers) for one in files] or [Asked(dataset, None, not faults, answers)]
    measures = [tuple(_measure(asked)) for asked in options]
    best = max(range(len(options)), key=lambda number: (sum(one.points for one in measures[number]), -number))
    chosen = options[best].distribution
    return DatasetScore(
        path=description.path,
        key=dataset.key,
        label=dataset.label,
        title=dataset.first("dct:title") or dataset.label,
        publisher=_publisher(description, dataset),
        line=description.line_of(dataset.key if dataset.pointer is None else dataset.pointer),
        measured=measures[best],
        distribution=chosen.label if chosen else None,
        faults=faults,
    )


def _measure(asked: Asked) -> Iterator[Measured]:
    for one in INDICATORS:
        is_unknown = one.needs_network and asked.answers is None
        yield Measured(one, None if is_unknown else one.is_met(asked))


def _faults(description: Description, dataset: Subject) -> Iterator[str]:
    """Yield what keeps a dataset, with all it is described by, from being DCAT-AP."""
    part = replace(description, subjects=listed(parts_of(description, dataset.key)), unknown=())
    for finding in check_profile(part, find_profile(PROFILE)):
        if finding.severity is Severity.ERROR:
            # words are made of a finding only where one is an error
            from validator.renderings.wording import message_of  # noqa: PLC0415

            yield message_of(finding)


def _publisher(description: Description, dataset: Subject) -> str:
    for value in dataset.properties.get("dct:publisher", ()):
        agent = description.subjects.get(value.text)
        return (agent.first(*TITLES) if agent else "") or value.text
    return NO_PUBLISHER


def dimension_points(measured: Iterable[Measured]) -> tuple[int, int, int]:
    """Return the points earned, those that could be, and those that nobody looked at."""
    found = tuple(measured)
    checkable = sum(one.indicator.points for one in found if one.is_met is not None)
    return sum(one.points for one in found), checkable, sum(one.indicator.points for one in found) - checkable


def score_paths(paths: Iterable[Path], *, check_links: bool = False) -> Scores:
    """Return the scores of files and packages; what could not be read stands in `errors`, beside what was scored.

    With `check_links` the files' addresses are visited.
    """
    files: list[tuple[str, str]] = []
    found: list[DatasetScore] = []
    errors: list[DsregError] = []
    for path in list_paths(paths, by_package=True):
        try:
            description = read_description(path)
            found += score_description(description, answering(description) if check_links else None)
            files.append((description.path, description.form))
        except DsregError as error:
            errors.append(error)
    return Scores(files=tuple(files), scores=tuple(found), errors=tuple(errors))


def answering(description: Description, accepts: Callable[[str], bool] | None = None) -> Callable[[str], bool]:
    """Visit the addresses of a description's files, and return what says whether one answered.

    `accepts` says which network addresses may be visited; without it, public ones. Raise DsregError "limit-reached"
    where there are too many.
    """
    # the network's rooms are entered only where a person asked for it: 30 ms
    from validator.metadata.links import WEB, find_broken  # noqa: PLC0415
    from validator.network import is_public  # noqa: PLC0415 - see above

    addresses = {
        value.text
        for subject in to_dcat(description).description.subjects
        for name in ("dcat:accessURL", "dcat:downloadURL")
        for value in subject.properties.get(name, ())
        if value.text.startswith(WEB)
    }
    if len(addresses) > LIMITS.links:
        raise beyond(description.path, "the number of its web addresses", LIMITS.links, size=len(addresses))
    broken = find_broken(addresses, shown=description.path, accepts=accepts or is_public)
    return (addresses - broken.keys()).__contains__
