"""Every format read back, by readers that share nothing with the writers, equals what is shown."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
import shapely

from lib.cartography import build_deck, shown_records
from lib.catalog import Package
from lib.export import FORMATS, NothingMeasuredError, export
from lib.export.feature_table import FeatureTable
from lib.export.formats import Contents, contents_of, file_of
from lib.viewstate import DEFAULT, Measurement, ViewState
from tests.export.readers import (
    by_gdal,
    csv_rows,
    geojson_rows,
    ogr_layers,
    ogr_rows,
    ogr_summary,
    ogr_texts,
    parquet_rows,
    written_rows,
)

KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def contents(package: Package, measured_view: ViewState) -> Contents:
    return contents_of(package, measured_view)


def same(read: list[shapely.Geometry], table: FeatureTable) -> bool:
    """Whether geometries are vertex for vertex the same, but for where a ring begins."""
    written = list(table.geometries or ())
    return len(read) == len(written) and all(
        a.normalize().equals_exact(b.normalize(), 0) for a, b in zip(read, written, strict=True)
    )


def test_rows_are_the_records_that_the_map_draws_and_the_table_lists(
    package: Package, measured_view: ViewState
) -> None:
    rows = list(contents_of(package, measured_view).records.dicts())
    ids = [row["id"] for row in rows]
    assert ids == shown_records(package, measured_view)["id"].tolist()
    deck = json.loads(build_deck(package, measured_view, "light").to_json())
    drawn = {
        row["id"]
        for layer in deck["layers"]
        if isinstance(layer["data"], list)
        for row in layer["data"]
        if "es" in row
    }
    assert drawn <= set(ids)
    # Places at one position share one mark; every other record has its own.
    assert {row["record_table"] for row in rows if row["id"] not in drawn} <= {"places"}


def test_csv(contents: Contents) -> None:
    assert csv_rows(file_of(contents, "csv"), contents.records) == written_rows(contents.records)


def test_geojson(contents: Contents) -> None:
    for name, table in (("geojson", contents.records), ("measurements", contents.measurements)):
        rows, geometries = geojson_rows(file_of(contents, name), table)
        assert rows == written_rows(table)
        assert same(geometries, table)


def test_geoparquet(contents: Contents) -> None:
    content = file_of(contents, "geoparquet")
    rows, geometries = parquet_rows(content)
    assert rows == written_rows(contents.records)
    assert same(geometries, contents.records)
    frame = gpd.read_parquet(io.BytesIO(content))
    assert frame.crs.to_authority() == ("OGC", "CRS84")


@pytest.mark.slow
@by_gdal
def test_each_format_by_gdal(contents: Contents, tmp_path: Path) -> None:
    """GeoParquet is not among them: Debian's GDAL comes without a driver for it."""
    written = {name: tmp_path / f"view.{FORMATS[name].suffix}" for name in FORMATS}
    for name in ("csv", "geojson", "geopackage", "kml", "measurements"):
        written[name].write_bytes(file_of(contents, name))
    assert ogr_layers(written["geopackage"]) == ["records", "measurements", "sources"]
    assert ogr_layers(written["kml"]) == [table.title for table in contents.drawn]
    for path, layer, table in (
        (written["geojson"], "records", contents.records),
        (written["measurements"], "measurements", contents.measurements),
        *((written["geopackage"], table.name, table) for table in contents.drawn),
        *((written["kml"], table.title, table) for table in contents.drawn),
    ):
        rows, geometries = ogr_rows(path, layer, table)
        assert rows == written_rows(table), path
        assert same(geometries, table), path
    assert ogr_texts(written["csv"], "view", contents.records) == written_rows(contents.records)
    sources, _ = ogr_rows(written["geopackage"], "sources", contents.sources)
    assert sources == written_rows(contents.sources)


@pytest.mark.slow
@by_gdal
def test_gdal_takes_positions_as_wgs84(contents: Contents, tmp_path: Path) -> None:
    for name in ("geojson", "geopackage", "kml"):
        path = tmp_path / f"view.{FORMATS[name].suffix}"
        path.write_bytes(file_of(contents, name))
        assert 'ID["EPSG",4326]' in ogr_summary(path, ogr_layers(path)[0])


def test_geopackage_is_sound_to_sqlite(contents: Contents) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.deserialize(file_of(contents, "geopackage"))
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (about,) = connection.execute("SELECT metadata FROM gpkg_metadata").fetchone()
    assert json.loads(about)["data_sha256"] == contents.package.sha256


