"""Misspelt keys of a schema: what is nearly a key of Table Schema is told, what is somebody's own is left alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from validator.metadata.misspelt import find_slips
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("schema", "meant"),
    [
        ({"fields": [{"name": "n", "constraints": {"minimun": 5}}]}, {"/fields/0/constraints/minimun": "minimum"}),
        (
            {"fields": [{"name": "n", "constraints": {"min_length": 5}}]},
            {"/fields/0/constraints/min_length": "minLength"},
        ),
        ({"fields": [{"name": "n", "constraint": {"required": True}}]}, {"/fields/0/constraint": "constraints"}),
        ({"fields": [{"name": "n"}], "primarykey": "n"}, {"/primarykey": "primaryKey"}),
        ({"fields": [{"name": "n", "constraints": {"minimum": 5, "minimun": 5}}]}, {}),
        ({"fields": [{"name": "n", "titles": "x", "owner": "me", "dsreg:minimun": 5}], "notes": 1}, {}),
        ({"fields": "n"}, {}),
    ],
)
def test_a_key_that_is_nearly_one_of_the_standard_is_told(schema: dict[str, Any], meant: dict[str, str]) -> None:
    assert {slip.pointer: slip.meant for slip in find_slips(schema)} == meant


def test_a_limit_under_a_wrong_name_is_a_warning_of_the_package(tmp_path: Path) -> None:
    """The limit is not asked, and the standard allows the key: without a word the file would pass."""
    fields = [{"name": name, "type": "integer", "constraints": {"minimun": 5}} for name in ("n", "m")]
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": fields}}
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "x", "resources": [resource]}), encoding="utf-8")
    (tmp_path / "t.csv").write_text("n,m\n1,2\n", encoding="utf-8")
    (found,) = (one for one in validate([tmp_path], Options()).findings if one.code == "property-unknown")
    assert (str(found.severity), found.count, found.table, found.property) == ("warning", 2, "t", "minimun")
    assert [(place.pointer, place.suggestion) for place in found.examples] == [
        ("/resources/0/schema/fields/0/constraints/minimun", "minimum"),
        ("/resources/0/schema/fields/1/constraints/minimun", "minimum"),
    ]
