"""One part of a file of points, measured: the same function on this machine and on a worker."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from lib.batch.borders import BorderSpec, build_borders
from lib.batch.features import FeatureSpec, build_features
from lib.batch.parts import Part
from lib.errors import DataError
from lib.geodesy import BorderDistance, nearest_feature
from lib.geodesy.coordinates import FloatArray
from lib.geodesy.kernel_loading import KERNELS
from lib.geodesy.uncertainty import distance_interval

__all__ = ["Measured", "Task", "measure_part"]

#: What is measured to: a border, or the nearest of several features.
Task = BorderSpec | FeatureSpec


@dataclass(frozen=True)
class Measured:
    """A measured part: the good rows with their results, and the refused rows."""

    index: int
    table: pa.Table
    refused: tuple[DataError, ...]
    share: float


def measure_part(task: Task, part: Part) -> Measured:
    """Rows of a part with the columns of a task appended, in full doubles.

    To a border, ``uncertainty_m`` is null where a row has no position uncertainty, ``inside``
    where the border is lines, and rows outside the box for which it is complete are refused.
    """
    # So that a part has the same digits wherever, and after whatever, it is measured.
    KERNELS.load()
    if isinstance(task, BorderSpec):
        part = _within_bbox(task, part)
        columns = _to_border(task, part)
    else:
        columns = _to_nearest(task, part)
    table = part.kept
    for name, column in zip(task.columns, columns, strict=True):
        table = table.append_column(name, column)
    return Measured(part.index, table, part.refused, part.share)


def _to_border(border: BorderSpec, part: Part) -> list[pa.Array]:
    if not part.lon.size:
        return [*[pa.nulls(0, pa.float64())] * 5, pa.nulls(0, pa.bool_())]
    primary, *others = build_borders(border)
    interval = distance_interval(
        primary, others, part.lon, part.lat, part.position_uncertainty_m, border.generalisation_m
    )
    if primary.is_area:
        inside = pa.array(np.asarray(primary.contains(part.lon, part.lat)), pa.bool_())
    else:
        inside = pa.nulls(part.lon.size, pa.bool_())
    return [
        *_distance_columns(primary.distance(part.lon, part.lat)),
        pa.array(interval.uncertainty_m, from_pandas=True),
        inside,
    ]


def _to_nearest(features: FeatureSpec, part: Part) -> list[pa.Array]:
    if not part.lon.size:
        return [pa.nulls(0, pa.string()), *[pa.nulls(0, pa.float64())] * 4]
    found = nearest_feature(build_features(features), part.lon, part.lat)
    ids = pa.array(features.ids, pa.string()).take(pa.array(found.index))
    return [ids, *_distance_columns(found.distance)]


def _distance_columns(found: BorderDistance[FloatArray]) -> list[pa.Array]:
    columns = (found.distance_m, found.nearest_lon, found.nearest_lat, found.azimuth_deg)
    return [pa.array(column) for column in columns]


def _within_bbox(spec: BorderSpec, part: Part) -> Part:
    if spec.valid_bbox is None:
        return part
    west, south, east, north = spec.valid_bbox
    good = (part.lon >= west) & (part.lon <= east) & (part.lat >= south) & (part.lat <= north)
    if good.all():
        return part
    refused = [_outside(spec, part, int(row)) for row in np.flatnonzero(~good)]
    return replace(
        part,
        kept=part.kept.filter(pa.array(good)),
        lon=part.lon[good],
        lat=part.lat[good],
        position_uncertainty_m=part.position_uncertainty_m[good],
        numbers=part.numbers[good],
        refused=tuple(sorted([*part.refused, *refused], key=lambda error: error.line)),
    )


def _outside(spec: BorderSpec, part: Part, row: int) -> DataError:
    box = ", ".join(f"{degrees:g}" for degrees in spec.valid_bbox or ())
    return DataError(
        part.file,
        int(part.numbers[row]),
        "",
        "lon",
        f"{part.lon[row]}, {part.lat[row]}",
        f"lies where the border {spec.name} is not complete",
        f"measure points within {box} to it, or choose another border",
    )
