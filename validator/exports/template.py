"""An empty table to fill in: a CSV with the header, or a workbook that helps while it is filled."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from standards.errors import DsregError

if TYPE_CHECKING:
    from pathlib import Path

    from standards.standard import Standard

FORMS = (".csv", ".xlsx")


def write_template(standard: Standard, path: Path) -> None:
    """Write the template; what is there already may be filled in, so nothing is written over.

    Raise DsregError "template-form", "output-exists" or "output-unwritable".
    """
    form = path.suffix.lower()
    if form not in FORMS:
        raise DsregError("template-form", path=path.as_posix())
    content = workbook_of(standard) if form == ".xlsx" else header_of(standard)
    try:
        with path.open("xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise DsregError("output-exists", path=path.as_posix()) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DsregError("output-unwritable", path=path.as_posix(), reason=reason) from error


def header_of(standard: Standard) -> bytes:
    """Return a CSV that has the header alone, its line end as RFC 4180 has it."""
    text = StringIO(newline="")
    csv.writer(text).writerow(field.name for field in standard.schema.fields)
    return text.getvalue().encode()


def workbook_of(standard: Standard) -> bytes:
    """Return a workbook: the table, its meanings, the listed values. The same standard gives the same bytes."""
    # only a template needs what writes workbooks: 40 ms
    from validator.exports.workbook import write_workbook  # noqa: PLC0415

    return write_workbook(standard)
