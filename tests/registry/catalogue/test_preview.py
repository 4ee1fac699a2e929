from __future__ import annotations

from registry.catalogue.preview import COLUMNS, HEAD, ROWS, read_preview


def read(text: str | bytes, delimiter: str = ",") -> list[tuple[str, ...]] | None:
    """Return the header and the rows that a page shows."""
    found = read_preview(text if isinstance(text, bytes) else text.encode(), delimiter=delimiter)
    return None if found is None else [found.header, *(row.cells for row in found.rows)]


def test_the_header_and_the_rows_stand_as_they_are() -> None:
    assert read('a,b\n1,"x, y"\n') == [("a", "b"), ("1", "x, y")]


def test_a_row_has_the_number_that_a_report_gives_it() -> None:
    found = read_preview(b'a\n"1\n1"\n\n2\n')
    assert found is not None
    assert [(row.number, row.cells[0]) for row in found.rows] == [(2, "1\n1"), (4, "2")]


def test_no_more_rows_and_columns_are_shown_than_a_page_bears() -> None:
    wide = ",".join("c" for _ in range(COLUMNS + 7))
    found = read_preview("\n".join([wide] * 100).encode())
    assert found is not None
    assert (len(found.rows), len(found.header), found.hidden) == (ROWS, COLUMNS, 7)


def test_short_rows_are_filled_and_long_ones_cut() -> None:
    assert read("a,b\n1\n1,2,3\n") == [("a", "b"), ("1", ""), ("1", "2")]


def test_a_byte_order_mark_is_no_part_of_the_first_name() -> None:
    assert read(b"\xef\xbb\xbfa\n1\n") == [("a",), ("1",)]


def test_another_encoding_is_shown_as_far_as_it_can_be_read() -> None:
    assert read("a\ncaf\u00e9\n".encode("cp1252")) == [("a",), ("caf\ufffd",)]


def test_a_quote_that_never_ends_does_not_stop_the_page() -> None:
    assert read('a\n1\n"' + "x" * 200_000) == [("a",), ("1",)]


def test_a_large_file_is_read_at_its_head_alone_and_never_to_half_a_row() -> None:
    text = "a\n" + "12345678\n" * (HEAD // 9 + 10)
    found = read_preview(text.encode())
    assert found is not None
    assert {row.cells for row in found.rows} == {("12345678",)}


def test_an_empty_file_has_no_preview() -> None:
    assert read("") is None


def test_another_delimiter_parts_the_cells() -> None:
    assert read("a;b\n1;2\n", ";") == [("a", "b"), ("1", "2")]
