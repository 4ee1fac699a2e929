from __future__ import annotations

import hashlib
import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from registry.record import Publisher
from registry.store import (
    Registry,
    init_registry,
    open_registry,
    read_file,
    read_publishers,
    read_record,
    read_records,
)
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from registry.delivery import Delivery
    from registry.draft import Draft

    Put = Callable[..., Delivery]
    MakeDraft = Callable[..., Draft]
    Rewrite = Callable[[str, bytes], None]
    Git = Callable[..., str]


def settings(**changes: object) -> bytes:
    """Return a registry.json with changes."""
    document = {"format": 1, "title": "A", "baseUrl": "https://a.example", "profiles": [], "signatures": "optional"}
    return json.dumps({**document, "publishers": "open", "licence": "", "contact": None, **changes}).encode()


def test_a_new_registry_is_a_bare_repository_with_one_commit(registry: Registry, git: Git) -> None:
    assert git("rev-parse", "--is-bare-repository") == "true\n"
    assert git("rev-list", "--count", "main") == "1\n"
    assert git("ls-tree", "-r", "--name-only", "main") == "registry.json\n"
    assert git("fsck", "--full", "--strict") == ""
    assert json.loads(git("show", "main:registry.json")) == {
        "format": 1,
        "title": "Open data",
        "baseUrl": "https://data.example.org",
        "profiles": ["data-gov-uk"],
        "signatures": "optional",
        "publishers": "open",
        "licence": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "contact": None,
    }
    assert read_records(registry) == ()
    assert read_publishers(registry) == ()


def test_a_registry_is_made_in_an_empty_folder_and_in_no_other(tmp_path: Path) -> None:
    empty, full = tmp_path / "empty", tmp_path / "full"
    empty.mkdir()
    full.mkdir()
    (full / "letter.txt").touch()
    assert init_registry(empty, title="A", base_url="https://a.example/").settings.base_url == "https://a.example"
    for taken in (full, full / "letter.txt", empty):
        with pytest.raises(DsregError, match="folder-not-empty"):
            init_registry(taken, title="A", base_url="https://a.example")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "full"]


@pytest.mark.parametrize(
    "url", ["data.example.org", "ftp://a.example", "javascript:alert(1)", "https://", "/data", "https://a/?x"]
)
def test_a_catalogue_needs_a_whole_web_address(tmp_path: Path, url: str) -> None:
    with pytest.raises(DsregError, match="base-url"):
        init_registry(tmp_path / "r", title="A", base_url=url)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("contact", ["nobody", "a@b\nfrom x", "<a@b>", "a@b@c"])
def test_a_contact_is_an_email_address(tmp_path: Path, contact: str) -> None:
    with pytest.raises(DsregError, match="contact-malformed"):
        init_registry(tmp_path / "r", title="A", base_url="https://a.example", contact=contact)


def test_what_is_pushed_cannot_rewrite_a_registry(
    registry: Registry, tmp_path: Path, put: Put, make_draft: MakeDraft
) -> None:
    put(make_draft())
    back = ["git", "-C", str(tmp_path), f"--git-dir={registry.path}", "push", str(registry.path)]
    done = subprocess.run([*back, "--force", f"{registry.tip}:refs/heads/main"], check=False, capture_output=True)
    assert done.returncode != 0
    assert b"non-fast-forward" in done.stderr + done.stdout


def test_what_is_no_registry_is_named_for_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(DsregError, match="registry-missing"):
        open_registry(tmp_path / "nowhere")
    with pytest.raises(DsregError, match="not a bare git repository"):
        open_registry(tmp_path)
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "bare")], check=True)
    with pytest.raises(DsregError, match="no branch main"):
        open_registry(tmp_path / "bare")


def test_a_repository_of_something_else_is_no_registry(registry: Registry, git: Git) -> None:
    tree = git("mktree", "--missing").strip()
    commit = git("-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", tree, "-m", "Nothing").strip()
    git("update-ref", "refs/heads/main", commit)
    with pytest.raises(DsregError, match="it holds no registry"):
        open_registry(registry.path)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"format": 2}', "registry-format"),
        (b"{", "registry-damaged"),
        (b"[]", "registry-damaged"),
        (b'{"format": 1, "title": 5}', "registry-damaged"),
        (settings(title=5), "registry-damaged"),
        (settings(signatures="perhaps"), "registry-damaged"),
        (settings(publishers=None), "registry-damaged"),
        (settings(contact="nobody"), "registry-damaged"),
        (settings(baseUrl="javascript:x"), "registry-damaged"),
    ],
)
def test_settings_that_cannot_be_understood_are_not_guessed(
    registry: Registry, rewrite: Rewrite, content: bytes, code: str
) -> None:
    rewrite("registry.json", content)
    with pytest.raises(DsregError, match=code):
        open_registry(registry.path)


