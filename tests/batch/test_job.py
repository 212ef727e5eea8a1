"""Files of points measured in parts: nothing lost, doubled or changed on the way."""

from __future__ import annotations

import json
import math
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from lib.batch import RESULT_COLUMNS, BorderSpec, measure_file, open_border
from lib.errors import DataError
from lib.geodesy import Border
from tests.batch.rows import random_rows, read_csv, write_csv

ROOT = Path(__file__).parents[2]


def test_csv_keeps_columns_and_gives_full_doubles(tmp_path, square):
    rows = random_rows(500)
    points, out = write_csv(tmp_path / "points.csv", rows), tmp_path / "out.csv"
    report = measure_file(points, square, out, part_rows=64)
    measured = read_csv(out)
    assert (report.measured, report.refused, report.refusals_file) == (500, 0, None)
    assert list(measured[0]) == [*rows[0], *RESULT_COLUMNS]
    assert [{name: row[name] for name in rows[0]} for row in measured] == rows
    border = Border(shapely.from_wkb(square.primary))
    for row in measured[::50]:
        found = border.distance(float(row["lon"]), float(row["lat"]))
        assert float(row["distance_m"]) == found.distance_m
        assert float(row["nearest_lon"]) == found.nearest_lon
        assert float(row["azimuth_deg"]) == found.azimuth_deg
        assert row["inside"] == str(border.contains(float(row["lon"]), float(row["lat"]))).lower()
        assert row["uncertainty_m"] == ""
    assert not (tmp_path / "out.csv.parts").exists()


@pytest.mark.parametrize("rows_a_part", [pytest.param(1, marks=pytest.mark.slow), 7, 100, 1000])
def test_size_of_parts_changes_nothing(tmp_path, square, rows_a_part):
    points = write_csv(tmp_path / "points.csv", random_rows(100))
    whole, parts = tmp_path / "whole.csv", tmp_path / "parts.csv"
    measure_file(points, square, whole)
    measure_file(points, square, parts, part_rows=rows_a_part)
    assert parts.read_bytes() == whole.read_bytes()


def test_border_of_lines_has_no_inside(tmp_path, line):
    points, out = write_csv(tmp_path / "points.csv", random_rows(5)), tmp_path / "out.csv"
    measure_file(points, line, out)
    assert {row["inside"] for row in read_csv(out)} == {""}


def test_uncertainty_where_the_row_has_one(tmp_path, line):
    rows = [
        {"lon": "33", "lat": "52", "position_uncertainty_m": value} for value in ("1500", "", " 0")
    ]
    points, out = write_csv(tmp_path / "points.csv", rows), tmp_path / "out.csv"
    measure_file(points, BorderSpec("line", line.primary, (), 13.0), out)
    with_disc, unknown, exact = (row["uncertainty_m"] for row in read_csv(out))
    assert float(with_disc) == pytest.approx(1513, abs=1e-3)
    assert unknown == ""
    assert float(exact) == pytest.approx(13, abs=1e-6)


BAD_ROWS = [
    ("x", "45", "", "lon", "is no longitude"),
    ("", "45", "", "lon", "is no longitude"),
    ("nan", "45", "", "lon", "is no longitude"),
    ("181", "45", "", "lon", "is no longitude"),
    ("1_0", "45", "", "lon", "is no longitude"),
    ("30", "inf", "", "lat", "is no latitude"),
    ("30", "-90.1", "", "lat", "is no latitude"),
    ("30", "45", "-1", "position_uncertainty_m", "is no radius"),
    ("30", "45", "wide", "position_uncertainty_m", "is no radius"),
    ("30", "45", "inf", "position_uncertainty_m", "is no radius"),
]


