"""Files of points larger than memory, measured to a border in parts, here or on a cluster."""

from __future__ import annotations

from lib.batch.borders import BorderSpec, open_border, package_border, read_border_file
from lib.batch.engines import Engine, dask_engine, measure_here
from lib.batch.job import PART_ROWS, BatchReport, measure_file
from lib.batch.parts import POSITION_UNCERTAINTY, RESULT_COLUMNS
from lib.batch.progress import Progress

__all__ = [
    "PART_ROWS",
    "POSITION_UNCERTAINTY",
    "RESULT_COLUMNS",
    "BatchReport",
    "BorderSpec",
    "Engine",
    "Progress",
    "dask_engine",
    "measure_file",
    "measure_here",
    "open_border",
    "package_border",
    "read_border_file",
]
