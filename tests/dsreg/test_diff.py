from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from registry.store import init_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Return the paths of two tables in which a cell, a row and a column differ."""
    paths = tmp_path / "before.csv", tmp_path / "after.csv"
    paths[0].write_text("id,name\n1,Ann\n2,Bob\n", encoding="utf-8")
    paths[1].write_text("id,name,town\n1,Anne\u202e,Ayr\n2,Bob,Bath\n3,<b>Cy,Cork\n", encoding="utf-8")
    return str(paths[0]), str(paths[1])


def check_form(text: str, root: Path) -> dict[str, object]:
    """Return a document that keeps the published JSON Schema."""
    schema = json.loads((root / "validator/differing/difference.schema.json").read_text(encoding="utf-8"))
    document: dict[str, object] = json.loads(text)
    Draft202012Validator(schema).validate(document)
    return document


def test_text_says_first_what_changed_and_fits_eighty_columns(run: Run, files: tuple[str, str]) -> None:
    code, out, _ = run("diff", *files, "--key", "id")
    assert code == 1
    assert "1 row added, 1 row changed (1 cell), 1 change to columns." in out
    assert "\u202e" not in out
    assert "town is new, as column 3." in out


def test_no_difference_is_exit_code_0(run: Run, files: tuple[str, str]) -> None:
    code, out, _ = run("diff", files[0], files[0])
    assert code == 0
    assert "Nothing differs." in out


def test_without_a_key_it_is_said_that_rows_are_compared_whole(run: Run, files: tuple[str, str]) -> None:
    assert "No key is known, so rows are compared whole" in run("diff", *files)[1]


def test_json_keeps_its_schema(run: Run, files: tuple[str, str], root: Path) -> None:
    code, out, _ = run("diff", *files, "--key", "id", "--format", "json")
    assert (code, check_form(out, root)["exit"]) == (1, 1)


def test_json_is_written_where_a_side_is_missing_too(run: Run, files: tuple[str, str], root: Path) -> None:
    code, out, err = run("diff", files[0], "missing.csv", "--format", "json")
    assert code == 3
    assert check_form(out, root)["problem"] == "missing.csv does not exist."
    assert "missing.csv does not exist." in err


def test_a_key_that_is_no_column_is_wrong_use(run: Run, files: tuple[str, str]) -> None:
    code, out, err = run("diff", *files, "--key", "uprn")
    assert (code, out) == (2, "")
    assert "has no column called uprn" in err


def test_html_has_no_script_and_escapes_what_cells_hold(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    assert run("diff", *files, "--key", "id", "--format", "html", "--output", str(tmp_path / "d.html"))[0] == 1
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;Cy" in page
    assert "<b>Cy" not in page
    assert "<script" not in page


@pytest.fixture
def _own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = Ann Officer\nemail = ann@example.org\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))


@pytest.mark.usefixtures("_own_git")
def test_two_published_versions_are_compared(run: Run, tmp_path: Path, examples: Path) -> None:
    registry = init_registry(tmp_path / "registry", title="Open data", base_url="https://data.example.org").path
    package = shutil.copytree(examples / "clean-toilets", tmp_path / "package")
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for version, title in (("1.0.0", "Toilets"), ("1.1.0", "Public toilets")):
        changed = {**descriptor, "version": version, "title": title}
        (package / "datapackage.json").write_text(json.dumps(changed), encoding="utf-8")
        assert run("publish", package, "--registry", registry, "--as", "wexmarsh")[0] == 0
    name = "wexmarsh/" + descriptor["name"]
    code, out, _ = run("diff", f"{name}@1.0.0", name, "--registry", registry, "--format", "json")
    document = json.loads(out)
    titles = [(one["before"], one["after"]) for one in document["metadata"] if one["name"] == "title"]
    assert (code, titles) == (1, [("Toilets", "Public toilets")])
    assert (document["tables"][0]["rows"]["added"], document["tables"][0]["rows"]["removed"]) == (0, 0)
    code, _, err = run("diff", f"{name}@1.0.0", f"{name}@9", "--registry", registry)
    assert code == 2
    assert "has no version 9. It has: 1.0.0, 1.1.0." in err
