"""The newest version as a Data Package that can be opened where it stands, at an address that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from registry.dataset.reading import read_mappings
from registry.dataset.table import resource_paths
from validator.metadata.conversion.graph import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.dataset.dataset import Dataset


def write_data_package(dataset: Dataset) -> bytes:
    """Return the descriptor as published, its resources' paths leading into the newest version's folder."""
    offered = {one.name: one.path.removeprefix(f"{dataset.folder}/") for one in dataset.latest.downloads}
    descriptor = dict(dataset.record.descriptor)
    resources = [_moved(one, offered) for one in read_mappings(descriptor.get("resources"))]
    return write_json(descriptor | {"resources": resources})


def _moved(resource: Mapping[str, Any], offered: Mapping[str, str]) -> dict[str, Any]:
    if "path" not in resource:
        return dict(resource)
    paths = [offered.get(path, path) for path in resource_paths(resource)]
    return dict(resource) | {"path": paths if isinstance(resource["path"], list) else "".join(paths)}
