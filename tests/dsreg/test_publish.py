from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dsreg
from registry.history import log
from registry.store import init_registry, open_registry, read_file, read_publishers, read_records

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = Ann Officer\nemail = ann@example.org\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """Return the folder of an empty registry."""
    return init_registry(tmp_path / "registry", title="Open data", base_url="https://data.example.org").path


@pytest.fixture
def package(tmp_path: Path, examples: Path) -> Path:
    """Return a copy of the clean example package."""
    return Path(shutil.copytree(examples / "clean-toilets", tmp_path / "package"))


def edit(package: Path, **changes: Any) -> None:  # noqa: ANN401 - any property of a descriptor
    """Change properties of a package's descriptor; None takes one out."""
    path = package / "datapackage.json"
    document = json.loads(path.read_text(encoding="utf-8")) | changes
    kept = {key: value for key, value in document.items() if value is not None}
    path.write_text(json.dumps(kept), encoding="utf-8")


def count_commits(registry: Path) -> int:
    return len(log(open_registry(registry)))


NAME = "oakhaven-district-council/oakhaven-public-toilets"


def test_a_clean_package_is_published_in_one_commit(run: Run, registry: Path, package: Path) -> None:
    code, output, words = run("publish", package, "--registry", registry, "--message", "For spring.")
    entry = log(open_registry(registry))[0]
    assert (code, output) == (0, f"Published {NAME} 1.0.0 in commit {entry.commit[:10]}.\n")
    assert words == f"Checking {package} …\nPutting it into {registry} …\n"
    assert (entry.action, entry.record, entry.version, entry.author) == ("publish", NAME, "1.0.0", "Ann Officer")
    assert count_commits(registry) == 2


def test_what_was_published_is_what_the_officer_has(run: Run, registry: Path, package: Path) -> None:
    run("publish", package, "--registry", registry)
    now = open_registry(registry)
    (record,) = read_records(now)
    table = (package / "public-toilets.csv").read_bytes()
    assert read_file(now, record.latest.files[0].sha256) == table
    written = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    resource = {**written["resources"][0], "bytes": len(table), "hash": f"sha256:{record.latest.files[0].sha256}"}
    assert record.descriptor == {**written, "resources": [resource]}
    assert record.latest.standards == ("uk/public-toilets@1.0.0",)
    assert [publisher.title for publisher in read_publishers(now)] == ["Oakhaven District Council"]


def test_the_report_that_is_kept_says_nothing_of_the_officers_disk(run: Run, registry: Path, package: Path) -> None:
    run("publish", package, "--registry", registry)
    (record,) = read_records(open_registry(registry))
    assert [one["path"] for one in record.report["inputs"]] == ["datapackage.json", "public-toilets.csv"]
    assert {one["path"] for one in record.report["findings"]} <= {"datapackage.json", "public-toilets.csv"}
    assert str(package) not in json.dumps(record.report)
    assert record.report["inputs"][1]["columns"][0]["field"] == "ExtractDate"
    assert record.report["tool"] == dsreg.__version__


def test_publishing_again_says_so_and_commits_nothing(run: Run, registry: Path, package: Path) -> None:
    run("publish", package, "--registry", registry)
    code, output, _ = run("publish", package, "--registry", registry)
    assert (code, output) == (0, f"{NAME} 1.0.0 is published already, exactly so. Nothing was written.\n")
    assert count_commits(registry) == 2


def test_a_table_stands_for_the_package_that_lists_it(run: Run, registry: Path, package: Path) -> None:
    run("publish", package / "public-toilets.csv", "--registry", registry)
    code, output, _ = run("publish", package / "datapackage.json", "--registry", registry)
    assert (code, "already" in output) == (0, True)


def test_a_bare_table_is_sent_to_dsreg_init(run: Run, registry: Path, package: Path) -> None:
    bare = package / "other.csv"
    bare.write_text("a\n1\n", encoding="utf-8")
    code, output, words = run("publish", bare, "--registry", registry)
    assert (code, output) == (2, "")
    assert words == f"dsreg: {bare} has no datapackage.json beside it that lists it: run `dsreg init {bare}`.\n"


@pytest.mark.parametrize("example", ["damaged-brownfield", "broken-metadata"])
def test_faults_are_refused_with_the_report_and_nothing_is_written(
    run: Run, registry: Path, examples: Path, example: str
) -> None:
    code, output, _ = run("publish", examples / example, "--registry", registry)
    assert code == 1
    assert output.endswith("Not published. Mend what is named above, then publish again.\n")
    assert "✗ error" in output
    assert count_commits(registry) == 1


