from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.cli import app

#: Anchors measured independently: distance in km, nearest point in degrees.
OUTLINE = (38.1655, 47.0707)
AZOV_END = (38.2298, 47.1193)


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["distance", *args])
    return result.exit_code, result.stdout, result.stderr


def measured(place: str, border: str = "ukraine") -> dict:
    code, out, _ = run("--place", place, "--border", border, "--json")
    assert code == 0
    return json.loads(out)


@pytest.mark.parametrize(
    ("place", "outline_km", "land_border_km"),
    [("depot-tikhoretsk", 195.04, 195.1), ("town-tikhoretsk", 202.06, 202.1)],
)
def test_tikhoretsk_to_ukraine(place: str, outline_km: float, land_border_km: float) -> None:
    answer = measured(place)
    assert answer["distance_m"] / 1000 == pytest.approx(outline_km, abs=0.05)
    assert (answer["nearest_lon"], answer["nearest_lat"]) == pytest.approx(OUTLINE, abs=1e-3)
    readings = {each["border_id"]: each for each in answer["readings"]}
    assert readings["ukraine"]["distance_m"] == answer["distance_m"]
    land = readings["ukraine-land-border"]
    assert land["distance_m"] / 1000 == pytest.approx(land_border_km, abs=0.05)
    assert (land["nearest_lon"], land["nearest_lat"]) == pytest.approx(AZOV_END, abs=1e-3)


def test_every_source_and_definition_is_a_reading() -> None:
    readings = measured("depot-tikhoretsk")["readings"]
    assert len(readings) == 5
    assert {each["definition"] for each in readings} == {"internationally_recognised", "de_facto"}
    assert all(each["border_source"] and each["distance_m"] > 190_000 for each in readings)


def test_uncertainty_is_given_where_the_position_has_one_and_adds_up() -> None:
    depot, town = measured("depot-tikhoretsk"), measured("town-tikhoretsk")
    assert depot["parts"]["position_m"] == pytest.approx(1500)
    assert sum(depot["parts"].values()) == pytest.approx(depot["uncertainty_m"])
    assert town["uncertainty_m"] is None
    assert town["parts"] is None


def test_words_name_distance_nearest_point_and_sources() -> None:
    code, out, _ = run("--place", "depot-tikhoretsk")
    out = out.replace("\u202f", " ")
    assert code == 0
    for words in ("195.0 km ± 2.1 km", "121.2 mi", "47.0707 N, 38.1655 E", "plotly.js 3.7.0"):
        assert words in out


def test_refusals_name_what_exists() -> None:
    code, _, err = run("--place", "depot-tikhoretzk")
    assert code == 1
    assert "depot-tikhoretsk" in err
    code, _, err = run("--place", "najin", "--border", "narnia")
    assert code == 1
    assert "dprk-russia" in err
    code, _, err = run("--place", "depot-tikhoretsk", "--border", "russia")
    assert code == 1
    assert "124-133 E" in err


@pytest.mark.parametrize(
    "args", [(), ("--place", "najin", "--points", "x.csv"), ("--points", "x.csv")]
)
def test_half_a_request_is_a_wrong_command_line(args: tuple[str, ...]) -> None:
    assert run(*args)[0] == 2


def test_a_file_is_measured_and_its_bad_rows_are_refused_by_number(tmp_path: Path) -> None:
    points, out = tmp_path / "points.csv", tmp_path / "out.csv"
    points.write_text(
        "name,lon,lat\ndepot,40.042361,45.888417\nbad,40.0,95\ntown,40.11874,45.85307\n"
    )
    code, _, err = run("--points", str(points), "--border", "ukraine", "--out", str(out))
    assert code == 0
    assert "points.csv:3 lat" in err
    assert "2 rows measured, 1 refused" in err
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == ["depot", "town"]
    assert float(rows[0]["distance_m"]) == measured("depot-tikhoretsk")["distance_m"]
    assert [float(row["distance_m"]) / 1000 for row in rows] == pytest.approx(
        [195.04, 202.06], abs=0.05
    )


def test_a_file_is_measured_to_a_border_of_ones_own(tmp_path: Path) -> None:
    points, out, border = tmp_path / "p.csv", tmp_path / "o.csv", tmp_path / "line.geojson"
    points.write_text("lon,lat\n35,1\n")
    line = {"type": "LineString", "coordinates": [[30, 0], [40, 0]]}
    feature = {"type": "Feature", "properties": {"id": "equator"}, "geometry": line}
    border.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    code, _, _ = run("--points", str(points), "--border", str(border), "--out", str(out))
    assert code == 0
    # One degree of a meridian from the equator on WGS84.
    row = next(csv.DictReader(out.open(newline="")))
    assert float(row["distance_m"]) == pytest.approx(110_574.39, abs=0.01)
    assert row["inside"] == ""


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none.csv"
    code, _, err = run("--points", str(missing), "--out", str(tmp_path / "o.csv"))
    assert code == 1
    assert "none.csv" in err
    assert "Traceback" not in err
