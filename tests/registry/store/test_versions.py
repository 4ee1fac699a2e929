from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from registry.record import StoredFile, Version
from registry.versions import choose, order, parse_versions, propose, to_version_line
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Callable

    from registry.draft import Draft

FILES = (StoredFile(path="table.csv", sha256="a" * 64, bytes=3),)


def publish(draft: Draft, version: str) -> Version:
    record = draft.to_sha256(version)
    return Version(version=version, date="2026-01-01T00:00:00Z", record=record, files=draft.files)


def test_versions_are_compared_by_number() -> None:
    assert sorted(["1.10.0", "1.9", "2", "1.9.1"], key=order) == ["1.9", "1.9.1", "1.10.0", "2"]
    assert order("1") == order("1.0.0")


@pytest.mark.parametrize("text", ["", "v1", "1.2.3.4", "1.", "1.0-beta", "2026-11-22", "\u0661", "1" * 10, "1.0\n"])
def test_anything_but_up_to_three_numbers_is_no_version(text: str) -> None:
    with pytest.raises(DsregError, match="version-malformed"):
        order(text)


def test_changed_data_is_a_minor_step_and_changed_words_a_patch() -> None:
    versions = [Version(version="1.4.2", date="", record="", files=FILES)]
    assert propose(versions, FILES) == "1.4.3"
    assert propose(versions, ()) == "1.5.0"


def test_the_first_is_1_0_0_unless_the_descriptor_says_otherwise(make_draft: Callable[..., Draft]) -> None:
    assert choose(make_draft(), (), None).version == "1.0.0"
    assert choose(make_draft(version="0.3"), (), None).version == "0.3"
    assert choose(make_draft(version="0.3"), (), "2.0.0").version == "2.0.0"


def test_the_same_bytes_are_published_already_whatever_version_they_got(make_draft: Callable[..., Draft]) -> None:
    draft = make_draft(version="1.0.0")
    versions = (publish(draft, "1.0.0"), publish(draft, "1.1.0"))
    for wanted in (None, "1.0.0", "1.1.0"):
        assert choose(draft, versions, wanted).is_published


def test_other_bytes_under_the_same_version_are_a_conflict_that_proposes_the_next(
    make_draft: Callable[..., Draft],
) -> None:
    versions = (publish(make_draft(), "1.0.0"),)
    for wanted in (None, "1.0.0", "1"):
        with pytest.raises(DsregError, match="version-exists") as error:
            choose(make_draft(table=b"id\n2\n"), versions, wanted)
        assert error.value.facts["proposed"] == "1.1.0"


def test_changed_words_need_a_new_version_too(make_draft: Callable[..., Draft]) -> None:
    with pytest.raises(DsregError, match="version-exists") as error:
        choose(make_draft(title="Toilets"), (publish(make_draft(), "1.0.0"),), None)
    assert error.value.facts["proposed"] == "1.0.1"


def test_a_version_must_be_higher_than_the_last(make_draft: Callable[..., Draft]) -> None:
    versions = (publish(make_draft(), "1.9.0"),)
    with pytest.raises(DsregError, match="version-not-higher"):
        choose(make_draft(table=b"id\n2\n"), versions, "1.8.0")
    assert choose(make_draft(table=b"id\n2\n"), versions, "1.10.0").version == "1.10.0"


def test_a_line_of_versions_jsonl_reads_back_as_it_was() -> None:
    version = Version(version="1.0.0", date="2026-01-01T00:00:00Z", record="b" * 64, files=FILES, standards=("a@1",))
    assert parse_versions(to_version_line(version) * 2) == (version, version)


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"[]\n", b"{\n"])
def test_a_broken_line_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        parse_versions(content)