def test_changed_data_need_a_new_version_and_the_next_is_proposed(run: Run, registry: Path, package: Path) -> None:
    run("publish", package, "--registry", registry)
    table = package / "public-toilets.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(lines[:-1]), encoding="utf-8")
    code, output, words = run("publish", package, "--registry", registry)
    assert (code, output) == (4, "")
    assert "Version 1.0.0 was published on" in words
    assert words.endswith("Publish this as --version 1.1.0.\n")
    assert count_commits(registry) == 2
    code, output, _ = run("publish", package, "--registry", registry, "--version", "1.1.0")
    assert (code, output.startswith(f"Published {NAME} 1.1.0 in commit ")) == (0, True)
    code, output, _ = run("publish", package, "--registry", registry)
    assert (code, output) == (0, f"{NAME} 1.1.0 is published already, exactly so. Nothing was written.\n")


def test_changed_words_need_a_new_version_too(run: Run, registry: Path, package: Path) -> None:
    run("publish", package, "--registry", registry)
    edit(package, title="Toilets of Oakhaven")
    code, _, words = run("publish", package, "--registry", registry)
    assert code == 4
    assert words.endswith("Publish this as --version 1.0.1.\n")


def test_a_version_below_the_last_is_a_conflict(run: Run, registry: Path, package: Path) -> None:
    run("publish", package, "--registry", registry)
    code, _, words = run("publish", package, "--registry", registry, "--version", "0.9")
    assert code == 4
    assert "Version 0.9 is lower than 1.0.0" in words


def test_a_dry_run_says_what_would_be_done(run: Run, registry: Path, package: Path) -> None:
    code, output, _ = run("publish", package, "--registry", registry, "--dry-run")
    assert (code, output) == (0, f"{NAME} 1.0.0 would be published. Nothing was written.\n")
    assert count_commits(registry) == 1


def test_dsreg_toml_lets_an_officer_type_two_words(run: Run, registry: Path, package: Path) -> None:
    settings = '[publish]\nregistry = "../registry"\npublisher = "oakhaven"\nname = "Bob"\nemail = "bob@example.org"\n'
    (package / "dsreg.toml").write_text(settings, encoding="utf-8")
    code, output, _ = run("publish", package)
    assert (code, output.startswith("Published oakhaven/oakhaven-public-toilets 1.0.0")) == (0, True)
    assert log(open_registry(registry))[0].author == "Bob"
    assert [one.title for one in read_publishers(open_registry(registry))] == ["Oakhaven District Council"]


def test_without_a_registry_it_asks_for_one(run: Run, package: Path) -> None:
    code, _, words = run("publish", package)
    assert (code, words.startswith("dsreg: Which registry?")) == (2, True)


def test_a_publisher_can_be_named_and_must_be_a_name(run: Run, registry: Path, package: Path) -> None:
    code, _, words = run("publish", package, "--registry", registry, "--as", "Oak Haven")
    assert (code, words.splitlines()[-1]) == (
        2,
        'dsreg: "Oak Haven" cannot name a publisher; use a-z, 0-9 and hyphens, such as "oak-haven".',
    )
    assert run("publish", package, "--registry", registry, "--as", "oak-haven")[0] == 0
    assert [record.publisher for record in read_records(open_registry(registry))] == ["oak-haven"]


def test_without_a_publisher_it_asks_for_one(run: Run, tmp_path: Path, package: Path) -> None:
    """In a registry whose profiles do not ask for one; else it is a finding."""
    lenient = tmp_path / "lenient"
    init_registry(lenient, title="A", base_url="https://a.example", profiles=())
    edit(package, contributors=[{"title": "A Maker", "roles": ["creator"]}])
    code, _, words = run("publish", package, "--registry", lenient)
    assert (code, words.splitlines()[-1].startswith("dsreg: Who publishes this?")) == (2, True)
    edit(package, contributors=[{"title": "Anytown", "role": "publisher"}])
    assert run("publish", package, "--registry", lenient)[0] == 0
    assert [record.publisher for record in read_records(open_registry(lenient))] == ["anytown"]


def test_a_resource_whose_data_stand_in_the_descriptor_has_no_file(run: Run, registry: Path, package: Path) -> None:
    edit(package, resources=[{"name": "wards", "data": [{"Ward": "North"}], "mediatype": "application/json"}])
    assert run("publish", package, "--registry", registry)[0] == 0
    (record,) = read_records(open_registry(registry))
    assert record.latest.files == ()
    assert record.descriptor["resources"][0]["data"] == [{"Ward": "North"}]


