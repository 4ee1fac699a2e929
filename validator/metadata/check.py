"""A file of metadata looked at: read as a description, and held to profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.profile import find_profile
from validator.metadata.forms.all_forms import FORMS
from validator.metadata.profile import check_profile
from validator.metadata.reading import read_description
from validator.report import RANK, Input
from validator.resource import fingerprint
from validator.tables.file import Looked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.finding import Finding
    from validator.inputs import Named
    from validator.metadata.description import Description
    from validator.options import Options


def check_metadata(named: Named, form: str, options: Options) -> Looked:
    """Return what was found in a file of metadata, held to the profiles that were asked for, else to its form's own."""
    description = read_description(named.path, form, shown=named.shown, of_class=options.subject_class)
    profiles = options.profiles or (FORMS[form].profile,)
    read = Input(
        path=named.shown,
        kind="metadata",
        sha256=fingerprint(named.path, "sha256"),
        bytes=named.path.stat().st_size,
        profile=", ".join(profiles),
    )
    return Looked(inputs=(read,), findings=tuple(find_all(description, profiles)))


def find_all(description: Description, profiles: Iterable[str]) -> Iterator[Finding]:
    """Yield what every profile finds; what several find of the same property once, as the gravest of them."""
    profiles = tuple(profiles)
    if len(profiles) == 1:
        yield from check_profile(description, find_profile(profiles[0]))
        return
    asked: dict[tuple[object, ...], Finding] = {}
    for name in profiles:
        for finding in check_profile(description, find_profile(name)):
            key = (
                finding.code,
                finding.subject,
                finding.property,
                finding.examples[0].pointer,
                finding.examples[0].line,
            )
            known = asked.get(key)
            if known is None or RANK[finding.severity] > RANK[known.severity]:
                asked[key] = finding
    yield from asked.values()
