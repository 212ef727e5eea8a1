"""GeoParquet 1.1: typed columns, geometry as WKB."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from lib.export.feature_table import FeatureTable, Kind

__all__ = ["geoparquet_bytes"]

_TYPES: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "day": pa.date32(),
    "flag": pa.bool_(),
}
GEOMETRY = "geometry"


def geoparquet_bytes(table: FeatureTable, about: Mapping[str, Any]) -> bytes:
    """Return a table as GeoParquet; ``about`` stands as JSON under the file's key ``metadata``.

    The coordinate reference system is the format's own default, OGC:CRS84: (lon, lat) on WGS 84.
    """
    geometries = list(table.geometries or ())
    columns = [
        pa.array([row[i] for row in table.rows], _TYPES[column.kind])
        for i, column in enumerate(table.columns)
    ]
    fields = [
        pa.field(column.name, _TYPES[column.kind], metadata={"description": column.meaning})
        for column in table.columns
    ]
    fields.append(pa.field(GEOMETRY, pa.binary(), nullable=False))
    columns.append(pa.array(list(shapely.to_wkb(geometries)), pa.binary()))
    geo = {
        "version": "1.1.0",
        "primary_column": GEOMETRY,
        "columns": {
            GEOMETRY: {
                "encoding": "WKB",
                "geometry_types": sorted({each.geom_type for each in geometries}),
                "edges": "planar",
            }
        },
    }
    metadata = {"geo": json.dumps(geo), "metadata": json.dumps(about, ensure_ascii=False)}
    out = io.BytesIO()
    pq.write_table(pa.table(columns, schema=pa.schema(fields, metadata=metadata)), out)
    return out.getvalue()
