from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


def test_a_registry_is_made_by_one_command(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "registry"
    code, output, _ = run(
        *("registry", "init", place, "--title", "Open data", "--base-url", "https://data.example.org"),
        *("--contact", "data@example.org"),
    )
    assert (code, output) == (0, f'Made the registry "Open data" in {place}.\n')
    shown = ["git", f"--git-dir={place}", "show", "main:registry.json"]
    settings = json.loads(subprocess.run(shown, check=True, capture_output=True).stdout)
    assert (settings["title"], settings["contact"]) == ("Open data", "data@example.org")


def test_a_second_registry_in_the_same_place_is_refused(run: Run, tmp_path: Path) -> None:
    command = ("registry", "init", tmp_path / "registry", "--title", "A", "--base-url", "https://a.example")
    run(*command)
    code, output, words = run(*command)
    assert (code, output) == (2, "")
    assert words == f"dsreg: {tmp_path / 'registry'} is not an empty folder; a registry is made in a new one.\n"


def test_the_log_of_a_new_registry_tells_how_it_was_made(run: Run, tmp_path: Path) -> None:
    run("registry", "init", tmp_path / "registry", "--title", "A", "--base-url", "https://a.example")
    code, output, _ = run("registry", "log", "--registry", tmp_path / "registry", "--format", "json")
    document = json.loads(output)
    assert (code, document["dsreg"]) == (0, 1)
    assert [(entry["action"], entry["subject"]) for entry in document["entries"]] == [("init", "Make the registry")]
    code, output, _ = run("registry", "log", "--registry", tmp_path / "registry")
    assert (code, output.endswith("  Make the registry  by dsreg\n"), output.count("\n")) == (0, True, 1)


def test_what_is_no_registry_gets_one_sentence(run: Run, tmp_path: Path) -> None:
    code, output, words = run("registry", "log", "--registry", tmp_path)
    assert (code, output) == (3, "")
    assert words.startswith(f"dsreg: {tmp_path} is not a registry:")
    assert words.count("\n") == 1


def test_an_unknown_dataset_gets_one_sentence(run: Run, tmp_path: Path) -> None:
    run("registry", "init", tmp_path / "registry", "--title", "A", "--base-url", "https://a.example")
    code, output, words = run("registry", "log", "barnet/parks", "--registry", tmp_path / "registry")
    assert (code, output) == (2, "")
    assert words == "dsreg: The registry holds no dataset barnet/parks; name it as publisher/dataset.\n"
