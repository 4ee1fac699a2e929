"""Every code that a report can hold, in plain sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.codes.cell_codes import CELL_CODES
from validator.codes.disclosure_codes import DISCLOSURE_CODES
from validator.codes.file_codes import FILE_CODES
from validator.codes.identifier_codes import IDENTIFIER_CODES
from validator.codes.label_codes import LABEL_CODES
from validator.codes.metadata_codes import METADATA_CODES
from validator.codes.row_codes import ROW_CODES

if TYPE_CHECKING:
    from validator.codes.code import Code

GROUPS: dict[str, tuple[Code, ...]] = {
    "The file": FILE_CODES,
    "Column headings": LABEL_CODES,
    "Rows": ROW_CODES,
    "Cells": CELL_CODES,
    "Identifiers and places": IDENTIFIER_CODES,
    "Metadata": METADATA_CODES,
    "Disclosure": DISCLOSURE_CODES,
}

ALL_CODES: tuple[Code, ...] = tuple(code for codes in GROUPS.values() for code in codes)

CODES: dict[str, Code] = {code.name: code for code in ALL_CODES}
