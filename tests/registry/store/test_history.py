from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from registry.commit import Signature, write_commit
from registry.git import swap
from registry.history import log, to_visible
from registry.store import MAIN, Registry, open_registry
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Callable

    from registry.delivery import Delivery
    from registry.draft import Draft

    Put = Callable[..., Delivery]
    MakeDraft = Callable[..., Draft]


def test_the_history_tells_each_publication_newest_first(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    put(make_draft())
    put(make_draft(name="parks"))
    put(make_draft(title="Toilets"), version="1.0.1", body="A title.\n\nDsreg-Version: 9")
    found = [(entry.action, entry.record, entry.version, entry.author) for entry in log(open_registry(registry.path))]
    assert found == [
        ("publish", "barnet/toilets", "1.0.1", "Ann Officer"),
        ("publish", "barnet/parks", "1.0.0", "Ann Officer"),
        ("publish", "barnet/toilets", "1.0.0", "Ann Officer"),
        ("init", "", "", "dsreg"),
    ]


def test_the_history_of_one_dataset_is_its_own(registry: Registry, put: Put, make_draft: MakeDraft) -> None:
    done = [put(make_draft()), put(make_draft(name="parks")), put(make_draft(title="Toilets"), version="1.0.1")]
    entries = log(open_registry(registry.path), "barnet/toilets")
    assert [entry.commit for entry in entries] == [done[2].commit, done[0].commit]


@pytest.mark.parametrize("dataset", ["barnet/parks", "barnet", "", "../..", "--all", "barnet/toilets\n"])
def test_a_dataset_that_never_was_is_unknown(registry: Registry, put: Put, make_draft: MakeDraft, dataset: str) -> None:
    put(make_draft())
    with pytest.raises(DsregError, match="dataset-unknown"):
        log(open_registry(registry.path), dataset)


def test_dates_are_utc_to_the_second(registry: Registry) -> None:
    who = Signature(name="A", email="a@b", seconds=951_782_400)
    commit = write_commit(registry.path, parent=registry.tip, changes=[], signature=who, message="Leap\n")
    swap(registry.path, MAIN, new=commit, old=registry.tip)
    assert log(open_registry(registry.path))[0].date == "2000-02-29T00:00:00Z"


def test_what_a_hostile_commit_says_is_shown_and_not_obeyed(registry: Registry) -> None:
    """A terminal would clear its screen, and show the rest from right to left."""
    who = Signature(name="Ann\x1b]0;owned\x07", email="a@b", seconds=0)
    message = "Clean\x1b[2J\u202eup\n\nDsreg-Action: pub\x1b[8mlish\nDsreg-Version: 1\u200b.0\n"
    commit = write_commit(registry.path, parent=registry.tip, changes=[], signature=who, message=message)
    swap(registry.path, MAIN, new=commit, old=registry.tip)
    entry = log(open_registry(registry.path))[0]
    assert entry.author == r"Ann\x1b]0;owned\x07"
    assert entry.subject == r"Clean\x1b[2J\u202eup"
    assert (entry.action, entry.version) == (r"pub\x1b[8mlish", r"1\u200b.0")


def test_letters_of_every_language_are_shown_as_they_are() -> None:
    assert to_visible("Môn, 東京, Ναύπλιο") == "Môn, 東京, Ναύπλιο"
