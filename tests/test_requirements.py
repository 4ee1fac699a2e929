"""The libraries: each declared with a lower bound, pinned for CI with all that it brings, and justified."""

from __future__ import annotations

import sys
from configparser import ConfigParser
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
DECISION = ROOT / "docs" / "adr" / "0007-dependencies.md"


def _declared() -> list[Requirement]:
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    lists = settings["options"]["install_requires"], settings["options.extras_require"]["test"]
    return [Requirement(line) for lines in lists for line in lines.split("\n") if line]


def _pins() -> dict[str, Requirement]:
    pins = map(Requirement, (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines())
    return {canonicalize_name(pin.name): pin for pin in pins}


def _brought(names: set[str]) -> set[str]:
    """Return the names with all that they bring, here."""
    found: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        try:
            needed = [Requirement(line) for line in requires(name) or ()]
        except PackageNotFoundError:
            continue
        here = [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
        waiting |= {canonicalize_name(one.name) for one in here} - found
    return found


@pytest.mark.parametrize("library", _declared(), ids=lambda library: library.name)
def test_a_library_has_a_lower_bound_alone(library: Requirement) -> None:
    """An upper bound would quarrel with other tools in one environment, and age badly."""
    assert [bound.operator for bound in library.specifier] == [">="]


@pytest.mark.parametrize("library", _declared(), ids=lambda library: library.name)
def test_the_pinned_version_of_a_library_is_one_that_is_declared(library: Requirement) -> None:
    (pin,) = _pins()[canonicalize_name(library.name)].specifier
    assert pin.operator == "=="
    assert library.specifier.contains(pin.version)


@pytest.mark.parametrize("library", _declared(), ids=lambda library: library.name)
def test_a_library_has_its_reason_in_the_decision_about_dependencies(library: Requirement) -> None:
    assert library.name in DECISION.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux" or sys.version_info[:2] != (3, 11), reason="the pins are those of CI")
def test_the_pins_are_the_declared_libraries_and_what_they_bring() -> None:
    """One that is missing changes under CI's feet; one too many is nobody's."""
    assert set(_pins()) == _brought({canonicalize_name(library.name) for library in _declared()})
