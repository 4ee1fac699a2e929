"""Every form that metadata is read from, in plain sight. To add one: a table of its keys, and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.metadata.forms.ckan import read_ckan
from validator.metadata.forms.document import read_document
from validator.metadata.forms.package import read_package
from validator.metadata.forms.rdf import read_rdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.metadata.description import Description


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: how it is read, and the profile that it is held to where nobody asks for one.

    `read` takes the file, the form's id, the path as a person knows it, and the class of the one thing that the file
    describes, where it does not say so itself.
    """

    read: Callable[[Path, str, str, str | None], Description]
    profile: str


FORMS: dict[str, Form] = {
    "ckan": Form(read=read_ckan, profile="data-gov-uk"),
    "croissant": Form(read=read_document, profile="croissant-1"),
    "data-package": Form(read=read_package, profile="dsreg"),
    "dcat-us-1.1": Form(read=read_document, profile="dcat-us-1.1"),
    "dcat-us-3": Form(read=read_document, profile="dcat-us-3"),
    "json-ld": Form(read=read_rdf, profile="dcat-ap-3"),
    "n-triples": Form(read=read_rdf, profile="dcat-ap-3"),
    "rdf-xml": Form(read=read_rdf, profile="dcat-ap-3"),
    "schema-org": Form(read=read_document, profile="schema-org-dataset"),
    "turtle": Form(read=read_rdf, profile="dcat-ap-3"),
    "uk-exchange": Form(read=read_document, profile="uk-exchange"),
}
