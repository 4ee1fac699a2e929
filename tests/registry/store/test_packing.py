from __future__ import annotations

from typing import TYPE_CHECKING

from registry import packing
from registry.store import Registry, open_registry, read_file, read_records

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from registry.delivery import Delivery
    from registry.draft import Draft


def count_packs(registry: Registry) -> int:
    return len(list((registry.path / "objects/pack").glob("*.pack")))


def test_many_small_packs_are_rolled_up_and_nothing_is_lost(
    registry: Registry,
    git: Callable[..., str],
    put: Callable[..., Delivery],
    make_draft: Callable[..., Draft],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "MANY", 5)
    unreached = git("hash-object", "-w", "-t", "tree", "--stdin")
    for number in range(12):
        put(make_draft(name=f"d{number}", table=b"id\n%d\n" % number))
        assert count_packs(registry) <= 5
    now = open_registry(registry.path)
    tables = {read_file(now, record.latest.files[0].sha256) for record in read_records(now)}
    assert tables == {b"id\n%d\n" % number for number in range(12)}
    assert git("fsck", "--full", "--strict", "--no-dangling") == ""
    assert git("cat-file", "-t", unreached.strip()) == "tree\n"


def test_few_packs_are_left_alone(
    registry: Registry, put: Callable[..., Delivery], make_draft: Callable[..., Draft]
) -> None:
    for number in range(3):
        put(make_draft(name=f"d{number}"))
    assert count_packs(registry) == 4  # the first commit is one too


def test_housekeeping_that_fails_does_not_undo_a_publication(
    registry: Registry,
    put: Callable[..., Delivery],
    make_draft: Callable[..., Draft],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "MANY", 1)
    (registry.path / "objects/pack/pack-0.idx").write_bytes(b"broken")
    (registry.path / "objects/pack/pack-0.pack").write_bytes(b"broken")
    assert put(make_draft()).status == "published"
    assert len(read_records(open_registry(registry.path))) == 1
