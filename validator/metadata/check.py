"""A file of metadata looked at: read as a description, and held to profiles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standards.profile import find_profile
from validator.metadata.across.all_checks import Watch
from validator.metadata.croissant import check_croissant
from validator.metadata.demands import demands_of
from validator.metadata.forms.all_forms import FORMS
from validator.metadata.forms.schema_org import PROFILES as SCHEMA_ORG_PROFILES
from validator.metadata.forms.schema_org import in_own_words
from validator.metadata.plurals import check_plurals
from validator.metadata.profile import check_profile
from validator.metadata.reading import read_description
from validator.metadata.shapes import check_shapes
from validator.metadata.unknown import unknown_keys
from validator.report import RANK, Input
from validator.resource import fingerprint
from validator.tables.file import Looked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.finding import Finding
    from validator.inputs import Named
    from validator.metadata.description import Description
    from validator.options import Options

    Key = tuple[str, str | None, str | None]


def check_metadata(named: Named, form: str, options: Options) -> Looked:
    """Return what was found in a file of metadata, held to the profiles that were asked for, else to its form's own."""
    description = read_description(named.path, form, shown=named.shown, of_class=options.subject_class)
    profiles = options.profiles or (() if options.shapes else (FORMS[form].profile,))
    read = Input(
        path=named.shown,
        kind="metadata",
        sha256=fingerprint(named.path, "sha256"),
        bytes=named.path.stat().st_size,
        profile=", ".join((*profiles, *(shapes.name for shapes in options.shapes))),
    )
    found = find_all(description, profiles) if profiles else ()
    brought = (finding for shapes in options.shapes for finding in check_shapes(description, shapes))
    return Looked(inputs=(read,), findings=(*found, *brought, *find_links(description, options)))


def find_links(description: Description, options: Options) -> Iterator[Finding]:
    """Yield the web addresses that do not work, where the options ask for a visit."""
    if options.check_links:
        # the network's rooms are entered only where they are asked for
        from validator.metadata.links import check_links  # noqa: PLC0415

        yield from merged(check_links(description))


def find_all(description: Description, names: Iterable[str], *, as_warnings: bool = False) -> Iterator[Finding]:
    """Yield what every profile finds and what cannot be right whatever they ask.

    What several find of the same property is told once, as the gravest of them.
    """
    profiles = [find_profile(name) for name in names]
    watch = Watch(description, demands_of(profiles, as_warnings=as_warnings))
    asked: dict[Key, Finding] = {}
    for number, profile in enumerate(profiles):
        watched = replace(description, subjects=watch) if number == 0 else description
        watched = in_own_words(watched) if profile.id in SCHEMA_ORG_PROFILES else watched
        _keep(asked, merged(check_profile(watched, profile, as_warnings=as_warnings)))
        _keep(asked, check_plurals(description, profile))
        if description.unknown:
            _keep(asked, unknown_keys(description, profile))
        if description.form == "croissant" and profile.id == "croissant-1":
            _keep(asked, check_croissant(description))
    _keep(asked, merged(fault.finding(description) for fault in watch.faults))
    yield from asked.values()


def merged(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of one code, subject and property as one: two files of a dataset may lack the same."""
    together: dict[tuple[Key, str], list[Finding]] = {}
    for finding in findings:
        together.setdefault((_key(finding), finding.severity), []).append(finding)
    for first, *others in together.values():
        if not others:
            yield first
            continue
        count = first.count + sum(one.count for one in others)
        examples = (*first.examples, *(example for one in others for example in one.examples))
        yield replace(first, count=count, examples=examples)


def _keep(asked: dict[Key, Finding], findings: Iterable[Finding]) -> None:
    """Add findings, each in place of a lighter one of the same."""
    for finding in findings:
        key = _key(finding)
        known = asked.get(key)
        if known is None or RANK[finding.severity] > RANK[known.severity]:
            asked[key] = finding


def _key(finding: Finding) -> Key:
    return finding.code, finding.subject, finding.property