def test_bad_rows_are_refused_by_number_and_the_rest_is_measured(tmp_path, square):
    rows = []
    for k, (lon, lat, radius, _, _) in enumerate(BAD_ROWS):
        rows.append({"id": f"good{k}", "lon": "40", "lat": "50", "position_uncertainty_m": ""})
        rows.append({"id": f"bad{k}", "lon": lon, "lat": lat, "position_uncertainty_m": radius})
    points, out = write_csv(tmp_path / "points.csv", rows), tmp_path / "out.csv"
    with points.open("ab") as file:
        file.write(b"short,30\r\nlong,30,45,,more\r\nlatin,30,45,\xe9\r\n\r\n")
    report = measure_file(points, square, out, part_rows=4)
    assert [row["id"] for row in read_csv(out)] == [f"good{k}" for k in range(len(BAD_ROWS))]
    assert (report.measured, report.refused) == (len(BAD_ROWS), len(BAD_ROWS) + 3)
    for k, (_, _, _, field, problem) in enumerate(BAD_ROWS):
        refusal = report.first_refusals[k]
        assert (refusal.line, refusal.id) == (3 + 2 * k, f"bad{k}")
        assert (refusal.field, refusal.problem) == (field, problem)
    shapes = [refusal.problem for refusal in report.first_refusals[len(BAD_ROWS) :]]
    assert shapes == [
        "has 2 cells where the header has 4",
        "has 5 cells where the header has 4",
        "is not UTF-8",
    ]
    listed = read_csv(report.refusals_file)
    assert [int(row["line"]) for row in listed] == [r.line for r in report.first_refusals]


def test_refusals_of_an_earlier_run_do_not_stay(tmp_path, square):
    points, out = tmp_path / "points.csv", tmp_path / "out.csv"
    points.write_text("lon,lat\n30,91\n")
    assert measure_file(points, square, out).refusals_file.is_file()
    points.write_text("lon,lat\n30,50\n")
    assert measure_file(points, square, out).refusals_file is None
    assert not (tmp_path / "out.csv.refused.csv").exists()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "lon"),
        ("x,y\n1,2\n", "lon"),
        ("lon,latitude\n1,2\n", "lat"),
        ("lon,lat,lat\n1,2,3\n", "lat"),
        ("lon,lat,distance_m\n1,2,3\n", "distance_m"),
    ],
)
def test_header_without_the_columns_is_refused_and_leaves_nothing(tmp_path, square, text, field):
    points, out = tmp_path / "points.csv", tmp_path / "out.csv"
    points.write_text(text)
    with pytest.raises(DataError) as caught:
        measure_file(points, square, out)
    assert (caught.value.line, caught.value.field) == (1, field)
    assert not out.exists()
    assert not (tmp_path / "out.csv.parts").exists()


def test_empty_file_gives_an_empty_file(tmp_path, square):
    points, out = tmp_path / "points.csv", tmp_path / "out.csv"
    points.write_text("id,lon,lat\n")
    report = measure_file(points, square, out)
    assert report.measured == 0
    assert out.read_text() == "id,lon,lat," + ",".join(RESULT_COLUMNS) + "\n"


def test_parquet_keeps_types_and_agrees_with_csv(tmp_path, square):
    rows = random_rows(300)
    points = write_csv(tmp_path / "points.csv", rows)
    table = pa.table(
        {
            "id": pa.array(range(300), pa.int32()),
            "lon": [float(row["lon"]) for row in rows],
            "lat": [float(row["lat"]) for row in rows],
        }
    )
    pq.write_table(table, tmp_path / "points.parquet", row_group_size=90)
    measure_file(points, square, tmp_path / "out.csv")
    report = measure_file(
        tmp_path / "points.parquet", square, tmp_path / "out.parquet", part_rows=77
    )
    measured = pq.read_table(tmp_path / "out.parquet")
    assert report.measured == 300
    assert measured.schema.field("id").type == pa.int32()
    assert measured.select(["id", "lon", "lat"]).equals(table)
    from_csv = [float(row["distance_m"]) for row in read_csv(tmp_path / "out.csv")]
    assert measured["distance_m"].to_pylist() == from_csv


def test_parquet_rows_are_refused_by_number(tmp_path, square):
    table = pa.table({"lon": [30.0, None, 40.0], "lat": [50.0, 50.0, math.nan]})
    pq.write_table(table, tmp_path / "points.parquet")
    report = measure_file(tmp_path / "points.parquet", square, tmp_path / "out.parquet")
    assert [(r.line, r.field) for r in report.first_refusals] == [(2, "lon"), (3, "lat")]
    assert report.measured == 1