def test_a_record_reads_back_as_it_was_published(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    draft = make_draft(table=b"id\n7\n", title="Tŷ bach")
    put(draft)
    record = read_record(open_registry(registry.path), "barnet", "toilets")
    assert (record.publisher, record.name) == ("barnet", "toilets")
    assert record.descriptor == {**draft.descriptor, "version": "1.0.0"}
    assert record.report == draft.report
    assert [version.version for version in record.versions] == ["1.0.0"]
    assert record.latest.files == draft.files
    assert record.latest.standards == ("uk/public-toilets@1.0.0",)
    assert read_file(open_registry(registry.path), draft.files[0].sha256) == b"id\n7\n"
    assert read_publishers(open_registry(registry.path)) == (Publisher(id="barnet", title="Barnet"),)


def test_records_come_by_publisher_and_name(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    """Git's own order differs: to it, a folder "ab" is "ab/", which comes after "ab-c"."""
    for publisher, name in [("z", "a"), ("ab-c", "x"), ("ab", "y"), ("ab", "a-b"), ("ab", "a")]:
        put(make_draft(name=name, publisher=publisher))
    found = [(record.publisher, record.name) for record in read_records(open_registry(registry.path))]
    assert found == [("ab", "a"), ("ab", "a-b"), ("ab", "y"), ("ab-c", "x"), ("z", "a")]


def test_every_version_stays_readable(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    drafts = [make_draft(table=b"id\n%d\n" % number, title=f"Take {number}") for number in (1, 2)]
    for number, draft in enumerate(drafts, start=1):
        put(draft, version=f"{number}.0.0")
    now = open_registry(registry.path)
    first, second = read_record(now, "barnet", "toilets").versions
    assert read_file(now, first.files[0].sha256) == b"id\n1\n"
    assert read_file(now, second.files[0].sha256) == b"id\n2\n"
    assert json.loads(read_file(now, first.record)) == {**drafts[0].descriptor, "version": "1.0.0"}


def test_an_open_registry_stays_as_it_was(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    put(make_draft())
    assert read_records(registry) == ()


@pytest.mark.parametrize("name", ["other", "../toilets", "toilets\n", "", "TOILETS"])
def test_a_dataset_that_is_not_there_is_unknown(registry: Registry, put: Put, make_draft: MakeDraft, name: str) -> None:
    put(make_draft())
    with pytest.raises(DsregError, match="dataset-unknown"):
        read_record(open_registry(registry.path), "barnet", name)


@pytest.mark.parametrize("sha256", ["0" * 64, "", "x\nmain", "../../registry.json"])
def test_a_file_that_is_not_there_is_missing(registry: Registry, sha256: str) -> None:
    with pytest.raises(DsregError, match="stored-file-missing"):
        read_file(registry, sha256)


def test_bytes_that_do_not_match_their_name_are_never_handed_out(registry: Registry, rewrite: Rewrite) -> None:
    sha256 = hashlib.sha256(b"right").hexdigest()
    rewrite(f"data/{sha256[:2]}/{sha256}", b"wrong")
    with pytest.raises(DsregError, match="registry-damaged"):
        read_file(open_registry(registry.path), sha256)


@pytest.mark.parametrize("part", ["datapackage.json", "report.json", "versions.jsonl"])
def test_a_record_whose_files_cannot_be_read_is_named(
    registry: Registry, put: Put, make_draft: MakeDraft, rewrite: Rewrite, part: str
) -> None:
    put(make_draft())
    rewrite(f"records/barnet/toilets/{part}", b"[1]")
    for read in (read_records, lambda now: read_record(now, "barnet", "toilets")):
        with pytest.raises(DsregError, match="registry-damaged") as error:
            read(open_registry(registry.path))
        assert error.value.facts["path"] == "records/barnet/toilets"


@pytest.mark.parametrize(
    "path", ["records/barnet/versions.jsonl", "records/Barnet/toilets/report.json", "records/a/b/c/report.json"]
)
def test_a_record_in_the_wrong_place_is_refused(registry: Registry, rewrite: Rewrite, path: str) -> None:
    rewrite(path, b"{}")
    with pytest.raises(DsregError, match="registry-entry"):
        read_records(open_registry(registry.path))


def test_a_publisher_must_stand_in_the_file_of_its_name(registry: Registry, rewrite: Rewrite) -> None:
    rewrite("publishers/barnet.json", b'{"id": "brent", "title": "Brent", "owners": []}')
    with pytest.raises(DsregError, match="registry-entry"):
        read_publishers(open_registry(registry.path))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DsregError, match="folder-unwritable"):
        init_registry(tmp_path / "file" / "registry", title="A", base_url="https://a.example")


def test_a_publishers_file_that_cannot_be_read_is_named(registry: Registry, rewrite: Rewrite) -> None:
    rewrite("publishers/barnet.json", b'{"id": "barnet"}')
    with pytest.raises(DsregError, match="registry-damaged") as error:
        read_publishers(open_registry(registry.path))
    assert error.value.facts["path"] == "publishers/barnet.json"


def test_content_that_git_has_lost_is_damage(
    registry: Registry, put: Put, make_draft: MakeDraft, git: Git, tmp_path: Path
) -> None:
    put(make_draft())
    for pack in (registry.path / "objects/pack").glob("*.pack"):
        moved = pack.rename(tmp_path / pack.name)
        pack.with_suffix(".idx").unlink()
        with moved.open("rb") as content:
            subprocess.run(["git", f"--git-dir={registry.path}", "unpack-objects", "-q"], stdin=content, check=True)
    lost = git("rev-parse", "main:records/barnet/toilets/report.json").strip()
    (registry.path / "objects" / lost[:2] / lost[2:]).unlink()
    with pytest.raises(DsregError, match="registry-damaged") as error:
        read_records(open_registry(registry.path))
    assert error.value.facts["path"] == "records/barnet/toilets/report.json"
    with pytest.raises(DsregError, match="registry-damaged"):
        read_record(open_registry(registry.path), "barnet", "toilets")
