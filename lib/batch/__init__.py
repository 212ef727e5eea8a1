"""Files of points larger than memory, measured in parts, here or on a cluster."""

from __future__ import annotations

from lib.batch.borders import (
    RESULT_COLUMNS,
    BorderSpec,
    open_border,
    package_border,
    read_border_file,
)
from lib.batch.engines import Engine, dask_engine, measure_here
from lib.batch.features import NEAREST_COLUMNS, FeatureSpec, open_features
from lib.batch.geometry_file import NamedGeometry, read_geometries
from lib.batch.job import PART_ROWS, BatchReport, measure_file
from lib.batch.parts import POSITION_UNCERTAINTY
from lib.batch.progress import Progress

__all__ = [
    "NEAREST_COLUMNS",
    "PART_ROWS",
    "POSITION_UNCERTAINTY",
    "RESULT_COLUMNS",
    "BatchReport",
    "BorderSpec",
    "Engine",
    "FeatureSpec",
    "NamedGeometry",
    "Progress",
    "dask_engine",
    "measure_file",
    "measure_here",
    "open_border",
    "open_features",
    "package_border",
    "read_border_file",
    "read_geometries",
]
