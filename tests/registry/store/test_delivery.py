from __future__ import annotations

import json
import os
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from registry import delivery, lock
from registry import git as git_module
from registry.canonical import to_canonical
from registry.delivery import Delivery, rehearse
from registry.filing import Request, file_draft
from registry.objects import Objects
from registry.settings import Settings, to_document
from registry.store import MAIN, Registry, open_registry, read_file, read_record, read_records
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Callable

    from registry.draft import Draft

    Put = Callable[..., Delivery]
    MakeDraft = Callable[..., Draft]
    Rewrite = Callable[[str, bytes], None]
    Git = Callable[..., str]


def test_one_publication_is_one_commit_with_everything_in_it(git: Git, put: Put, make_draft: MakeDraft) -> None:
    draft = make_draft()
    done = put(draft, body="The first.")
    assert (done.status, done.version) == ("published", "1.0.0")
    assert git("rev-parse", "main").strip() == done.commit
    assert git("rev-list", "--count", "main") == "2\n"
    record, table = draft.to_sha256("1.0.0"), draft.files[0].sha256
    assert git("ls-tree", "-r", "--name-only", "main").splitlines() == sorted(
        [
            f"data/{record[:2]}/{record}",
            f"data/{table[:2]}/{table}",
            "publishers/barnet.json",
            "records/barnet/toilets/datapackage.json",
            "records/barnet/toilets/report.json",
            "records/barnet/toilets/versions.jsonl",
            "registry.json",
        ]
    )
    assert git("log", "-1", "--format=%an <%ae>%n%B", "main") == (
        "Ann Officer <ann@example.org>\n"
        "Publish barnet/toilets 1.0.0\n\n"
        "The first.\n\n"
        "Dsreg-Action: publish\n"
        "Dsreg-Record: barnet/toilets\n"
        "Dsreg-Version: 1.0.0\n"
        f"Dsreg-Sha256: {record}\n"
        "Dsreg-Validator: 0.1.0\n\n"
    )
    assert git("fsck", "--full", "--strict") == ""
    assert git("for-each-ref", "--format=%(refname)") == "refs/heads/main\n"


def test_the_same_bytes_again_commit_nothing(git: Git, put: Put, make_draft: MakeDraft) -> None:
    put(make_draft())
    tip = git("rev-parse", "main")
    assert put(make_draft()) == Delivery("already", "1.0.0")
    assert git("rev-parse", "main") == tip


def test_a_conflict_writes_nothing(git: Git, put: Put, make_draft: MakeDraft) -> None:
    put(make_draft())
    tip = git("rev-parse", "main")
    with pytest.raises(DsregError, match="version-exists"):
        put(make_draft(title="Other words"))
    assert git("rev-parse", "main") == tip


def test_a_new_version_adds_one_line_and_changes_none(git: Git, put: Put, make_draft: MakeDraft) -> None:
    put(make_draft())
    before = git("show", "main:records/barnet/toilets/versions.jsonl")
    put(make_draft(table=b"id\n2\n"), version="1.1.0")
    after = git("show", "main:records/barnet/toilets/versions.jsonl")
    assert after.startswith(before)
    assert after.count("\n") == 2
    assert json.loads(after.splitlines()[1])["version"] == "1.1.0"


def test_the_record_is_canonical_json(git: Git, put: Put, make_draft: MakeDraft) -> None:
    put(make_draft(title="ŷ"))
    text = git("show", "main:records/barnet/toilets/datapackage.json")
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def test_a_rehearsal_says_what_would_be_done_and_does_nothing(
    registry: Registry, git: Git, put: Put, make_draft: MakeDraft
) -> None:
    request = Request(draft=make_draft(), version=None, body=None, author=("Ann", "ann@example.org"))
    assert rehearse(registry.path, request) == Delivery("would-publish", "1.0.0")
    assert git("rev-list", "--count", "main") == "1\n"
    put(make_draft())
    assert rehearse(registry.path, request) == Delivery("already", "1.0.0")


