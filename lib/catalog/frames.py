"""Typed frames from records: tables as DataFrames, layers as GeoDataFrames in EPSG:4326."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lib.catalog.geojson_features import Feature
from lib.schema import Field, Layer, Record, Table

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = ["layer_frame", "table_frame"]

#: What pandas calls ``str``; looked up once, not for each of 300 columns.
_TEXT = pd.StringDtype(na_value=np.nan)


def table_frame(table: Table, records: Sequence[Record]) -> pd.DataFrame:
    """Return the records of a table, its key first, one row each in file order.

    Texts are ``str`` with ``""`` for blank, numbers ``float64`` with NaN, integers ``Int64``
    with NA, booleans ``boolean`` with NA.
    """
    return _frame(table.fields, records)


def layer_frame(layer: Layer, features: Sequence[Feature]) -> gpd.GeoDataFrame:
    """Return the features of a layer: its properties, typed as in a table, and ``geometry``."""
    import geopandas as gpd
    from shapely.geometry import shape

    frame = _frame(layer.fields, [feature.record for feature in features])
    shapes = [shape(feature.geometry) for feature in features]
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(shapes, crs="EPSG:4326"))


def _frame(fields: Sequence[Field], records: Sequence[Record]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            field.name: _column(field, [record.cells.get(field.name) for record in records])
            for field in fields
        }
    )


def _column(field: Field, values: Sequence[Any]) -> Any:
    if field.is_list or field.type not in ("number", "integer", "boolean"):
        return pd.array(["" if value is None else value for value in values], dtype=_TEXT)
    if field.type == "number":
        return np.array([np.nan if value is None else value for value in values], dtype="float64")
    nullable = [pd.NA if value is None else value for value in values]
    if field.type == "integer":
        return pd.array(nullable, dtype="Int64")
    return pd.array(nullable, dtype="boolean")