def test_zip_holds_every_format_and_says_where_it_comes_from(contents: Contents) -> None:
    with zipfile.ZipFile(io.BytesIO(file_of(contents, "zip"))) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    for table in contents.drawn:
        assert csv_rows(files[f"{table.name}.csv"], table) == written_rows(table)
        assert same(geojson_rows(files[f"{table.name}.geojson"], table)[1], table)
        assert parquet_rows(files[f"{table.name}.parquet"])[0] == written_rows(table)
    for name in ("records.gpkg", "records.kml", "CITATION.bib", "columns.csv", "sources.csv"):
        assert files[name]
    readme = files["README.txt"].decode()
    for said in (
        contents.package.sha256,
        contents.package.version,
        "1 Aug 2023 – 31 Mar 2024",
        "© OpenStreetMap contributors",
        "ODbL",
    ):
        assert said in readme
    assert all(ref.source_id in readme for ref in contents.account.sources)


def test_full_rows_of_every_exported_record_are_in_the_zip(contents: Contents) -> None:
    with zipfile.ZipFile(io.BytesIO(file_of(contents, "zip"))) as archive:
        lines = {
            name: len(archive.read(name).decode().split("\r\n")) - 2
            for name in archive.namelist()
            if name.startswith("tables/")
        }
    assert sum(lines.values()) == len(contents.records.rows)


def test_stations_bring_the_open_database_licence_and_nothing_else_does(package: Package) -> None:
    record = ViewState(layers=frozenset({"voyage", "observation", "event"}))
    assert contents_of(package, record).account.licence == "CC-BY-4.0"
    stations = ViewState(layers=frozenset({"voyage", "station"}))
    about = json.loads(export(package, stations, "geojson"))["metadata"]
    assert about["licence"] == "ODbL-1.0"
    assert "© OpenStreetMap contributors" in about["licence_note"]
    assert any("OpenStreetMap" in terms["attribution"] for terms in about["terms"])


@pytest.mark.slow
def test_an_empty_view_exports_in_every_format(package: Package, tmp_path: Path) -> None:
    empty = ViewState(layers=frozenset())
    for name, kind in FORMATS.items():
        if name == "measurements":
            with pytest.raises(NothingMeasuredError):
                export(package, empty, name)
            continue
        path = tmp_path / f"empty.{kind.suffix}"
        path.write_bytes(export(package, empty, name))
        assert path.stat().st_size > 0
    with sqlite3.connect(tmp_path / "empty.gpkg") as connection:
        assert connection.execute("SELECT count(*) FROM records").fetchone() == (0,)
    ET.parse(tmp_path / "empty.kml")  # noqa: S314 - our own file


@pytest.mark.slow
def test_the_same_view_gives_the_same_bytes(package: Package) -> None:
    for name in ("zip", "geopackage", "geoparquet", "png", "svg", "pdf"):
        assert export(package, DEFAULT, name) == export(package, DEFAULT, name)


def test_measurements_say_method_version_and_figures(contents: Contents) -> None:
    ruler, area, border, ring = contents.measurements.dicts()
    for row in (ruler, area, border, ring):
        assert row["method"] == "geodesic on the WGS84 ellipsoid"
        assert str(row["method_version"]).startswith("PROJ ")
        assert row["data_sha256"] == contents.package.sha256
    legs = [float(leg) for leg in str(ruler["legs_m"]).split(";")]
    assert len(legs) == 2
    assert sum(legs) == pytest.approx(ruler["length_m"], abs=1e-3)
    assert (contents.measurements.geometries or ())[0].geom_type == "MultiLineString"
    assert area["perimeter_m"] > 0
    assert border["length_m"] / 1000 == pytest.approx(195.04, abs=0.01)
    assert border["uncertainty_m"] > 1_500
    assert ring["radius_m"] == 200_000


def test_a_border_that_does_not_reach_is_said_and_not_measured(package: Package) -> None:
    far = Measurement("border", ((0.0, 0.0),), border="russia")
    view = ViewState(measurements=(far,))
    (row,) = contents_of(package, view).measurements.dicts()
    assert row["length_m"] is None
    assert "not measured" in str(row["remark"])


def test_windows_stand_half_open_in_files(contents: Contents) -> None:
    row = next(contents.records.dicts())
    assert (row["window_from"], row["window_to"]) == (date(2023, 8, 1), date(2024, 4, 1))
