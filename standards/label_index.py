"""The index of all labels of the library, by which a header is told: `python -m standards.label_index` writes it."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from standards.detection import INDEX
from standards.labels import fold_label
from standards.library import find_standard, list_standards
from standards.schema import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standards.standard import Standard


def make_index() -> str:
    """Return the index of the library's labels as JSON.

    `standards` has a row for each version that describes a table; `labels` gives for each label, folded, the numbers of
    the standards and of their fields that it means.
    """
    standards = [one for one in list_standards() if one.has_table]
    labels: defaultdict[str, list[list[int]]] = defaultdict(list)
    for number, standard in enumerate(standards):
        for position, field in enumerate(standard.schema.fields):
            for label in dict.fromkeys(map(fold_label, (field.name, *field.aliases))):
                labels[label].append([number, position])
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in _rows(standards))
    places = ",\n".join(f"{json.dumps(label)}: {json.dumps(labels[label])}" for label in sorted(labels))
    return f'{{"standards": [\n{rows}\n], "labels": {{\n{places}\n}}}}\n'


def _rows(standards: Sequence[Standard]) -> Iterator[dict[str, Any]]:
    for one in standards:
        is_default = find_standard(one.id).version == one.version
        yield {
            "id": one.id,
            "reference": one.id if is_default else f"{one.id}@{one.version.partition('.')[0]}",
            "title": one.title,
            "fields": len(one.schema.fields),
            "asked": [
                position
                for position, field in enumerate(one.schema.fields)
                if field.is_required or field.level is Level.COLUMN
            ],
        }


if __name__ == "__main__":
    INDEX.write_text(make_index(), encoding="utf-8", newline="\n")
