"""A registry may come from anyone: nothing that its repository says is run when dsreg opens, reads or writes it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from registry import git as git_module
from registry import packing
from registry.history import log
from registry.objects import Objects
from registry.store import Registry, open_registry, read_publishers, read_records
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from registry.delivery import Delivery
    from registry.draft import Draft

    Put = Callable[..., Delivery]
    MakeDraft = Callable[..., Draft]
    Rewrite = Callable[[str, bytes], None]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")

HOOKS = (
    *("applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-checkout", "post-commit", "post-index-change"),
    *("post-merge", "post-receive", "post-rewrite", "post-update", "pre-auto-gc", "pre-commit", "pre-push"),
    *("pre-receive", "prepare-commit-msg", "proc-receive", "reference-transaction", "sendemail-validate", "update"),
)
CONFIG = """
[core]
    hooksPath = {hooks}
    fsmonitor = {trap}
    sshCommand = {trap}
    pager = {trap}
    editor = {trap}
    askPass = {trap}
    gitProxy = {trap}
    alternateRefsCommand = {trap}
    attributesFile = {attributes}
[credential]
    helper = !{trap}
[diff]
    external = {trap}
[diff "evil"]
    textconv = {trap}
    command = {trap}
[filter "evil"]
    clean = {trap}
    smudge = {trap}
    process = {trap}
    required = true
[merge "evil"]
    driver = {trap}
[gpg]
    program = {trap}
[gpg "ssh"]
    program = {trap}
[log]
    showSignature = true
[pager]
    log = {trap}
    rev-list = {trap}
    cat-file = {trap}
[uploadpack]
    packObjectsHook = {trap}
[alias]
    cat-file = !{trap}
    fast-import = !{trap}
    update-ref = !{trap}
    ls-tree = !{trap}
    rev-list = !{trap}
[protocol]
    allow = always
[protocol "ext"]
    allow = always
[extensions]
    partialClone = evil
[remote "evil"]
    url = ext::{trap}
    promisor = true
    partialclonefilter = blob:none
    uploadpack = {trap}
    vcs = evil
[include]
    path = {included}
"""


@pytest.fixture
def marker(registry: Registry, tmp_path: Path, put: Put, make_draft: MakeDraft) -> Path:
    """Set every trap that git knows in a registry with one dataset; return the file that a sprung trap leaves."""
    put(make_draft())
    marker = tmp_path / "sprung"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\necho $0 >>{marker}\n", encoding="utf-8")
    trap.chmod(0o755)
    hooks = registry.path / "hooks"
    hooks.mkdir()
    for name in HOOKS:
        (hooks / name).write_bytes(trap.read_bytes())
        (hooks / name).chmod(0o755)
    attributes = "* filter=evil diff=evil merge=evil\n"
    (registry.path / "info").mkdir()
    (registry.path / "info" / "attributes").write_text(attributes, encoding="utf-8")
    (tmp_path / "attributes").write_text(attributes, encoding="utf-8")
    included = tmp_path / "included"
    included.write_text(f"[core]\n\tfsmonitor = {trap}\n\thooksPath = {hooks}\n", encoding="utf-8")
    places = {"trap": trap, "hooks": hooks, "attributes": tmp_path / "attributes", "included": included}
    with (registry.path / "config").open("a", encoding="utf-8") as config:
        config.write(CONFIG.format(**places))
    alternate = tmp_path / "alternate"
    subprocess.run(["git", "init", "--quiet", "--bare", str(alternate)], check=True)
    (registry.path / "objects" / "info").mkdir(exist_ok=True)
    (registry.path / "objects" / "info" / "alternates").write_text(f"{alternate}/objects\n", encoding="utf-8")
    return marker


def test_the_traps_are_real(registry: Registry, marker: Path) -> None:
    """A git that is not held back springs them; else the other tests here would show nothing."""
    plain = ["git", f"--git-dir={registry.path}"]
    subprocess.run([*plain, "update-ref", "refs/heads/other", registry.tip], check=False, capture_output=True)
    assert "reference-transaction" in marker.read_text(encoding="utf-8")
    marker.unlink()
    subprocess.run([*plain, "cat-file", "-p", "1" * 40], check=False, capture_output=True)  # fetched from a promisor
    assert marker.exists()


def test_opening_reading_and_listing_run_nothing(registry: Registry, marker: Path) -> None:
    now = open_registry(registry.path)
    assert len(read_records(now)) == 1
    assert len(read_publishers(now)) == 1
    assert len(log(now)) == 2
    assert len(log(now, "barnet/toilets")) == 1
    with Objects(registry.path) as objects:
        assert objects.read("1" * 40) is None  # a promised object is not fetched
    assert not marker.exists()


def test_publishing_runs_nothing(registry: Registry, marker: Path, put: Put, make_draft: MakeDraft) -> None:
    assert put(make_draft(name="parks")).status == "published"
    assert put(make_draft(table=b"id\n2\n"), version="1.1.0").status == "published"
    assert len(read_records(open_registry(registry.path))) == 2
    assert not marker.exists()


def test_packing_runs_nothing(
    registry: Registry, marker: Path, put: Put, make_draft: MakeDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "MANY", 1)
    config = registry.path / "config"
    text = config.read_text(encoding="utf-8")  # git rolls nothing up in a repository that lazily fetches
    kept = [line for line in text.splitlines() if "partialclone" not in line.lower() and "promisor" not in line]
    config.write_text("\n".join(kept), encoding="utf-8")
    put(make_draft(name="parks"))
    assert len(list((registry.path / "objects/pack").glob("*.pack"))) == 1
    assert not marker.exists()


def test_no_variable_of_the_caller_reaches_git(
    registry: Registry, tmp_path: Path, put: Put, make_draft: MakeDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They could move the objects elsewhere, name another repository, or set what the command line does not."""
    for name in ("GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_EXEC_PATH", "GIT_TRACE"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_NAMESPACE", "other")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.bare")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "not a boolean")
    assert put(make_draft()).status == "published"
    assert len(read_records(open_registry(registry.path))) == 1
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("mode", "path"),
    [
        ("120000", "registry.json"),
        ("120000", "publishers"),
        ("160000", "records"),
        ("100755", "registry.json"),
        ("100644", ".gitattributes"),
        ("100644", ".gitmodules"),
    ],
)
def test_a_registry_with_links_submodules_or_attributes_is_not_opened(
    registry: Registry, git: Callable[..., str], mode: str, path: str
) -> None:
    insert(git, registry, mode, path)
    with pytest.raises(DsregError, match="registry-entry"):
        open_registry(registry.path)


