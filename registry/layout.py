"""Where each thing stands in the tree of a registry (docs/registry-layout.md says why)."""

from __future__ import annotations

from registry.names import is_name
from standards.errors import DsregError

SETTINGS = "registry.json"
DESCRIPTOR, REPORT, VERSIONS = "datapackage.json", "report.json", "versions.jsonl"
PARTS = (DESCRIPTOR, REPORT, VERSIONS)


def record_folder(publisher: str, name: str) -> str:
    """Return the folder of one dataset."""
    return f"records/{publisher}/{name}"


def publisher_path(publisher: str) -> str:
    """Return the file of one publisher."""
    return f"publishers/{publisher}.json"


def data_path(sha256: str) -> str:
    """Return where the bytes with that sha256 stand."""
    return f"data/{sha256[:2]}/{sha256}"


def parse_record_path(path: str) -> tuple[str, str, str]:
    """Return publisher, name and file of a path below records/; raise DsregError "registry-entry" for any other."""
    parts = path.split("/")
    if len(parts) != 4 or not is_name(parts[1]) or not is_name(parts[2]):  # noqa: PLR2004 - records/publisher/name/file
        raise DsregError("registry-entry", path=path)
    return parts[1], parts[2], parts[3]
