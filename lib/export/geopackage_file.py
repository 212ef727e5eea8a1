"""GeoPackage 1.3: one SQLite file with every table, written with SQLite alone.

No GDAL is loaded into the server. Its own reader is what the tests read the file back with.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from lib.export.feature_table import Cell, FeatureTable, Kind

__all__ = ["geopackage_bytes"]

#: ``GPKG`` in ASCII, and version 1.3.0, as the standard wants them in the file's header.
_APPLICATION_ID = 0x47504B47
_USER_VERSION = 10300
_SRS_ID = 4326
_WGS84_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
_TYPES: Mapping[Kind, str] = {
    "text": "TEXT",
    "number": "DOUBLE",
    "integer": "INTEGER",
    "day": "DATE",
    "flag": "BOOLEAN",
}
#: Tables of the standard: sections 1.1.2, 1.1.3, 2.1.5, 2.3 and its extension for metadata.
_STANDARD_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL,
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,
  m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name), UNIQUE (table_name),
  FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
  definition TEXT NOT NULL, scope TEXT NOT NULL, UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_metadata (id INTEGER PRIMARY KEY, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL, metadata TEXT NOT NULL);
CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT,
  column_name TEXT, row_id_value INTEGER, timestamp DATETIME NOT NULL, md_file_id INTEGER NOT NULL
  REFERENCES gpkg_metadata(id), md_parent_id INTEGER REFERENCES gpkg_metadata(id));
"""
_METADATA_EXTENSION = "http://www.geopackage.org/spec131/#extension_metadata"


def geopackage_bytes(
    tables: Sequence[FeatureTable], about: Mapping[str, Any], changed: date
) -> bytes:
    """Return tables as one GeoPackage; a table without geometries becomes one of attributes.

    Parameters
    ----------
    tables, about
        What is written; ``about`` stands as JSON in the file's metadata.
    changed
        Day that the file states as that of its last change: the same view, the same bytes.
    """
    stamp = f"{changed.isoformat()}T00:00:00.000Z"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_USER_VERSION}")
        connection.executescript(_STANDARD_TABLES)
        _reference_systems(connection)
        _metadata(connection, about, stamp)
        for table in tables:
            _write_table(connection, table, stamp)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _reference_systems(connection: sqlite3.Connection) -> None:
    connection.executemany(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        [
            ("Undefined Cartesian", -1, "NONE", -1, "undefined", None),
            ("Undefined geographic", 0, "NONE", 0, "undefined", None),
            ("WGS 84", _SRS_ID, "EPSG", 4326, _WGS84_WKT, "longitude and latitude"),
        ],
    )


def _metadata(connection: sqlite3.Connection, about: Mapping[str, Any], stamp: str) -> None:
    text = json.dumps(about, ensure_ascii=False, indent=1)
    connection.execute(
        "INSERT INTO gpkg_metadata VALUES (1, 'dataset', ?, 'application/json', ?)",
        ("https://www.rfc-editor.org/rfc/rfc8259", text),
    )
    connection.execute(
        "INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)",
        (stamp,),
    )
    connection.executemany(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_metadata', ?, 'read-write')",
        [(name, _METADATA_EXTENSION) for name in ("gpkg_metadata", "gpkg_metadata_reference")],
    )


def _write_table(connection: sqlite3.Connection, table: FeatureTable, stamp: str) -> None:
    geometries = table.geometries
    columns = [f'"{column.name}" {_TYPES[column.kind]}' for column in table.columns]
    kind, bounds = "attributes", (None, None, None, None)
    if geometries is not None:
        columns.append("geom GEOMETRY")
        kind = "features"
        bounds = tuple(shapely.total_bounds(list(geometries)).tolist()) if geometries else bounds
    keyed = ", ".join(["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", *columns])
    connection.execute(f'CREATE TABLE "{table.name}" ({keyed})')
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, ?, ?, '', ?, ?, ?, ?, ?, ?)",
        (table.name, kind, table.title, stamp, *bounds, _SRS_ID if geometries else None),
    )
    if geometries is not None:
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', ?, 0, 0)",
            (table.name, _SRS_ID),
        )
    marks = ", ".join("?" * (len(columns) + 1))
    connection.executemany(
        f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608 - names are constants of ours
        _stored_rows(table),
    )


def _stored_rows(table: FeatureTable) -> list[tuple[Any, ...]]:
    geometries = table.geometries
    return [
        (number, *map(_stored, row), *((_blob(geometries[number - 1]),) if geometries else ()))
        for number, row in enumerate(table.rows, start=1)
    ]


def _stored(value: Cell) -> Cell:
    return value.isoformat() if isinstance(value, date) else value


def _blob(geometry: BaseGeometry) -> bytes:
    """A geometry as the standard stores it: header (little-endian, no envelope), then WKB."""
    header = struct.pack("<2sBBi", b"GP", 0, 0b00000001, _SRS_ID)
    return header + shapely.to_wkb(geometry, byte_order=1)
