from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.cli import app
from tests.catalog.small_package import write_small_package

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_package(tmp_path_factory.mktemp("small") / "data")


@pytest.fixture
def package(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(master, tmp_path / "data"))


def test_a_sound_package_passes_in_silence(package: Path) -> None:
    result = RUNNER.invoke(app, ["check", str(package)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No problems" in result.stderr


def test_each_problem_is_a_line_and_the_exit_status_tells(package: Path) -> None:
    voyages = package / "tables" / "voyages.csv"
    text = voyages.read_text("utf-8").replace(",possible,possible,", ",possible,certain,")
    voyages.write_text(text, "utf-8")
    result = RUNNER.invoke(app, ["check", "--rehash", str(package)])
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == (
        "tables/voyages.csv:3 V002 confidence: 'certain' is not a known code; "
        "write one of: corroborated, probable, possible, doubtful, not assessed"
    )
    assert f"{len(lines)} problem" in result.stderr


def test_rehash_mends_a_meant_change(package: Path) -> None:
    voyages = package / "tables" / "voyages.csv"
    voyages.write_text(voyages.read_text("utf-8").replace("unnamed", "unknown"), "utf-8")
    assert RUNNER.invoke(app, ["check", str(package)]).exit_code == 1
    assert RUNNER.invoke(app, ["check", "--rehash", str(package)]).exit_code == 0
    assert RUNNER.invoke(app, ["check", str(package)]).exit_code == 0


def test_a_path_that_is_no_directory_is_a_wrong_command_line(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["check", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "is not a directory" in result.stderr


def test_an_empty_directory_is_told_without_a_traceback(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["check", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stdout.startswith("datapackage.json:0: 'datapackage.json' is a missing file")


def test_help_tells_what_each_command_does() -> None:
    overview = RUNNER.invoke(app, ["--help"])
    assert overview.exit_code == 0
    for command in ("check", "dictionary"):
        assert command in overview.stdout
        help_text = RUNNER.invoke(app, [command, "--help"]).stdout
        assert f"python -m lib.cli {command}" in help_text


def test_the_dictionary_is_written_to_a_file_or_printed(tmp_path: Path) -> None:
    out = tmp_path / "dictionary.md"
    assert RUNNER.invoke(app, ["dictionary", "--out", str(out)]).exit_code == 0
    assert out.read_text("utf-8") == RUNNER.invoke(app, ["dictionary"]).stdout
