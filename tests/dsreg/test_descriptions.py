"""Descriptions from the command line: mended by their code lists, their links visited where that is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    one = {"title": "One", "identifier": "one", "description": "About one", "license": "OGL3"}
    one["distribution"] = [{"downloadURL": "http://127.0.0.1:9/one.csv", "mediaType": "CSV"}]  # type: ignore[assignment]
    path = tmp_path / "data.json"
    path.write_text(json.dumps({"dataset": [one]}), encoding="utf-8")
    return path


def test_a_mended_description_says_each_change_and_what_is_left(run: Run, catalogue: Path) -> None:
    new = catalogue.with_name("new.json")
    code, said, _ = run("fix", catalogue, "--output", new, "--format", "json")
    told = json.loads(said)
    assert code == 0
    assert (told["total"], {one["field"] for one in told["changes"]}) == (2, {"dct:license", "dcat:mediaType"})
    assert "licence-unknown" not in {one["code"] for one in told["left"]["findings"]}
    assert json.loads(new.read_text(encoding="utf-8"))["dataset"][0]["distribution"][0]["mediaType"] == "text/csv"


def test_no_link_is_visited_unless_that_is_asked_for(
    run: Run, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def visit(*_: object, **__: object) -> None:
        pytest.fail("an address was visited")

    monkeypatch.setattr("validator.network.socket.create_connection", visit)
    run("validate", catalogue, "--allow-network")


def test_a_link_into_a_private_network_is_told_and_not_visited(
    run: Run, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def visit(*_: object, **__: object) -> None:
        pytest.fail("an address was visited")

    monkeypatch.setattr("validator.network.socket.create_connection", visit)
    code, said, _ = run("validate", catalogue, "--check-links", "--only", "link-broken", "--format", "json")
    (found,) = json.loads(said)["findings"]
    assert code == 0
    assert (found["code"], found["severity"]) == ("link-broken", "warning")
    assert "open internet" in found["message"]