def test_a_resource_in_several_files_is_refused_until_it_can_be_stored(run: Run, registry: Path, package: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (package / name).write_text("Ward\nNorth\n", encoding="utf-8")
    edit(package, resources=[{"name": "wards", "path": ["a.csv", "b.csv"], "mediatype": "text/csv"}])
    code, output, words = run("publish", package, "--registry", registry)
    assert (code, output) == (2, "")
    assert "The resource wards has no file here" in words


def test_a_dataset_must_have_a_name_that_an_address_can_bear(run: Run, registry: Path, package: Path) -> None:
    edit(package, name="Public.Toilets")
    code, _, words = run("publish", package, "--registry", registry)
    assert (code, words.splitlines()[-1]) == (
        2,
        'dsreg: The descriptor names the dataset "Public.Toilets"; give it a name such as "public-toilets".',
    )


def test_a_schema_in_a_file_of_its_own_is_kept_in_the_record(run: Run, registry: Path, package: Path) -> None:
    """The registry keeps no file for it, so the record would point nowhere."""
    schema = {"fields": [{"name": "Ward", "type": "string"}]}
    (package / "ward.csv").write_text("Ward\nNorth\n", encoding="utf-8")
    (package / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    resource = {"name": "ward", "path": "ward.csv", "mediatype": "text/csv", "schema": "schema.json"}
    edit(package, resources=[resource])
    assert run("publish", package, "--registry", registry)[0] == 0
    (record,) = read_records(open_registry(registry))
    assert record.descriptor["resources"][0]["schema"] == schema


def test_personal_data_are_refused(run: Run, registry: Path, package: Path) -> None:
    (package / "people.csv").write_text("Ward,NHS number\nNorth,9434765919\n", encoding="utf-8")
    schema = {"fields": [{"name": "Ward", "type": "string"}, {"name": "NHS number", "type": "string"}]}
    edit(package, resources=[{"name": "people", "path": "people.csv", "schema": schema}])
    code, output, _ = run("publish", package, "--registry", registry)
    assert code == 1
    assert "This column seems to hold NHS numbers" in output
    assert count_commits(registry) == 1


def test_a_file_that_changes_while_it_is_checked_is_not_published(
    run: Run, registry: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from registry import publish as module  # noqa: PLC0415

    checked = module.check

    def check_then_change(*arguments: Any) -> Any:  # noqa: ANN401
        report = checked(*arguments)
        with (package / "public-toilets.csv").open("a", encoding="utf-8") as table:
            table.write("x\n")
        return report

    monkeypatch.setattr(module, "check", check_then_change)
    code, _, words = run("publish", package, "--registry", registry)
    assert code == 4
    assert "changed while it was being checked" in words
    assert count_commits(registry) == 1


def test_json_is_alone_on_standard_output(run: Run, registry: Path, package: Path, examples: Path) -> None:
    document = json.loads(run("publish", package, "--registry", registry, "--format", "json")[1])
    assert (document["status"], document["exit"], document["version"]) == ("published", 0, "1.0.0")
    assert document["commit"] == log(open_registry(registry))[0].commit
    assert document["report"]["totals"]["error"] == 0
    code, output, _ = run("publish", examples / "broken-metadata", "--registry", registry, "--format", "json")
    assert (code, json.loads(output)["status"], json.loads(output)["exit"]) == (1, "refused", 1)
    code, output, _ = run("publish", package / "nowhere", "--registry", registry, "--format", "json")
    assert (code, json.loads(output)) == (
        3,
        {"dsreg": 1, "status": "failed", "exit": 3, "problem": f"{package / 'nowhere'} does not exist."},
    )


def test_from_python_it_is_the_same(registry: Path, package: Path) -> None:
    assert dsreg.publish(package, registry=registry).status == "published"
    assert dsreg.publish(package, registry=registry).status == "already"
    with pytest.raises(dsreg.DsregError, match="version-not-higher"):
        dsreg.publish(package, registry=registry, version="0.1.0")


def test_a_killed_command_can_be_run_again(registry: Path, package: Path) -> None:
    """The whole command, killed at moments from its start to past its end: the same command ends well."""
    command = [sys.executable, "-m", "dsreg", "publish", str(package), "--registry", str(registry)]
    for number in range(5):
        version = ["--version", f"1.{number}.0"]
        process = subprocess.Popen([*command, *version], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr is not None
        if number:
            while b"Putting" not in process.stderr.readline():
                pass
        time.sleep(0.005 * number)
        process.kill()
        process.communicate()
        done = subprocess.run([*command, *version], check=False, capture_output=True, encoding="utf-8")
        assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
        assert count_commits(registry) == number + 2
    fsck = ["git", f"--git-dir={registry}", "fsck", "--full", "--strict", "--no-dangling"]
    assert subprocess.run(fsck, check=True, capture_output=True).stdout == b""


def test_publishing_needs_no_home_and_no_settings(registry: Path, package: Path) -> None:
    command = [sys.executable, "-m", "dsreg", "publish", str(package), "--registry", str(registry)]
    bare = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(command, check=False, capture_output=True, env=bare)
    assert done.returncode == 0
    assert log(open_registry(registry))[0].author == "dsreg"
