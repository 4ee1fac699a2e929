from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validator.finding import Severity
from validator.renderings.wording import count_of, message_of, one_line, sections, verdict

if TYPE_CHECKING:
    from validator.report import Report


def test_the_gravest_column_comes_first_and_what_is_clean_has_a_section_too(report: Report) -> None:
    toilets, clean = sections(report)
    assert [group.name for group in toilets.groups] == ["Postcode", "file", "Category"]
    assert (clean.name, clean.groups) == ("clean.csv", ())
    assert toilets.total(Severity.ERROR) == 16 + 2 + 3


def test_two_tables_of_one_file_are_told_apart(report: Report) -> None:
    first, second = report.inputs
    both = replace(report, inputs=(first, replace(second, path=first.path)))
    assert [section.name for section in sections(both)] == [
        "data/toilets & more.csv, table toilets",
        "data/toilets & more.csv, table clean",
    ]


def test_a_sentence_without_a_number_is_given_its_count(report: Report) -> None:
    by_code = {finding.code: finding for finding in report.findings}
    assert message_of(by_code["row-constraint"]) == "Both or neither (3 rows)."
    assert message_of(by_code["postcode-malformed"]) == "16 cells are not full postcodes."


def test_the_verdict_is_a_sentence_and_what_decided_it(report: Report) -> None:
    assert verdict(report) == ("Not ready: 21 errors to mend.", Severity.ERROR)
    warnings = replace(report, findings=tuple(one for one in report.findings if one.severity is Severity.WARNING))
    assert verdict(warnings) == ("No errors; 12 warnings worth a look.", None)
    assert verdict(replace(warnings, fail_on="warning"))[1] is Severity.ERROR
    assert verdict(replace(report, findings=())) == ("All good.", None)
    assert verdict(replace(report, problem="x.csv does not exist."))[0] == "Could not look: x.csv does not exist."


def test_what_a_terminal_would_obey_is_spelt_out() -> None:
    assert one_line("a\x1b[31m\nb\u202ec") == r"a\x1b[31m\nb\u202ec"


def test_thousands_are_easy_to_read() -> None:
    assert [count_of(1, "row"), count_of(12000, "row")] == ["1 row", "12,000 rows"]
