"""Any file of metadata read as a description: its form told by its content, else by who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.metadata.forms.all_forms import FORMS
from validator.metadata.recognition import tell_form
from validator.tables.source import read_head

if TYPE_CHECKING:
    from pathlib import Path

    from validator.metadata.description import Description


def read_description(
    path: Path, form: str | None = None, *, shown: str | None = None, of_class: str | None = None
) -> Description:
    """Return what a file says, or the datapackage.json of a folder.

    `form` is one of FORMS; without one the content tells it. `shown` is the path as a person knows
    it, `of_class` the class of the one thing that the file describes, where it does not say so itself. Raise DsregError
    "not-recognised" for what is no metadata, and what the forms' own readers raise.
    """
    shown = shown or path.as_posix()
    form = form or ("data-package" if path.is_dir() else tell_form(path, read_head(path, shown=shown)))
    if form is None:
        raise DsregError("not-recognised", path=shown, reason="it holds no description in a form that dsreg reads")
    return FORMS[form].read(path, form, shown, of_class)
