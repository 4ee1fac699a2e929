"""`dsreg validate` as a person meets it: the command itself, in a process of its own."""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import dsreg
from dsreg.version import VERSION
from dsreg.words import WORDS
from validator.renderings.json import render_json, to_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Run = "Callable[..., subprocess.CompletedProcess[str]]"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs dsreg in an empty folder."""

    def call(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "dsreg", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False)

    return call


def _document(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def _places(document: dict[str, Any], severity: str) -> set[tuple[str, int, str]]:
    return {
        (one["code"], place["row"], one["field"])
        for one in document["findings"]
        for place in one["examples"]
        if one["severity"] == severity
    }


def test_adurs_two_damaged_records_are_errors_and_letter_case_is_not(run: Run, real_data: Path) -> None:
    done = run(
        "validate",
        real_data / "uk/toilets/adur-public-toilets.csv",
        "--standard",
        "uk/public-toilets",
        "--format",
        "json",
    )
    document = _document(done)
    assert done.returncode == document["exit"] == 1
    assert _places(document, "error") == {
        ("constraint-error", 2, "ExtractDate"),
        ("constraint-error", 2, "OrganisationLabel"),
        ("type-error", 4, "ExtractDate"),
        ("constraint-error", 4, "CoordinateReferenceSystem"),
        ("constraint-error", 4, "Category"),
    }
    variants = next(one for one in document["findings"] if one["code"] == "enum-variant")
    assert (variants["severity"], variants["field"], variants["count"]) == ("warning", "Category", 14)


def _counts(document: dict[str, Any]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for one in document["findings"]:
        counts[one["code"], one["field"]] += one["count"]
    return counts


BARNET = {
    ("postcode-malformed", "Postcode"): 16,
    ("enum-variant", "Category"): 26,
    ("enum-variant", "AccessibleCategory"): 25,
    ("leading-zero-lost", "ReportTel"): 26,
}


def test_barnets_faults_are_counted_and_shuffling_it_changes_none(run: Run, real_data: Path, tmp_path: Path) -> None:
    original = real_data / "uk/toilets/barnet_raw.csv"
    done = run("validate", original, "--standard", "uk/public-toilets", "--format", "json")
    assert (done.returncode, _counts(_document(done))) == (1, BARNET)
    with original.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    draw = random.Random(26)  # noqa: S311 - a test's shuffle
    order = draw.sample(range(len(header)), len(header))
    draw.shuffle(rows)
    shuffled = tmp_path / "another-name.csv"
    with shuffled.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[row[column] for column in order] for row in [header, *rows]])
    done = run("validate", shuffled, "--standard", "uk/public-toilets", "--format", "json")
    assert (done.returncode, _counts(_document(done))) == (1, BARNET)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("data.bin", bytes(range(256)) * 8),
        ("page.csv", b"<!DOCTYPE html>\n<html></html>"),
        ("data.json", b'{"a": 1}'),
        ("broken.json", b'{"a": '),
        ("missing.csv", None),
        ("folder", "folder"),
    ],
)
def test_what_cannot_be_looked_at_gets_one_sentence_and_exit_3(
    run: Run, tmp_path: Path, name: str, content: bytes | str | None
) -> None:
    if content == "folder":
        (tmp_path / name).mkdir()
    elif isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    done = run("validate", name)
    assert done.returncode == 3
    assert "Traceback" not in done.stdout + done.stderr
    sentences = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    assert len(sentences) == 1
    assert name in sentences[0]
    done = run("validate", name, "--format", "json")
    assert (done.returncode, _document(done)["exit"], name in _document(done)["problem"]) == (3, 3, True)


def test_the_json_report_keeps_its_schema(run: Run, examples: Path, root: Path) -> None:
    schema = json.loads((root / "validator/renderings/report.schema.json").read_text(encoding="utf-8"))
    for arguments in ([examples / "damaged-brownfield", "--columns"], [examples / "broken-metadata"], ["nowhere.csv"]):
        jsonschema.validate(_document(run("validate", *arguments, "--format", "json")), schema)


def test_the_same_file_gives_the_same_bytes_twice_and_from_python(run: Run, examples: Path) -> None:
    path = examples / "damaged-brownfield"
    first, second = (run("validate", path, "--format", "json").stdout for _ in range(2))
    assert first == second
    report = dsreg.validate(path)
    assert json.loads(first) == to_document(report, tool=VERSION)


def test_the_hook_says_the_same_in_the_same_bytes(
    run: Run, root: Path, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hook is given the descriptor and its tables, by their paths in the repository; Python and CI the package."""
    hooks = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.findall(r"^- id: dsreg-validate\n(?:  .+\n)*?  entry: dsreg (.+)$", hooks, flags=re.MULTILINE)
    assert len(entry) == 1
    shutil.copytree(examples / "damaged-brownfield", tmp_path / "land")
    tables = sorted(path.relative_to(tmp_path) for path in tmp_path.glob("land/*.csv"))
    files = ["land/datapackage.json", *tables]
    hooked = run(*entry[0].split(), "--format", "json", *files).stdout
    assert hooked == run("validate", "land", "--format", "json").stdout
    monkeypatch.chdir(tmp_path)
    assert hooked == render_json(dsreg.validate("land"), tool=VERSION)


