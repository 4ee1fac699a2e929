"""What the tables of a package are held to: what each of them names, what the package names, what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.library import ID
from standards.tied import find_tied
from validator.held import pick_standard
from validator.resource import is_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from standards.standard import Standard
    from standards.tied import Tied
    from validator.dataset import Package, Resource
    from validator.options import Options

    ReadLabels = Callable[[Resource], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The standard of each resource of a package that has one, and what is wrong with the names of others."""

    standards: dict[str, Standard] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def standard_of(self, resource: Resource) -> Standard | None:
        """Return the standard that a resource is held to."""
        return self.standards.get(resource.pointer)

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of the standards that tables of the package are held to."""
        return frozenset(one.id for one in self.standards.values())

    @property
    def used(self) -> Mapping[tuple[str, str], Standard]:
        """Return each standard by its id and version."""
        return {(one.id, one.version): one for one in self.standards.values()}


def agree(package: Package, options: Options, asked: Tied | None, labels_of: ReadLabels) -> Agreed:
    """Return what the tables of a package are held to.

    What a resource names comes first, then what was asked for, then what the package names; those hold the tables that
    fit them. `labels_of` returns the labels of a resource, none where it cannot be read.
    """
    agreed = Agreed()
    tables = [one for one in package.resources if is_table(one)]
    try:
        common = asked or _named(package.descriptor, options, is_certain=False)
    except DsregError as error:
        common = None
        agreed.faults[""] = _unknown(error)
    for resource in tables:
        try:
            own = _named(resource.descriptor, options, is_certain=True)
        except DsregError as error:
            agreed.faults[resource.pointer] = _unknown(error)
            continue
        standard = _own(own, resource, labels_of) if own else _fitting(common, resource, labels_of, len(tables))
        if standard is not None:
            agreed.standards[resource.pointer] = standard
    return agreed


def _named(descriptor: Mapping[str, Any], options: Options, *, is_certain: bool) -> Tied | None:
    """Return the standard that a descriptor names, None where it names none of ours.

    `conformsTo` of a whole package may name anything, a profile of metadata too: unknown names are then passed over.
    """
    stated = descriptor.get("dsreg:standard")
    named = stated or descriptor.get("conformsTo")
    named = named[0] if isinstance(named, list) and named else named
    if not isinstance(named, str) or "://" in named:
        return None
    if not stated and not is_certain and not ID.fullmatch(named.partition("@")[0]):
        return None
    try:
        return find_tied(named, *options.standards)
    except DsregError:
        if stated or is_certain:
            raise
        return None


def _unknown(error: DsregError) -> str:
    """Return what is wrong with the name of a standard, as a part of a sentence."""
    if error.code == "standard-version-unknown":
        return f"{error.facts['standard']} has no version {error.facts['version']}"
    if error.code == "standard-unknown":
        return f"there is no standard called {error.facts['standard']}"
    return f"the standard {error.facts.get('standard')} cannot be used: {error.facts.get('reason')}"


def _own(tied: Tied, resource: Resource, labels_of: ReadLabels) -> Standard:
    """Return the standard that a resource names; of several tables the one of its name, else by its header."""
    if len(tied.tables) == 1:
        return next(iter(tied.tables.values()))
    return tied.tables.get(resource.name) or pick_standard(tied, labels_of(resource)).standard


def _fitting(tied: Tied | None, resource: Resource, labels_of: ReadLabels, tables: int) -> Standard | None:
    """Return the standard of the package that a table keeps: by its name, by its header, or as the only one."""
    if tied is None:
        return None
    if len(tied.tables) == 1 and tables == 1:
        return next(iter(tied.tables.values()))
    pick = pick_standard(tied, labels_of(resource))
    return tied.tables.get(resource.name) or (pick.standard if pick.is_likely else None)
