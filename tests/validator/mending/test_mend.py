from __future__ import annotations

import csv
import gzip
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standards.errors import DsregError
from validator.mending.mend import Mending, mend_file
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable

TOILETS = "uk/public-toilets"


@pytest.fixture
def mend(tmp_path: Path) -> Callable[..., tuple[Mending, bytes]]:
    """Return a function that writes a table, mends it and returns what was done and the new bytes."""

    def run(content: str | bytes, standard: str | None = None, **options: str) -> tuple[Mending, bytes]:
        path, output = tmp_path / "t.csv", tmp_path / "new.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        before = path.read_bytes()
        mending = mend_file(path, output=output, log=None, options=Options(standard=standard, **options))  # type: ignore[arg-type]
        assert path.read_bytes() == before
        return mending, output.read_bytes()

    return run


def done(mending: Mending) -> list[tuple[str, int | None, str, str]]:
    return [(one.code, one.row, one.before, one.after) for one in mending.changes]


def test_a_telephone_number_gets_its_zero_back(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    mending, content = mend("ReportTel\n2083592000\n0208 359 2000\n208 359 2000\n", TOILETS)
    assert content == b"ReportTel\n02083592000\n0208 359 2000\n0208 359 2000\n"
    assert done(mending) == [
        ("leading-zero-lost", 2, "2083592000", "02083592000"),
        ("leading-zero-lost", 4, "208 359 2000", "0208 359 2000"),
    ]


def test_nine_digits_could_lack_another_digit_and_are_left(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    mending, content = mend("ReportTel\n208359200\n4083592000\n", TOILETS)
    assert (mending.changes, content) == ((), b"ReportTel\n208359200\n4083592000\n")
    assert [one.code for one in mending.left.findings if one.field == "ReportTel"] == ["leading-zero-lost"]


def test_uprns_lose_padding_and_decimal_point_and_nothing_else(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    _, content = mend("UPRN\n000060001449\n60001449.0\n10033547226/1\n1.00E+11\n0\n", TOILETS)
    assert content == b"UPRN\n60001449\n60001449\n10033547226/1\n1.00E+11\n0\n"


def test_words_of_a_list_are_spelt_as_it_spells_them(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    _, content = mend("Category\nfemale and male\nFEMALE  AND MALE\nfemal\n", TOILETS)
    assert content == b"Category\nFemale and Male\nFemale and Male\nfemal\n"


def test_headings_get_the_agreed_names(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    mending, content = mend("organisation code,UPRN,mine\nE07000223,60001449,x\n", TOILETS)
    assert content == b"OrganisationURI,UPRN,mine\nE07000223,60001449,x\n"
    assert done(mending) == [("label-variant", 1, "organisation code", "OrganisationURI")]


def test_dates_are_written_as_agreed(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    _, content = mend("ExtractDate\n2026-04-01\n1 April 2026\n12/24/2026\n46112\n", TOILETS)
    assert content == b"ExtractDate\n01/04/2026\n01/04/2026\n12/24/2026\n46112\n"


def test_a_postcode_gets_its_space_but_no_other_letter(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    _, content = mend("Postcode\nHA8-0UB\nHA08 OUB\nN3\n", TOILETS)
    assert content == b"Postcode\nHA8 0UB\nHA08 OUB\nN3\n"


def test_spaces_go_first_and_each_change_builds_on_the_last(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    mending, content = mend("a,UPRN\nx, 000060001449 \n", TOILETS)
    assert content == b"a,UPRN\nx,60001449\n"
    assert done(mending) == [
        ("whitespace-padded", 2, " 000060001449 ", "000060001449"),
        ("uprn-padded", 2, "000060001449", "60001449"),
    ]


def test_line_ends_become_one_kind_and_the_mark_goes(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    mending, content = mend(b'\xef\xbb\xbfa,b\r\n1,"x\r\ny"\n2,z\r\n')
    assert content == b'a,b\n1,"x\r\ny"\n2,z\n'
    assert [one.code for one in mending.changes] == ["encoding-bom", "line-ends-mixed"]


def test_a_declared_encoding_is_certain_and_a_guess_is_called_one(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    text = "name\ncafé\ncrème brûlée\n"
    mending, content = mend(text.encode("cp1252"), encoding="cp1252")
    assert content.decode() == text
    assert (mending.guessed, mending.changes[0].before) == (None, "cp1252")


def test_a_guessed_encoding_is_named_as_a_guess(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    text = "name,price\n" + "Café Rouge \u2013 “the best”,£4.50\n" * 20
    mending, content = mend(text.encode("cp1252"))
    assert content.decode() == text
    assert (mending.guessed, mending.changes[0].before) == ("Windows-1252", "Windows-1252 (a guess)")


def test_a_byte_that_the_encoding_has_not_stops_the_mending(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    with pytest.raises(DsregError, match="not-mendable"):
        mend(b"a\n\x81\x8d\n", encoding="cp1252")


def test_blank_rows_and_columns_at_the_end_go_and_those_between_stay(
    mend: Callable[..., tuple[Mending, bytes]],
) -> None:
    mending, content = mend("a,b,,\n1,2,,\n\n3,4,,\n,,,\n\n")
    assert content == b"a,b\n1,2\n\n3,4\n"
    assert [(one.code, one.row, one.column) for one in mending.changes] == [
        ("blank-label", None, 3),
        ("blank-label", None, 4),
        ("blank-row", 5, None),
        ("blank-row", 6, None),
    ]


def test_a_blank_column_with_a_heading_or_a_value_stays(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    assert mend("a,b,\n1,,x\n")[1] == b"a,b,\n1,,x\n"


def test_a_quote_that_nothing_closes_is_left_to_a_person(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    with pytest.raises(DsregError, match="row 2"):
        mend('a,b\n"x,1\ny,2\n')


def test_what_is_no_delimited_text_is_not_mended(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    with pytest.raises(DsregError, match="a gzip file; save its table as CSV first"):
        mend(gzip.compress(b"a,b\n1,2\n"))


def test_a_file_that_breaks_off_still_does(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    mending, content = mend("a,b,c\n x,2,3\n4,5")
    assert content == b"a,b,c\nx,2,3\n4,5"
    assert [one.code for one in mending.left.findings] == ["truncated-row"]


def test_short_and_long_records_keep_their_cells(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    assert mend("a,b\n1\n1,2,3\n")[1] == b"a,b\n1\n1,2,3\n"


def test_tabs_stay_tabs_and_quotes_are_kept_only_where_needed(mend: Callable[..., tuple[Mending, bytes]]) -> None:
    assert mend('"a"\tb\n"x"\t"say ""hi"""\n"1\t2"\ty,z\n')[1] == b'a\tb\nx\t"say ""hi"""\n"1\t2"\ty,z\n'


@pytest.mark.parametrize("name", ["new.csv", "new.changes.csv"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a\n1\n", encoding="utf-8")
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(DsregError, match="output-exists"):
        mend_file(path, output=tmp_path / "new.csv", log=None, options=Options())
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(DsregError, match="output-unwritable"):
        mend_file(path, output=tmp_path / "no" / "new.csv", log=None, options=Options())


def test_the_borough_of_barnet(real_data: Path, tmp_path: Path) -> None:
    """26 numbers without their 0, 26 and 25 words in lower case; 16 postcodes are for a person."""
    path = real_data / "uk" / "toilets" / "barnet_raw.csv"
    mending = mend_file(path, output=tmp_path / "new.csv", log=None, options=Options(standard=TOILETS))
    counts = {field: sum(one.field == field for one in mending.changes) for field in ("ReportTel", "Category")}
    assert counts == {"ReportTel": 26, "Category": 26}
    assert len(mending.changes) == 26 + 26 + 25
    assert [(one.code, one.count) for one in mending.left.findings] == [("postcode-malformed", 16)]


LABELS = ("ExtractDate", "Category", "ReportTel", "UPRN", "Postcode", "Notes", "Location Text")
CELLS = st.one_of(
    st.sampled_from(
        (
            *("", " ", "2083592000", "208 359 2000", "208359200", "000060001449", "60001449.0", "60001449"),
            *("female and male", "Female and Male", "unisex", "Mens", " Unisex ", "N/A", "2026-04-01", "01/04/2026"),
            *("13.04.2026", "03-04-2026", "1 April 2026", "HA8-0UB", "HA08 OUB", "HA8 0UB", 'a "quoted" word'),
            *("two\nlines", "carriage\rreturn", "a,b", "=1+1", "é", "\u00a0padded\u00a0"),
        )
    ),
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8),
)
TABLES = st.lists(st.lists(CELLS, max_size=len(LABELS) + 1), min_size=1, max_size=6)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(rows=TABLES, end=st.sampled_from(["\n", "\r\n"]), quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_what_the_log_does_not_name_is_as_it_was(rows: list[list[str]], end: str, quoting: int) -> None:
    with TemporaryDirectory() as folder:
        path, output = Path(folder, "t.csv"), Path(folder, "new.csv")
        _write(path, [list(LABELS), *rows], end=end, quoting=quoting)
        mending = mend_file(path, output=output, log=None, options=Options(standard=TOILETS))
        before, after = _read(path), _read(output)
        _assert_explained(before, after, mending)
        _assert_gone(output, mending)


def _assert_explained(before: list[list[str]], after: list[list[str]], mending: Mending) -> None:
    gone = {one.row for one in mending.changes if one.code == "blank-row"}
    kept = [(number, cells) for number, cells in enumerate(before, start=1) if number not in gone]
    assert len(kept) == len(after)
    expected = {number: list(cells) for number, cells in kept}
    dropped = {one.column for one in mending.changes if one.code == "blank-label"}
    for one in mending.changes:
        if one.code == "extra-cell" and one.row is not None and one.column is not None:
            assert expected[one.row][one.column - 1] == one.before
            assert not one.before.strip()
        elif one.field is not None and one.row is not None and one.column is not None:
            assert expected[one.row][one.column - 1] == one.before
            expected[one.row][one.column - 1] = one.after
    extra = {(one.row, one.column) for one in mending.changes if one.code == "extra-cell"}
    assert after == [
        [
            cell
            for column, cell in enumerate(expected[number], 1)
            if column not in dropped and (number, column) not in extra
        ]
        for number, _ in kept
    ]


def _assert_gone(output: Path, mending: Mending) -> None:
    """Every place that was mended holds nothing more of that fault."""
    _, left = check_table(TableTask(path=output, shown="new.csv", name="new"), Options(examples=None))
    assert "whitespace-padded" not in {one.code for one in left}
    whole = {"enum-variant", "uprn-padded", "excel-decimal-point", "label-variant", "whitespace-padded"}
    assert not whole & {one.code for one in mending.left.findings}
    for one in mending.changes:
        for finding in mending.left.findings:
            if (finding.code, finding.column) == (one.code, one.column) and one.field:
                assert one.after not in {example.value for example in finding.examples}


def _write(path: Path, rows: list[list[str]], *, end: str, quoting: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, strict=True))