def test_only_and_ignore_choose_what_is_looked_for(run: Run, examples: Path) -> None:
    path = examples / "damaged-brownfield"
    document = _document(run("validate", path, "--format", "json", "--only", "type-error,enum-variant"))
    assert {one["code"] for one in document["findings"]} == {"type-error", "enum-variant"}
    assert document["totals"]["error"] == sum(
        one["count"] for one in document["findings"] if one["severity"] == "error"
    )
    document = _document(run("validate", path, "--format", "json", "--ignore", "type-error"))
    assert "type-error" not in {one["code"] for one in document["findings"]}
    assert run("validate", path, "--only", "typo-error").returncode == 2


@pytest.mark.parametrize(("fail_on", "exit_code"), [("error", 0), ("warning", 1), ("notice", 1), ("never", 0)])
def test_fail_on_sets_how_grave_a_finding_must_be(run: Run, tmp_path: Path, fail_on: str, exit_code: int) -> None:
    (tmp_path / "t.csv").write_text("a,b\n padded,1\n", encoding="utf-8")
    assert run("validate", "t.csv", "--fail-on", fail_on).returncode == exit_code


def test_several_forms_are_written_in_one_run(run: Run, tmp_path: Path, examples: Path) -> None:
    done = run(
        *("validate", examples / "damaged-brownfield"),
        *("--format", "json", "--output", "report.json"),
        *("--format", "github", "--output", "report.txt"),
        *("--format", "text"),
    )
    assert done.returncode == 1
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["exit"] == 1
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").startswith("::")
    assert "Not ready" in done.stdout
    assert (
        run(
            "validate",
            "x.csv",
            "--format",
            "json",
            "--format",
            "text",
            "--output",
            "a",
            "--output",
            "b",
            "--output",
            "c",
        ).returncode
        == 2
    )


def test_a_github_annotation_stands_on_the_line_of_the_fault(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('a,b\n"two\nlines",1\n padded,100%\n', encoding="utf-8")
    done = run("validate", "t.csv", "--format", "github")
    assert done.stdout.startswith("::warning file=t.csv,line=4,title=a whitespace-padded::1 cell")


def test_the_text_speaks_plainly_and_escapes_what_a_terminal_would_obey(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n\x1b[31m#REF!,1\n#REF!,\x1b]0;title\x07 \n", encoding="utf-8")
    done = run("validate", "t.csv")
    assert "\x1b" not in done.stdout
    assert "row 3" in done.stdout


def test_several_files_give_one_report_and_the_highest_exit(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "bad.csv").write_text("a,b\n#REF!,2\n", encoding="utf-8")
    document = _document(run("validate", "good.csv", "bad.csv", "nowhere.csv", "--format", "json"))
    assert [one["path"] for one in document["inputs"]] == ["good.csv", "bad.csv"]
    assert (document["exit"], document["totals"]["error"]) == (3, 1)


def test_an_unknown_standard_is_wrong_use_and_the_known_ones_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a\n1\n", encoding="utf-8")
    done = run("validate", "t.csv", "--standard", "uk/toilets")
    assert done.returncode == 2
    assert "uk/public-toilets" in done.stderr


def test_init_describes_a_bare_file_so_that_it_validates_as_a_package(run: Run, tmp_path: Path, examples: Path) -> None:
    (tmp_path / "toilets.csv").write_bytes((examples / "clean-toilets/public-toilets.csv").read_bytes())
    asked = ["--publisher", "Oakhaven Council", "--description", "All of them.", "--standard", "uk/public-toilets"]
    assert run("init", "toilets.csv", "--title", "Toilets", *asked).returncode == 0
    document = _document(run("validate", "toilets.csv", "--profile", "data-gov-uk", "--format", "json"))
    assert (document["exit"], document["totals"]["error"]) == (0, 0)
    assert [one["standard"]["id"] for one in document["inputs"] if one["standard"]] == ["uk/public-toilets"]
    again = run("init", "toilets.csv", "--title", "Toilets", *asked)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


def test_init_without_answers_and_without_anybody_to_ask_is_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("init", "t.csv")
    assert (done.returncode, (tmp_path / "datapackage.json").exists()) == (2, False)


def test_every_error_that_the_code_raises_has_its_words(root: Path) -> None:
    """A code without words would reach a person as a failure inside dsreg."""
    import re  # noqa: PLC0415 - here alone

    raised = {
        code
        for room in ("dsreg", "registry", "safeguards", "standards", "validator")
        for path in (root / room).rglob("*.py")
        for code in re.findall(r'DsregError\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert raised - set(WORDS) == set()
    assert len(raised) > 10


@pytest.mark.parametrize("name", ["klingon", "base64"])
def test_an_encoding_that_is_none_was_asked_wrongly(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    for command in (["validate"], ["describe"], ["fix", "--output", "n.csv"]):
        done = run(*command, "t.csv", "--encoding", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert "no encoding called" in done.stderr