@pytest.fixture
def settle(rewrite: Rewrite) -> Callable[..., None]:
    """Return a function that changes the registry's settings by hand."""

    def settle(**changes: str) -> None:
        settings = Settings(title="Open data", base_url="https://data.example.org")
        rewrite("registry.json", to_canonical(to_document(replace(settings, **changes))))

    return settle


def test_a_closed_list_of_publishers_lets_in_nobody_new(
    settle: Callable[..., None], git: Git, put: Put, make_draft: MakeDraft
) -> None:
    put(make_draft())
    settle(publishers="closed")
    tip = git("rev-parse", "main")
    with pytest.raises(DsregError, match="publisher-not-listed"):
        put(make_draft(publisher="brent"))
    assert git("rev-parse", "main") == tip
    assert put(make_draft(name="parks")).status == "published"


def test_where_signatures_are_required_nothing_unsigned_goes_in(
    settle: Callable[..., None], put: Put, make_draft: MakeDraft
) -> None:
    settle(signatures="required")
    with pytest.raises(DsregError, match="signature-required"):
        put(make_draft())


def test_the_publishers_file_is_written_once_and_then_left_alone(
    git: Git, put: Put, make_draft: MakeDraft, rewrite: Rewrite
) -> None:
    kept = b'{"id": "barnet", "title": "London Borough of Barnet", "owners": []}'
    rewrite("publishers/barnet.json", kept)
    put(make_draft())
    assert git("show", "main:publishers/barnet.json").encode() == kept


def test_what_was_checked_is_what_is_published(registry: Registry, git: Git, put: Put, make_draft: MakeDraft) -> None:
    """Whoever changes the file after the check, even keeping its size, is found out, and nothing is written."""
    tip = git("rev-parse", "main")
    for swapped in (b"id\n2\n", b"id\n11\n", b"", None):
        draft = make_draft(table=b"id\n1\n")
        path = draft.contents[0].path
        path.unlink() if swapped is None else path.write_bytes(swapped)
        with pytest.raises(DsregError, match="file-changed"):
            put(draft)
    assert git("rev-parse", "main") == tip
    assert git("fsck", "--full", "--strict") == ""
    assert put(make_draft(table=b"id\n1\n")).status == "published"
    assert list(registry.path.glob("fast_import_crash_*")) == []


def test_one_content_is_stored_once(git: Git, put: Put, make_draft: MakeDraft) -> None:
    put(make_draft(name="a"))
    put(make_draft(name="b"))
    stored = git("ls-tree", "-r", "main", "data/").splitlines()
    assert len(stored) == 3  # two records, one table


