from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from lib.catalog import Package
from lib.cli import app


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["slice", *args])
    return result.exit_code, result.stdout, result.stderr


def ids(table: str, start: str, end: str, mode: str = "possibly") -> list[str]:
    code, out, _ = run("--table", table, "--from", start, "--to", end, "--mode", mode)
    assert code == 0
    return out.split()


def test_json_names_the_window_its_mode_the_ids_and_the_undated() -> None:
    code, out, _ = run("--table", "voyages", "--from", "2023-10-01", "--to", "2024-01-01", "--json")
    assert code == 0
    answer = json.loads(out)
    assert (answer["from"], answer["to"], answer["mode"]) == (
        "2023-10-01",
        "2024-01-01",
        "possibly",
    )
    # Left Najin sometime from 11 to 14 October 2023.
    assert "V006" in answer["ids"]
    assert answer["ids"] == ids("voyages", "2023-10-01", "2024-01-01")
    assert not set(answer["ids"]) & set(answer["undated"])


def test_windows_add_up_and_certainly_is_the_stricter_mode() -> None:
    whole = set(ids("voyages", "2023-08-01", "2024-04-01"))
    halves = ids("voyages", "2023-08-01", "2023-12-01"), ids("voyages", "2023-12-01", "2024-04-01")
    assert whole == set(halves[0]) | set(halves[1])
    certain = set(ids("voyages", "2023-08-01", "2024-04-01", "certainly"))
    assert certain < whole


def test_all_records_are_in_the_window_or_undated_over_all_time(package: Package) -> None:
    voyages = package.tables["voyages"]["voyage_id"]
    code, out, _ = run("--table", "voyages", "--from", "1900-01-01", "--to", "2100-01-01", "--json")
    assert code == 0
    answer = json.loads(out)
    assert sorted([*answer["ids"], *answer["undated"]]) == sorted(voyages)


@pytest.mark.parametrize(
    "args",
    [
        ("--table", "borders", "--from", "2023-10-01", "--to", "2024-01-01"),
        ("--table", "voyages", "--from", "2024-01-01", "--to", "2023-10-01"),
        ("--table", "voyages", "--from", "October", "--to", "2024-01-01"),
        ("--table", "voyages", "--from", "2023-10-01", "--to", "2024-01-01", "--mode", "maybe"),
    ],
)
def test_wrong_command_lines_exit_with_2(args: tuple[str, ...]) -> None:
    code, out, err = run(*args)
    assert code == 2
    assert out == ""
    assert "Error" in err