def test_geojson_keeps_features(tmp_path, square):
    features = [
        {
            "type": "Feature",
            "id": 7,
            "properties": {"name": "Najin", "position_uncertainty_m": 100},
            "geometry": {"type": "Point", "coordinates": [30.5, 50.25, 3.0]},
        },
        {
            "type": "Feature",
            "properties": None,
            "geometry": {"type": "Point", "coordinates": [31, 47]},
        },
        {"type": "Feature", "properties": {}, "geometry": None},
        {
            "type": "Feature",
            "properties": {"id": "swapped"},
            "geometry": {"type": "Point", "coordinates": [45, 130]},
        },
    ]
    points, out = tmp_path / "points.geojson", tmp_path / "out.geojson"
    points.write_text(json.dumps({"type": "FeatureCollection", "features": features}, indent=1))
    report = measure_file(points, square, out, part_rows=1)
    measured = json.loads(out.read_text())["features"]
    assert (report.measured, report.refused) == (2, 2)
    assert [(r.line, r.id) for r in report.first_refusals] == [(3, ""), (4, "swapped")]
    first, second = measured
    assert first["geometry"] == features[0]["geometry"]
    assert first["id"] == 7
    assert first["properties"]["name"] == "Najin"
    assert first["properties"]["uncertainty_m"] == pytest.approx(100, abs=0.1)
    assert first["properties"]["inside"] is False
    assert second["properties"]["inside"] is True
    assert second["properties"]["uncertainty_m"] is None


def test_geojson_with_a_result_property_is_refused(tmp_path, square):
    points = tmp_path / "points.geojson"
    point = {"type": "Point", "coordinates": [31, 47]}
    feature = {"type": "Feature", "properties": {"inside": "yes"}, "geometry": point}
    points.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    with pytest.raises(DataError, match="inside"):
        measure_file(points, square, tmp_path / "out.geojson")


def test_geojson_in_another_projection_is_refused(tmp_path, square):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    points = tmp_path / "points.geojson"
    points.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": []}))
    with pytest.raises(DataError, match="WGS84"):
        measure_file(points, square, tmp_path / "out.geojson")


