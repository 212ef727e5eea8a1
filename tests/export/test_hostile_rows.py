"""10,000 generated hostile rows: no formula cell, no script, and read back equal."""

from __future__ import annotations

import csv
import io
import random
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import shapely

from lib.export.csv_file import csv_bytes
from lib.export.feature_table import Column, FeatureTable
from lib.export.geojson_file import geojson_bytes
from lib.export.geopackage_file import geopackage_bytes
from lib.export.geoparquet_file import geoparquet_bytes
from lib.export.kml_file import kml_bytes
from tests.export.readers import (
    by_gdal,
    csv_rows,
    geojson_rows,
    ogr_rows,
    ogr_texts,
    parquet_rows,
    stripped,
    with_lf,
    written_rows,
)

ROWS = 10_000
PIECES = (
    *("=", "+", "-", "@", "＝", "＋", "－", "＠", "'", '"', ",", ";", "|", "\t", "\r\n", "\n", " "),
    *('=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "@@=x", "{{7*7}}"),
    *("<script>alert(1)</script>", "</script>", "]]>", "<!--", "&lt;", "&", "%00", "\\", "\\u003c"),
    *("'; DROP TABLE records; --", "NULL", "nan", "1e999", "true", "0x10", "007", "2023-10-16"),
    *("나진항", "Порт Раджин", "é", "🚢", "\u2028", "z" * 300),
)
FORMULA = re.compile(r"[\s']*[=+\-@\t\r＝＋－＠]")


@pytest.fixture(scope="module")
def hostile() -> FeatureTable:
    """Rows of pieces put together at random, the same at every run."""
    pick = random.Random(20231016)  # noqa: S311 - not a secret
    columns = (
        Column("id", "text", "Id."),
        Column("title", "text", "Title."),
        Column("sources", "text", "Sources."),
        Column("figure_m", "number", "A figure."),
        Column("count", "integer", "A count."),
    )
    rows = tuple(
        (
            f"R{number}",
            "".join(pick.choices(PIECES, k=pick.randint(1, 6))),
            "".join(pick.choices(PIECES, k=pick.randint(0, 3))),
            pick.choice((None, -1.5, 0.1 + 0.2, 1e300, -0.0)),
            pick.choice((None, -7, 2**53 - 1)),
        )
        for number in range(ROWS)
    )
    geometries = tuple(shapely.Point(pick.uniform(-180, 180), pick.uniform(-90, 90)) for _ in rows)
    return FeatureTable("records", "Records", columns, rows, geometries)


def test_csv_has_no_formula_and_reads_back_equal(hostile: FeatureTable) -> None:
    content = csv_bytes(hostile)
    cells = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    header = next(cells)
    texts = [i for i, name in enumerate(header) if name in ("id", "title", "sources")]
    dangerous = [row[i] for row in cells for i in texts if row[i][:1] in set("=+-@\t\r＝＋－＠")]
    assert dangerous == []
    assert csv_rows(content, hostile) == written_rows(hostile)
    guarded = sum(bool(FORMULA.match(str(row["title"]))) for row in hostile.dicts())
    assert guarded > ROWS / 10, "the rows are hostile indeed"


@pytest.mark.slow
def test_geojson_reads_back_equal(hostile: FeatureTable) -> None:
    rows, geometries = geojson_rows(geojson_bytes(hostile, {}), hostile)
    assert rows == written_rows(hostile)
    assert geometries == list(hostile.geometries or ())


def test_geoparquet_reads_back_equal(hostile: FeatureTable) -> None:
    rows, geometries = parquet_rows(geoparquet_bytes(hostile, {}))
    assert rows == written_rows(hostile)
    assert geometries == list(hostile.geometries or ())


@pytest.mark.slow
@by_gdal
def test_geopackage_and_geojson_read_back_equal_by_gdal(
    hostile: FeatureTable, tmp_path: Path
) -> None:
    for name, content in (
        ("hostile.gpkg", geopackage_bytes([hostile], {}, date(2026, 11, 1))),
        ("hostile.geojson", geojson_bytes(hostile, {})),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        rows, geometries = ogr_rows(path, "records", hostile)
        assert rows == written_rows(hostile)
        assert geometries == list(hostile.geometries or ())


@pytest.mark.slow
@by_gdal
def test_csv_reads_back_equal_by_gdal(hostile: FeatureTable, tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    path.write_bytes(csv_bytes(hostile))
    assert ogr_texts(path, "hostile", hostile) == with_lf(written_rows(hostile))


@pytest.mark.slow
@by_gdal
def test_kml_reads_back_equal_by_gdal(hostile: FeatureTable, tmp_path: Path) -> None:
    path = tmp_path / "hostile.kml"
    path.write_bytes(kml_bytes([hostile], "Hostile", ""))
    rows, geometries = ogr_rows(path, "Records", hostile)
    assert stripped(rows) == stripped(written_rows(hostile))
    assert geometries == list(hostile.geometries or ())


@pytest.mark.slow
def test_kml_is_sound_holds_no_markup_and_reads_back_equal(hostile: FeatureTable) -> None:
    content = kml_bytes([hostile], "Hostile", "a < b </description>")
    root = ET.fromstring(content)  # noqa: S314 - our own file
    names = {element.tag.partition("}")[2] for element in root.iter()}
    assert "script" not in names
    namespace = "{http://www.opengis.net/kml/2.2}"
    descriptions = [element.text or "" for element in root.iter(f"{namespace}description")]
    assert len(descriptions) == ROWS + 1
    # What a globe would take for markup: nothing but our own line breaks.
    assert {tag for text in descriptions for tag in re.findall(r"<[^>]*>?", text)} <= {"<br/>"}
    data = [
        {each.get("name"): each.text for each in mark.iter(f"{namespace}SimpleData")}
        for mark in root.iter(f"{namespace}Placemark")
    ]
    for row, read in zip(hostile.dicts(), data, strict=True):
        # XML itself reads every line end as LF.
        title = str(row["title"]).replace("\r\n", "\n").replace("\r", "\n")
        assert read["title"] == title
