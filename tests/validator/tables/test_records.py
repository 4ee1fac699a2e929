"""Records read strictly: what is wrong with each is said, and nothing of it is lost."""

from __future__ import annotations

from validator.tables.dialect import Dialect, tell_delimiter
from validator.tables.records import Quirk, read_records


def _read(text: str) -> list[tuple[int, int, list[str], Quirk]]:
    records = read_records(text.splitlines(keepends=True), Dialect())
    return [(one.number, one.line, one.cells, one.quirks & ~Quirk.NO_LINE_END) for one in records]


def test_a_line_break_inside_quotes_moves_lines_and_not_records() -> None:
    assert _read('a,b\n"1\n2",3\n4,5\n') == [
        (1, 1, ["a", "b"], Quirk.NONE),
        (2, 2, ["1\n2", "3"], Quirk.NONE),
        (3, 4, ["4", "5"], Quirk.NONE),
    ]


def test_text_after_a_closing_quote_is_a_stray_quote() -> None:
    assert _read('a,b\n"x"y,2\n3,4\n')[1:] == [(2, 2, ["xy", "2"], Quirk.STRAY_QUOTE), (3, 3, ["3", "4"], Quirk.NONE)]


def test_a_quote_inside_an_unquoted_cell_is_a_stray_quote() -> None:
    assert _read('a,b\n5" pipe,"x"\n')[1][3] == Quirk.STRAY_QUOTE


def test_doubled_quotes_inside_quotes_are_fine() -> None:
    assert _read('a,b\n"5"" pipe",""\n')[1] == (2, 2, ['5" pipe', ""], Quirk.NONE)


def test_an_unclosed_quote_takes_in_its_own_line_alone() -> None:
    assert _read('a,b\n1,"x\n3,4\n5,6\n')[1:] == [
        (2, 2, ["1", '"x'], Quirk.UNCLOSED_QUOTE),
        (3, 3, ["3", "4"], Quirk.NONE),
        (4, 4, ["5", "6"], Quirk.NONE),
    ]


def test_a_blank_line_is_a_record_without_cells() -> None:
    assert _read("a,b\n\n1,2\n")[1] == (2, 2, [], Quirk.NONE)


def test_the_delimiter_is_the_one_under_which_the_lines_agree() -> None:
    assert tell_delimiter(["a\tb\tc, d\n", "1\t2\t3\n"]) == "\t"
    assert tell_delimiter(["a;b\n", "1;2\n", "3;4,5\n"]) == ";"
    assert tell_delimiter(["a,b\n", "x|y,1\n"]) == ","
    assert tell_delimiter(["one column\n", "a, b\n"]) == ","
