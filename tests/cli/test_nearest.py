from __future__ import annotations

import csv

import pytest
from typer.testing import CliRunner

from lib.cli import app


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, args)
    return result.exit_code, result.stderr


@pytest.fixture
def points(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("id,lon,lat\nnovosibirsk,82.92,55.03\nbad,82.92,155\n")
    return path


def test_rows_get_the_nearest_segment_and_bad_ones_are_named(points, tmp_path) -> None:
    out = tmp_path / "out.csv"
    options = ("--points", str(points), "--features", "rail_segments", "--out", str(out))
    code, err = run("nearest", *options)
    assert code == 0
    assert "1 rows measured, 1 refused" in err
    assert f"{points}:3 bad lat" in err
    with out.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert "novosib" in row["feature_id"]
    assert float(row["distance_m"]) < 10_000


def test_unknown_features_are_one_line_and_exit_1(points, tmp_path) -> None:
    options = ("--points", str(points), "--features", "atlantis", "--out", str(tmp_path / "o.csv"))
    code, err = run("nearest", *options)
    assert code == 1
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("command", ["nearest", "distance"])
@pytest.mark.parametrize("options", [("--engine", "dask"), ("--scheduler", "tcp://127.0.0.1:1")])
def test_engine_and_scheduler_go_together(points, tmp_path, command, options) -> None:
    files = ["--points", str(points), "--out", str(tmp_path / "out.csv")]
    if command == "nearest":
        files += ["--features", "rail_segments"]
    code, err = run(command, *files, *options)
    assert code == 2
    assert "go together" in err.replace("\n", " ")