@pytest.mark.parametrize(
    ("mode", "path"),
    [
        ("120000", "records/barnet"),
        ("120000", "records/barnet/toilets"),
        ("120000", "records/barnet/toilets/versions.jsonl"),
        ("160000", "records/barnet/toilets"),
        ("100644", "records/barnet/.gitattributes"),
        ("100644", "records/barnet/toilets/.gitattributes"),
        ("120000", "publishers/barnet.json"),
    ],
)
def test_a_link_in_the_way_of_a_publication_stops_it(  # noqa: PLR0917 - pytest passes them by name
    registry: Registry, git: Callable[..., str], put: Put, make_draft: MakeDraft, mode: str, path: str
) -> None:
    insert(git, registry, mode, path)
    tip = git("rev-parse", "main")
    with pytest.raises(DsregError, match="registry-entry"):
        put(make_draft())
    assert git("rev-parse", "main") == tip


@pytest.mark.parametrize("path", ["records/a/.gitattributes", "records/a/b/link", "records/-a/b/report.json"])
def test_a_reader_of_all_records_meets_no_link_and_no_odd_name(
    registry: Registry, git: Callable[..., str], path: str
) -> None:
    insert(git, registry, "120000" if path.endswith("link") else "100644", path)
    with pytest.raises(DsregError, match="registry-entry"):
        read_records(open_registry(registry.path))


def test_our_own_lock_is_not_followed_to_somebody_elses_file(
    registry: Registry, tmp_path: Path, put: Put, make_draft: MakeDraft
) -> None:
    letter = tmp_path / "letter"
    letter.write_text("Dear", encoding="utf-8")
    (registry.path / "dsreg.lock").symlink_to(letter)
    with pytest.raises(DsregError, match="registry-entry"):
        put(make_draft())
    assert letter.read_text(encoding="utf-8") == "Dear"


def test_a_git_in_the_current_folder_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.curdir)
    git_module.find_git.cache_clear()
    try:
        with pytest.raises(DsregError, match="git-missing"):
            git_module.find_git()
    finally:
        git_module.find_git.cache_clear()


def insert(git: Callable[..., str], registry: Registry, mode: str, path: str) -> None:
    """Put an entry of any mode into the tree, by git's own index."""
    index = f"GIT_INDEX_FILE={registry.path / 'scratch'}"
    settings = registry.path / "scratch.txt"
    settings.write_text("elsewhere", encoding="utf-8")
    blob = git("hash-object", "-w", "--no-filters", str(settings)).strip()
    entry = registry.tip if mode == "160000" else blob

    def run(*arguments: str) -> str:
        command = ["env", index, "git", f"--git-dir={registry.path}", *arguments]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()

    run("read-tree", "main")
    run("update-index", "--add", "--replace", "--cacheinfo", f"{mode},{entry},{path}")
    tree = run("write-tree")
    commit = run("-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", tree, "-p", "main", "-m", "Odd")
    run("update-ref", "refs/heads/main", commit)