def test_two_files_of_the_same_bytes_are_one_content(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    draft = make_draft()
    twice = replace(draft, files=(*draft.files, replace(draft.files[0], path="copy.csv")), contents=draft.contents * 2)
    put(twice)
    assert [file.path for file in read_records(open_registry(registry.path))[0].latest.files] == [
        "table.csv",
        "copy.csv",
    ]


def test_a_file_larger_than_a_pipe_goes_in_whole(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    table = b"".join(b"%d,%d\n" % (number, number * 7919) for number in range(300_000))
    draft = make_draft(table=table)
    put(draft)
    assert read_file(open_registry(registry.path), draft.files[0].sha256) == table


def test_a_lock_left_by_a_killed_git_is_taken_away(
    registry: Registry, put: Put, make_draft: MakeDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "STALE_AFTER", 0.1)
    for name in ("refs/heads/main.lock", "HEAD.lock", "fast_import_crash_123"):
        (registry.path / name).touch()
    keep = registry.path / "objects/pack/pack-1.keep"
    keep.write_bytes(b"fast-import")
    assert open_registry(registry.path).tip == registry.tip
    assert put(make_draft()).status == "published"
    left = [path.name for path in registry.path.rglob("*.lock")] + [path.name for path in registry.path.glob("fast*")]
    assert left == ["dsreg.lock"]
    assert not keep.exists()


def test_a_lock_that_somebody_works_on_is_waited_for(
    registry: Registry, put: Put, make_draft: MakeDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program holds it for a while, then lets go: it is not taken from it."""
    monkeypatch.setattr(lock, "STALE_AFTER", 30)
    held = registry.path / "refs/heads/main.lock"
    held.touch()
    timer = threading.Timer(0.3, held.unlink)
    timer.start()
    assert put(make_draft()).status == "published"
    timer.join()


def test_somebody_who_takes_no_lock_is_outrun_by_trying_again(
    git: Git, put: Put, make_draft: MakeDraft, rewrite: Rewrite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A push by plain git between our look and our move: both end up in the history, ours on top."""
    pushes = iter([b"one", b"two"])

    def commit(*arguments: object) -> str:
        mine = file_draft(*arguments)  # type: ignore[arg-type]
        for content in pushes:
            rewrite("README.md", content)
            break
        return mine

    monkeypatch.setattr(delivery, "file_draft", commit)
    assert put(make_draft()).status == "published"
    assert git("log", "--reverse", "--format=%s", "main").splitlines() == [
        "Make the registry",
        "By hand",
        "By hand",
        "Publish barnet/toilets 1.0.0",
    ]
    assert git("show", "main:README.md") == "two"


def test_who_loses_every_time_is_told_so_and_nothing_is_written(
    registry: Registry, put: Put, make_draft: MakeDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git_module, "swap", lambda *_, **__: "it moved")
    monkeypatch.setattr(delivery.time, "sleep", lambda _: None)
    with pytest.raises(DsregError, match="registry-contended"):
        put(make_draft())
    assert open_registry(registry.path).tip == registry.tip


def test_the_same_record_published_meanwhile_is_a_conflict_not_an_overwrite(
    registry: Registry, put: Put, make_draft: MakeDraft
) -> None:
    """Two officers publish other bytes as the same version at once: the second is told, the first stays."""
    theirs, mine = make_draft(table=b"id\n1\n"), make_draft(table=b"id\n2\n")
    request = Request(draft=mine, version=None, body=None, author=("Ann", "ann@example.org"))
    with Objects(registry.path) as objects:
        stale = file_draft(objects, registry, request, "1.0.0")
    put(theirs)
    assert git_module.swap(registry.path, MAIN, new=stale, old=registry.tip) != ""
    with pytest.raises(DsregError, match="version-exists"):
        put(mine)
    assert read_record(open_registry(registry.path), "barnet", "toilets").latest.files == theirs.files


def test_a_writer_who_never_ends_is_not_waited_for_for_ever(registry: Registry) -> None:
    with lock.alone(registry.path):
        thread_errors: list[BaseException] = []

        def wait() -> None:
            try:
                with lock.alone(registry.path, patience=0.05):
                    pass
            except DsregError as error:
                thread_errors.append(error)

        other = threading.Thread(target=wait)
        other.start()
        other.join()
    assert [str(error).partition(":")[0] for error in thread_errors] == ["registry-busy"]


def test_a_registry_in_which_no_lock_can_be_made_is_not_written_to(
    registry: Registry, put: Put, make_draft: MakeDraft
) -> None:
    (registry.path / "dsreg.lock").mkdir()
    with pytest.raises(DsregError, match="registry-unwritable"):
        put(make_draft())
    assert open_registry(registry.path).tip == registry.tip


def test_a_file_where_a_folder_should_be_stops_a_publication(put: Put, make_draft: MakeDraft, rewrite: Rewrite) -> None:
    rewrite("publishers", b"nobody")
    with pytest.raises(DsregError, match="registry-entry: path=publishers"):
        put(make_draft())


def test_a_mark_that_a_person_put_on_a_pack_stays(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    keep = registry.path / "objects/pack/pack-1.keep"
    keep.write_bytes(b"the archive of 2026")
    put(make_draft())
    assert keep.exists()


def test_a_pack_that_was_never_finished_goes_after_a_day(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    old, young = (registry.path / f"objects/pack/tmp_pack_{name}" for name in ("old", "young"))
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    put(make_draft())
    assert (old.exists(), young.exists()) == (False, True)
