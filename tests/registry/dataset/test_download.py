from __future__ import annotations

import pytest

from registry.dataset.download import check_path, read_download
from registry.record import StoredFile
from standards.errors import DsregError


def offer(path: str) -> str:
    return read_download(StoredFile(path=path, sha256="0" * 64, bytes=1), "datasets/a/b/1.0.0").path


def test_a_file_stands_in_the_folder_of_its_version() -> None:
    assert offer("data/x.csv") == "datasets/a/b/1.0.0/data/x.csv"


def test_an_address_escapes_what_a_name_may_hold() -> None:
    download = read_download(StoredFile(path="a b#c.csv", sha256="0" * 64, bytes=1), "d")
    assert download.href == "d/a%20b%23c.csv"


@pytest.mark.parametrize("path", ["x.html", "x.svg", "x.xml", "x.js", "x.xhtml", "X.HTM", "noending", "x.php"])
def test_a_file_that_a_browser_could_run_is_only_downloaded(path: str) -> None:
    download = read_download(StoredFile(path=path, sha256="0" * 64, bytes=1), "d")
    assert (download.path, download.name, download.is_renamed) == (f"d/{path}.download", path, True)


@pytest.mark.parametrize("path", ["x.csv", "a.b/x.JSON", "x.parquet"])
def test_a_file_that_no_browser_runs_keeps_its_name(path: str) -> None:
    assert not read_download(StoredFile(path=path, sha256="0" * 64, bytes=1), "d").is_renamed


@pytest.mark.parametrize(
    "path",
    [
        "../x.csv",
        "a/../../x.csv",
        "/etc/passwd",
        "a//b",
        "",
        ".",
        "a/.",
        "C:x.csv",
        "a\\b.csv",
        "a\nb.csv",
        "con.csv",
        "x.csv.",
        "x ",
        'a"b.csv',
        "a/\x00.csv",
        "what?.csv",
    ],
)
def test_a_path_that_leads_out_or_that_some_system_refuses_is_refused(path: str) -> None:
    with pytest.raises(DsregError) as refused:
        check_path(path)
    assert refused.value.code == "catalogue-path-unsafe"
