"""What tests of gazetteers ask for: files in the layout of the products, and an index made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from validator.gazetteer.build import build_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.gazetteer.index import Index

POINTS = """\
UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE
100023336956,530047.00,179951.00,51.5033635,-0.1276248
60001449,522048.45,106231.10,50.8423891,-0.2674455
5,400000.00,1180000.00,60.5031846,-2.0014651
"""
LINKS = """\
RELATIONSHIP_ID,IDENTIFIER_1,VERSION_NUMBER_1,VERSION_DATE_1,IDENTIFIER_2,VERSION_NUMBER_2,VERSION_DATE_2,CONFIDENCE
1,100023336956,1,2020-07-01,8400505,1,2020-07-01,1
2,60001449,1,2020-07-01,4500010,1,2020-07-01,1
3,60001449,1,2020-07-01,4500011,1,2020-07-01,1
"""


@pytest.fixture
def points(tmp_path: Path) -> Path:
    """Return a file of points as the product has it: a byte order mark, lines that end in CR LF, in no order."""
    path = tmp_path / "osopenuprn_202608.csv"
    path.write_bytes(b"\xef\xbb\xbf" + POINTS.replace("\n", "\r\n").encode())
    return path


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """Return a file of links from UPRNs to streets; one UPRN belongs to two."""
    path = tmp_path / "BLPU_UPRN_Street_USRN_11.csv"
    path.write_bytes(LINKS.replace("\n", "\r\n").encode())
    return path


@pytest.fixture
def index(points: Path, links: Path, tmp_path: Path) -> Index:
    """Return an index of both."""
    return build_index([points, links], tmp_path / "uprns.index")


@pytest.fixture
def built(tmp_path: Path) -> Callable[..., Index]:
    """Return a function that makes an index of rows of points, each as the text of a line."""

    def build(*lines: str) -> Index:
        path = tmp_path / "some.csv"
        path.write_text("\n".join([POINTS.partition("\n")[0], *lines, ""]), encoding="utf-8")
        output = tmp_path / "some.index"
        output.unlink(missing_ok=True)
        return build_index([path], output)

    return build
