from __future__ import annotations

import pytest

from dsreg.cli import main
from validator.codes.all_codes import CODES
from validator.codes.page import page


def test_explaining_a_code_prints_its_page_and_needs_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["validate", "--explain", "uprn-padded"])
    assert end.value.code == 0
    assert capsys.readouterr().out == page(CODES["uprn-padded"])


def test_explaining_what_is_no_code_is_wrong_use_and_says_where_the_codes_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["validate", "--explain", "postcode-bad"])
    assert end.value.code == 2
    assert capsys.readouterr().err == "dsreg: There is no check called postcode-bad. docs/checks.md lists them all.\n"
