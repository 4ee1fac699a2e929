from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from validator.faults import Place, find
from validator.renderings.shares import LEAST, WIDTH, Shares, shares_of

counts = st.integers(min_value=0, max_value=10**7)
all_shares = st.builds(Shares, good=counts, doubtful=counts, wrong=counts, missing=counts, blank=counts)


def column(rows: int, filled: int) -> dict[str, int]:
    return {"column": 1, "rows": rows, "filled": filled}


def test_each_cell_is_counted_once_with_its_gravest_fault() -> None:
    place = Place(path="t.csv", field="a", column=1)
    findings = (
        find("postcode-malformed", place, count=16),
        find("whitespace-padded", place, count=4),
        find("constraint-error", place, constraint="required", count=2),
        find("null-word", place, count=3),
        find("postcode-malformed", Place(path="t.csv", field="b", column=2), count=9),
        find("label-variant", place),
    )
    assert shares_of(column(30, 25), findings) == Shares(good=5, doubtful=4, wrong=16, missing=2, blank=3)


def test_faults_that_may_share_a_cell_never_make_more_cells_than_there_are() -> None:
    place = Place(path="t.csv", field="a", column=1)
    findings = [find("constraint-error", place, constraint=name, count=8) for name in ("maxLength", "pattern", "enum")]
    assert shares_of(column(10, 10), findings) == Shares(good=0, doubtful=0, wrong=10, missing=0, blank=0)


@given(all_shares)
def test_the_bar_is_whole_and_every_kind_that_is_there_is_seen(shares: Shares) -> None:
    pieces = shares.pieces()
    assert {piece.kind for piece in pieces} == {kind for kind in Shares.__slots__ if getattr(shares, kind)}
    assert all(piece.length >= LEAST for piece in pieces)
    assert sum(piece.length for piece in pieces) == (WIDTH if pieces else 0)
    assert [piece.at for piece in pieces] == [sum(one.length for one in pieces[:at]) for at in range(len(pieces))]
