from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.cartography import shown_records
from lib.catalog import Package
from lib.cli import app
from lib.export import FORMATS
from lib.viewstate import from_query

QUERY = "v=1&window=2023-10-01~2024-01-01&layers=voyage~depot&measure=ring_40.0424_45.8884_200000"


def run(out: Path, *args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["export", "--out", str(out), *args])
    return result.exit_code, result.stderr


#: Formats that paint, or hold, the whole map.
WITH_MAP = ("html", "png", "svg", "pdf")


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if name in WITH_MAP else ()) for name in FORMATS],
)
def test_every_format_is_written(tmp_path: Path, name: str) -> None:
    out = tmp_path / "view"
    code, said = run(out, "--query", QUERY, "--format", name)
    assert code == 0
    assert f"{out.stat().st_size:,} bytes" in said


def test_the_file_holds_the_records_of_the_query(package: Package, tmp_path: Path) -> None:
    out = tmp_path / "view.geojson"
    assert run(out, "--query", QUERY, "--format", "geojson")[0] == 0
    view, _ = from_query(QUERY)
    shown = shown_records(package, view)
    features = json.loads(out.read_text("utf-8"))["features"]
    assert [f["properties"]["id"] for f in features] == shown["id"].tolist()


def test_a_zip_is_the_default(tmp_path: Path) -> None:
    out = tmp_path / "view.zip"
    assert run(out)[0] == 0
    assert "README.txt" in zipfile.ZipFile(out).namelist()


def test_parts_of_a_query_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    code, said = run(tmp_path / "view.csv", "--query", "v=1&units=ells", "--format", "csv")
    assert code == 0
    assert "units: 'ells'" in said


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    assert run(tmp_path / "view.shp", "--format", "shapefile")[0] == 2


def test_measurements_without_one_are_refused(tmp_path: Path) -> None:
    code, said = run(tmp_path / "m.geojson", "--format", "measurements")
    assert code == 1
    assert "nothing is measured" in said
    assert not (tmp_path / "m.geojson").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    code, said = run(tmp_path / "none" / "view.zip")
    assert code == 1
    assert "cannot be written to" in said
