"""Mending: what is certain is put right in a new file, every change is logged, the rest is left for a person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from standards.errors import DsregError
from standards.schema import Field
from validator.mending.change import DESCRIPTION_LABELS, Change, write_log
from validator.mending.delimited import DelimitedText
from validator.mending.repair import ALL_REPAIRS
from validator.mending.rewriting import Rewriting, measure
from validator.mending.stated import task_for
from validator.metadata.recognition import tell_form
from validator.report import Input, Report
from validator.resource import fingerprint
from validator.tables.check import check_table
from validator.tables.file_findings import LINE_ENDS, spoken_encoding
from validator.tables.formats.all_formats import tell_format
from validator.tables.source import read_head
from validator.tables.sql import SPACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from standards.schema import Schema
    from validator.finding import Finding
    from validator.options import Options

WHOLE_FILE = ("encoding-bom", "line-ends-mixed", "line-ends-cr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """What one mending did: the files, every change, and the report on the new file.

    `guessed` is the encoding that the text was read by where nobody said it.
    """

    path: str
    output: str
    log: str
    changes: tuple[Change, ...]
    left: Report
    guessed: str | None = None


def mend_file(
    path: Path,
    *,
    output: Path,
    log: Path | None,
    options: Options,
    fill: Literal["coordinates"] | None = None,
) -> Mending:
    """Write a mended copy of a table or a description to `output`, its changes to `log`; the file itself is only read.

    With `fill`, blank coordinates are those that the gazetteer of the options has for the row's UPRN.

    Raise DsregError where the file cannot be looked at or is not certain, and where an output is there already or
    cannot be written. What is not asked for is as the datapackage.json beside the file states it.
    """
    log = log or output.with_name(f"{output.stem}.changes.csv")
    for new in (output, log):
        if new.exists() or new.is_symlink():
            raise DsregError("output-exists", path=new.as_posix())
    if output == log:
        raise DsregError("output-exists", path=log.as_posix())
    form = tell_form(path, read_head(path, shown=path.as_posix()), options.profiles)
    if form is not None:
        return _mend_description(path, form, output=output, log=log, options=options)
    kind = tell_format(path, shown=path.as_posix())
    if kind is not None:
        raise DsregError(
            "not-mendable", path=path.as_posix(), reason=f"it is {kind.title}; save its table as CSV first"
        )
    if fill is not None and options.gazetteer is None:
        raise DsregError("gazetteer-needed")
    task = task_for(path, options)
    looked, findings = check_table(task, replace(options, examples=None, columns=False))
    declared = options.encoding or task.encoding
    if declared and any(finding.code == "encoding-error" for finding in findings):
        raise DsregError("not-mendable", path=path.as_posix(), reason=f"it has bytes that {declared} has not")
    delimiter = options.delimiter or task.delimiter
    text = DelimitedText.of(path, encoding=looked.encoding or "utf-8", delimiter=delimiter)
    edits = [*_edits(findings, task.schema), *(_filled(text, task.schema, options) if fill else ())]
    changes = [*_file_changes(looked, findings), *_rewrite(text, output, _by_row(edits))]
    _write_new(log, write_log(changes))
    mended = replace(task, path=output, shown=output.as_posix())
    again, left = check_table(mended, replace(options, encoding="utf-8", columns=False))
    return Mending(
        path=path.as_posix(),
        output=output.as_posix(),
        log=log.as_posix(),
        changes=tuple(changes),
        left=Report(inputs=(again,), findings=left, fail_on=options.fail_on),
        guessed=_guessed(looked, findings),
    )


def _mend_description(path: Path, form: str, *, output: Path, log: Path, options: Options) -> Mending:
    # the metadata's rooms are entered only for a description
    from validator.mending.description import check, mend_text  # noqa: PLC0415

    text, changes = mend_text(path, form, options)
    _write_new(log, write_log(changes, DESCRIPTION_LABELS))
    _write_new(output, [text])
    left = Report(
        inputs=(
            Input(
                path=output.as_posix(),
                kind="metadata",
                sha256=fingerprint(output, "sha256"),
                bytes=output.stat().st_size,
            ),
        ),
        findings=tuple(check(output, form, options)),
        fail_on=options.fail_on,
    )
    return Mending(
        path=path.as_posix(), output=output.as_posix(), log=log.as_posix(), changes=tuple(changes), left=left
    )


def _guessed(looked: Input, findings: Iterable[Finding]) -> str | None:
    is_guess = any(finding.code == "encoding-error" for finding in findings)
    return spoken_encoding(looked.encoding or "") if is_guess else None


def _file_changes(looked: Input, findings: tuple[Finding, ...]) -> Iterator[Change]:
    """Yield what is done to the file as a whole: its encoding, its byte order mark, its line ends."""
    guessed = _guessed(looked, findings)
    if guessed or (looked.encoding or "utf-8").lower() not in {"utf-8", "ascii"}:
        before = f"{guessed} (a guess)" if guessed else looked.encoding or ""
        yield Change(code="encoding-error", before=before, after="UTF-8")
    for finding in findings:
        if finding.code in WHOLE_FILE:
            yield Change(code=finding.code, after=LINE_ENDS["\n"] if finding.code.startswith("line-ends") else "")


def _edits(findings: tuple[Finding, ...], schema: Schema | None) -> Iterator[Change]:
    """Yield the changes to cells that are certain: spaces go first, so that each change builds on the last."""
    fields = {field.name: field for field in schema.fields} if schema else {}
    for finding in sorted(findings, key=lambda one: one.code != "whitespace-padded"):
        yield from _cell_changes(finding, fields.get(finding.field or "", Field(name=finding.field or "")))


def _filled(text: DelimitedText, schema: Schema | None, options: Options) -> Iterator[Change]:
    # most files are mended without a gazetteer
    from validator.gazetteer.filling import fill_coordinates  # noqa: PLC0415
    from validator.gazetteer.index import open_index  # noqa: PLC0415 - see above

    if options.gazetteer is not None:
        yield from fill_coordinates(text, schema, open_index(options.gazetteer))


def _by_row(changes: Iterable[Change]) -> dict[int, tuple[Change, ...]]:
    """Return the changes by row, in their order."""
    edits: defaultdict[int, list[Change]] = defaultdict(list)
    for change in changes:
        edits[change.row or 0].append(change)
    return {row: tuple(ordered) for row, ordered in edits.items()}


def _cell_changes(finding: Finding, field: Field) -> Iterator[Change]:
    repair = ALL_REPAIRS.get(finding.code)
    if repair is None or finding.column is None:
        return
    mend = repair.maker(finding, field)
    for example in finding.examples:
        value = example.value or ""
        before = value if finding.code in {"whitespace-padded", "label-variant"} else value.strip(SPACES)
        after = mend(before, example.suggestion)
        if after is not None and after != before:
            yield Change(
                code=finding.code,
                row=example.row,
                column=finding.column,
                field=finding.field,
                before=before,
                after=after,
            )


def _rewrite(text: DelimitedText, output: Path, edits: dict[int, tuple[Change, ...]]) -> list[Change]:
    """Write the new file beside its place and move it there when it is whole; return what was changed."""
    rewriting = Rewriting(text, measure(text), edits)
    _write_new(output, rewriting.lines())
    return rewriting.changes


def _write_new(path: Path, lines: Iterable[str]) -> None:
    """Write a file that is there only when it is whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(lines)
        part.rename(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DsregError("output-unwritable", path=path.as_posix(), reason=reason) from error
    finally:
        part.unlink(missing_ok=True)
