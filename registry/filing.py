"""Filing: the files and the message of the one commit that a publication is."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry import layout
from registry.canonical import to_canonical
from registry.commit import Change, Signature, write_commit
from registry.documents import to_publisher_file
from registry.message import write_message
from registry.record import Version
from registry.versions import to_iso, to_version_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from registry.draft import Draft
    from registry.objects import Objects
    from registry.store import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A draft on its way: the version asked for, and what the commit is to say."""

    draft: Draft
    version: str | None
    body: str | None
    author: tuple[str, str]


def file_draft(objects: Objects, now: Registry, request: Request, version: str) -> str:
    """Write the commit of one publication on top of the registry as it stands now, and return its id.

    Nobody sees it until main is moved to it. Raise what write_commit raises.
    """
    draft, seconds = request.draft, int(time.time())
    record = f"{draft.publisher.id}/{draft.name}"
    line = Version(
        version=version,
        date=to_iso(seconds),
        record=draft.to_sha256(version),
        files=draft.files,
        standards=draft.standards,
    )
    facts = {
        "Action": "publish",
        "Record": record,
        "Version": version,
        "Sha256": line.record,
        "Validator": str(draft.report["tool"]),
    }
    return write_commit(
        now.path,
        parent=now.tip,
        changes=_changes(objects, now, draft, line),
        signature=Signature(name=request.author[0], email=request.author[1], seconds=seconds),
        message=write_message(f"Publish {record} {version}", request.body, facts),
    )


def _changes(objects: Objects, now: Registry, draft: Draft, line: Version) -> Iterator[Change]:
    folder = layout.record_folder(draft.publisher.id, draft.name)
    lines = objects.read(f"{now.tip}:{folder}/{layout.VERSIONS}")
    yield Change(
        paths=(f"{folder}/{layout.DESCRIPTOR}", layout.data_path(line.record)),
        content=draft.to_descriptor(line.version),
    )
    yield Change(paths=(f"{folder}/{layout.REPORT}",), content=to_canonical(draft.report))
    yield Change(
        paths=(f"{folder}/{layout.VERSIONS}",),
        content=(lines.content if lines else b"") + to_version_line(line),
    )
    if f"{draft.publisher.id}.json" not in objects.read_tree(f"{now.tip}:publishers"):
        yield Change(paths=(layout.publisher_path(draft.publisher.id),), content=to_publisher_file(draft.publisher))
    for content in {one.sha256: one for one in draft.contents}.values():
        path = layout.data_path(content.sha256)
        if content.sha256 not in objects.read_tree(f"{now.tip}:data/{content.sha256[:2]}"):
            yield Change(paths=(path,), content=content)