@pytest.mark.parametrize(
    ("points", "out"),
    [
        ("points.txt", "out.csv"),
        ("points.csv", "out.xlsx"),
        ("missing.csv", "out.csv"),
        ("points.geojson", "out.csv"),
        ("points.csv", "nowhere/out.csv"),
        ("points.parquet", "out.parquet"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, square, points, out):
    for name in ("points.txt", "points.csv", "points.geojson", "points.parquet"):
        (tmp_path / name).write_text("lon,lat\n1,2\n")
    with pytest.raises(DataError):
        measure_file(tmp_path / points, square, tmp_path / out)


class StopHereError(Exception):
    """What an interruption raises in the tests."""


def test_interrupted_job_goes_on_where_it_stopped(tmp_path, square):
    points, out = write_csv(tmp_path / "points.csv", random_rows(100)), tmp_path / "out.csv"
    seen = []

    def stop_after_three(progress):
        seen.append(progress)
        if len(seen) == 3:
            raise StopHereError

    with pytest.raises(StopHereError):
        measure_file(points, square, out, part_rows=10, progress=stop_after_three)
    assert not out.exists()
    kept = sorted((tmp_path / "out.csv.parts").glob("[0-9]*.csv"))
    stamps = {path.name: path.stat().st_mtime_ns for path in kept}
    assert len(kept) == 3
    later = []

    def note(progress):
        later.append(progress)
        for path in kept:
            assert path.stat().st_mtime_ns == stamps[path.name]

    report = measure_file(points, square, out, part_rows=10, progress=note)
    assert (report.measured, report.resumed_rows, len(later)) == (100, 30, 7)
    measure_file(points, square, tmp_path / "whole.csv")
    assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_part_without_its_record_is_measured_again(tmp_path, square):
    points, out = write_csv(tmp_path / "points.csv", random_rows(20)), tmp_path / "out.csv"
    with pytest.raises(StopHereError):
        measure_file(points, square, out, part_rows=10, progress=_stop)
    (tmp_path / "out.csv.parts" / "00000.json").unlink()
    (tmp_path / "out.csv.parts" / "00000.csv").write_text("half a pa")
    assert measure_file(points, square, out, part_rows=10).measured == 20
    assert [row["id"] for row in read_csv(out)] == [f"p{k}" for k in range(20)]


def _stop(_progress):
    raise StopHereError


def test_changed_input_starts_anew(tmp_path, square):
    points, out = write_csv(tmp_path / "points.csv", random_rows(20)), tmp_path / "out.csv"
    with pytest.raises(StopHereError):
        measure_file(points, square, out, part_rows=10, progress=_stop)
    write_csv(points, random_rows(20, seed=1))
    report = measure_file(points, square, out, part_rows=10)
    assert report.resumed_rows == 0
    assert [row["lon"] for row in read_csv(out)] == [row["lon"] for row in random_rows(20, seed=1)]


def test_folder_of_something_else_is_left_alone(tmp_path, square):
    points, out = write_csv(tmp_path / "points.csv", random_rows(2)), tmp_path / "out.csv"
    other = tmp_path / "out.csv.parts"
    other.mkdir()
    (other / "letters.txt").write_text("keep")
    with pytest.raises(DataError, match="something else"):
        measure_file(points, square, out)
    assert (other / "letters.txt").read_text() == "keep"


KILLED_SCRIPT = """
import os, signal, sys, threading, time
from pathlib import Path
from lib.batch import measure_file, read_border_file

points, border, out = map(Path, sys.argv[1:4])
delay_s = float(sys.argv[4])
parts = 0

def kill_soon(progress):
    global parts
    parts += 1
    if parts == 20:
        kill = lambda: os.kill(os.getpid(), signal.SIGKILL)
        threading.Timer(delay_s, kill).start()

measure_file(points, read_border_file(border), out, part_rows=10, progress=kill_soon)
time.sleep(60)
"""


@pytest.mark.slow
def test_killed_process_loses_and_doubles_nothing(tmp_path, square):
    """SIGKILL in the middle of a part; the next run finishes as if never interrupted."""
    rows = random_rows(3000)
    points, out = write_csv(tmp_path / "points.csv", rows), tmp_path / "out.csv"
    border = tmp_path / "square.geojson"
    for delay_s in ("0.0131", "0.0477"):
        command = [sys.executable, "-c", KILLED_SCRIPT, str(points), str(border), str(out), delay_s]
        assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
        assert not out.exists()
    report = measure_file(points, square, out, part_rows=10)
    assert report.resumed_rows >= 400
    assert report.measured == 3000
    assert [row["id"] for row in read_csv(out)] == [row["id"] for row in rows]
    measure_file(points, square, tmp_path / "whole.csv")
    assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_progress_tells_rate_and_time_left(tmp_path, square):
    points = write_csv(tmp_path / "points.csv", random_rows(2000))
    seen = []
    measure_file(points, square, tmp_path / "out.csv", part_rows=500, progress=seen.append)
    assert [progress.measured for progress in seen] == [500, 1000, 1500, 2000]
    assert [progress.fraction for progress in seen] == sorted(p.fraction for p in seen)
    assert seen[-1].fraction == pytest.approx(1)
    assert all(progress.rows_per_s > 0 for progress in seen)
    assert seen[0].remaining_s > 0


def test_borders_of_the_package(tmp_path):
    points, out = tmp_path / "points.csv", tmp_path / "out.csv"
    points.write_text(
        "id,lon,lat,position_uncertainty_m\n"
        "depot-tikhoretsk,40.042361,45.888417,1500\n"
        "town-tikhoretsk,40.11874,45.85307,\n"
    )
    measure_file(points, open_border("ukraine"), out)
    depot, town = read_csv(out)
    assert float(depot["distance_m"]) == pytest.approx(195_040, abs=50)
    assert float(depot["uncertainty_m"]) == pytest.approx(2_100, abs=50)
    assert float(town["distance_m"]) == pytest.approx(202_058, abs=50)


def test_point_where_the_border_is_not_complete_is_refused(tmp_path):
    points = tmp_path / "points.csv"
    points.write_text("lon,lat\n130.3,42.24\n37.6,55.7\n")
    report = measure_file(points, open_border("russia"), tmp_path / "out.csv")
    assert (report.measured, report.refused) == (1, 1)
    assert report.first_refusals[0].line == 3
    assert "not complete" in report.first_refusals[0].problem


@pytest.mark.parametrize("name", ["atlantis", "missing.geojson"])
def test_unknown_border(name):
    with pytest.raises(DataError):
        open_border(name)
