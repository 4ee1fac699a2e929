from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from standards.library import COMMUNITY, list_standards

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from standards.standard import Standard

    Run = Callable[..., tuple[int, str, str]]

TOILETS = COMMUNITY / "uk" / "public-toilets" / "1.0.0"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder of standards with one of its own."""
    folder = tmp_path / "standards" / "oakhaven" / "toilets" / "1.0.0"
    shutil.copytree(TOILETS, folder)
    document = json.loads((folder / "standard.json").read_text(encoding="utf-8"))
    document |= {"id": "oakhaven/toilets", "title": "Toilets of Oakhaven", "status": "candidate"}
    (folder / "standard.json").write_text(json.dumps(document), encoding="utf-8")
    return tmp_path / "standards"


def listed(run: Run, *arguments: str | Path) -> list[str]:
    code, out, err = run("standard", "list", "--format", "json", *arguments)
    assert (code, err) == (0, "")
    return [f"{one['id']}@{one['version']}" for one in json.loads(out)["standards"]]


def test_the_list_has_every_version_of_every_standard(run: Run) -> None:
    assert listed(run) == [f"{one.id}@{one.version}" for one in list_standards()]


def test_words_and_statuses_narrow_the_list(run: Run) -> None:
    """Brownfield land is the one standard with a deprecated version."""
    assert listed(run, "--status", "deprecated") == ["uk/brownfield-land@1.0.0"]
    assert listed(run, "PUBLIC", "toilet") == ["uk/public-toilets@1.0.0"]
    assert listed(run, "ChangingPlace") == ["uk/public-toilets@1.0.0"]
    assert listed(run, "zebra") == []


def test_a_library_of_ones_own_stands_beside_that_of_dsreg(run: Run, library: Path) -> None:
    assert listed(run, "toilets", "--library", library) == ["oakhaven/toilets@1.0.0", "uk/public-toilets@1.0.0"]


def test_a_standard_that_cannot_be_used_is_named_and_the_others_are_listed(run: Run, library: Path) -> None:
    broken = library / "oakhaven" / "broken" / "1.0.0" / "standard.json"
    broken.parent.mkdir(parents=True)
    broken.write_text('{"id": "oakhaven/broken"', encoding="utf-8")
    code, out, err = run("standard", "list", "toilets", "--library", library)
    assert (code, out.splitlines()[0]) == (2, "oakhaven/toilets 1.0.0   candidate")
    assert str(broken) in err


def test_the_list_is_two_lines_a_version(run: Run) -> None:
    _, out, _ = run("standard", "list", "brownfield")
    assert out.splitlines() == [
        "uk/brownfield-land 1.0.0   deprecated, use uk/brownfield-land@2.0.0",
        "    Brownfield land register, first edition · Ministry of Housing, Communities…",
        "uk/brownfield-land 2.0.0   agreed",
        "    Brownfield land register · Ministry of Housing, Communities and Local…",
        "",
        "1 standard in 2 versions. dsreg standard show ID says more of one.",
    ]


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("uk/public-toilet", "Did you mean uk/public-toilets?"),
        ("public-toilets", "Did you mean uk/public-toilets?"),
        ("uk/zebras", "There is no standard called uk/zebras. dsreg standard list names them all."),
        ("./nowhere", "There is no standard at ./nowhere"),
        (r"standards\mine", r"There is no standard at standards\mine"),
    ],
)
def test_a_name_that_there_is_not_is_answered_by_one_that_is_near(run: Run, named: str, says: str) -> None:
    code, out, err = run("standard", "show", named)
    assert (code, out) == (2, "")
    assert says in err


def test_a_list_of_nothing_says_so(run: Run) -> None:
    assert run("standard", "list", "zebra") == (0, "No standard is like that.\n", "")


@pytest.mark.parametrize("one", list_standards(), ids=lambda one: f"{one.id}@{one.version}")
def test_a_standard_is_shown_whole_in_80_columns(run: Run, one: Standard) -> None:
    named = f"{one.id}@{one.version}"
    code, out, err = run("standard", "show", named)
    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if len(line) > 79 and " " in line.strip()] == []
    for field in one.schema.fields:
        assert f"\n  {field.name}   " in out
    for rule in one.schema.rules:
        assert f"\n  {rule.name}: {rule.kind} " in out


def test_a_standard_is_shown_as_the_document_that_it_is(run: Run) -> None:
    _, out, _ = run("standard", "show", "uk/brownfield-land@1", "--format", "json")
    shown = json.loads(out)
    path = COMMUNITY / "uk" / "brownfield-land" / "1.0.0" / "standard.json"
    assert {key: shown[key] for key in shown if key not in {"dsreg", "tool", "sha256"}} == json.loads(
        path.read_text(encoding="utf-8")
    )


def test_a_standard_of_ones_own_library_is_shown(run: Run, library: Path) -> None:
    code, out, _ = run("standard", "show", "oakhaven/toilets", "--library", library)
    assert (code, out.splitlines()[:2]) == (0, ["Toilets of Oakhaven", "oakhaven/toilets 1.0.0   candidate"])


def test_a_good_standard_is_ready(run: Run) -> None:
    code, out, _ = run("standard", "check", "uk/senior-salary-count")
    assert (code, out.splitlines()[0], out.splitlines()[-1][:6]) == (
        0,
        "uk/senior-salary-count 1.0.0   agreed",
        "Ready:",
    )


def test_what_is_lacking_is_said_as_json(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "toilets"
    shutil.copytree(TOILETS, folder)
    (folder / "README.md").unlink()
    code, out, _ = run("standard", "check", folder, "--format", "json")
    document = json.loads(out)
    assert (code, document["exit"], document["standard"]["id"]) == (1, 1, "uk/public-toilets")
    assert [(one["code"], one["where"]) for one in document["findings"]] == [("readme", "README.md")]
    assert all(document["findings"][0][key] for key in ("message", "expected", "fix"))


def test_a_folder_without_a_standard_was_asked_for_wrongly(run: Run, tmp_path: Path) -> None:
    code, out, err = run("standard", "check", tmp_path)
    assert (code, out) == (2, "")
    assert "standard.json" in err


def test_a_new_folder_says_what_comes_next(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "benches.csv"
    source.write_text('Bench,Lage\n1,"a;b"\n', encoding="utf-8")
    code, out, err = run("standard", "new", "my/benches", "--from", source, "--output", tmp_path / "new")
    assert code == 0
    assert len(out.splitlines()) == 5
    assert err.splitlines()[-1].startswith("dsreg standard check ")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--output", "."], 2, "is there already"),
        (["--output", "new", "--from", "missing.csv"], 3, "missing.csv does not exist"),
    ],
)
def test_a_new_folder_is_refused_in_words(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, arguments: list[str], code: int, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    found, _, err = run("standard", "new", "my/benches", *arguments)
    assert found == code
    assert says in err
