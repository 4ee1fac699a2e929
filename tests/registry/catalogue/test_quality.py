from __future__ import annotations

from registry.catalogue.quality import by_column, mark_cells, spell_faults, spell_totals
from validator.finding import Example, Finding, Severity


def found(severity: Severity, count: int = 1, field: str | None = None, column: int | None = None) -> Finding:
    """Return a finding of some weight about a column."""
    return Finding(
        code="c", severity=severity, path="p", message="m", fix="f", dimension="d", reference="", count=count,
        field=field, column=column, examples=(Example(row=4), Example(row=None)),
    )  # fmt: skip


def test_totals_are_sums_of_counts_in_words() -> None:
    findings = [
        found(Severity.WARNING, 70),
        found(Severity.ERROR, 16),
        found(Severity.WARNING, 7),
        found(Severity.NOTICE),
    ]
    assert spell_totals(findings) == "16 errors, 77 warnings and 1 notice"
    assert spell_totals(findings[:2]) == "16 errors and 70 warnings"
    assert spell_totals([]) == "nothing to mend"


def test_a_notice_is_no_fault() -> None:
    assert spell_faults([found(Severity.NOTICE)]) == ""
    assert spell_faults([found(Severity.NOTICE), found(Severity.ERROR)]) == "1 error"


def test_findings_are_gathered_by_column_the_whole_file_first() -> None:
    findings = [
        found(Severity.ERROR, field="z", column=1),
        found(Severity.WARNING, field="a", column=2),
        found(Severity.WARNING),
        found(Severity.NOTICE, field="z", column=1),
    ]
    assert [(one.column, len(one.findings)) for one in by_column(findings)] == [("", 1), ("z", 2), ("a", 1)]


def test_faulty_cells_are_known_by_row_and_column() -> None:
    assert mark_cells([found(Severity.ERROR, field="z", column=3), found(Severity.ERROR)]) == {(4, 3)}
