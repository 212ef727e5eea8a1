"""One part of a file of points, measured: the same function on this machine and on a worker."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from lib.batch.borders import BorderSpec, build_borders
from lib.batch.parts import RESULT_COLUMNS, Part
from lib.errors import DataError
from lib.geodesy.uncertainty import distance_interval

__all__ = ["Measured", "measure_part"]


@dataclass(frozen=True)
class Measured:
    """A measured part: the good rows with their results, and the refused rows."""

    index: int
    table: pa.Table
    refused: tuple[DataError, ...]
    share: float


def measure_part(spec: BorderSpec, part: Part) -> Measured:
    """Rows of a part with the result columns appended, in full doubles.

    ``uncertainty_m`` is null where a row has no position uncertainty, ``inside`` where the
    border is lines. Rows outside the box for which the border is complete are refused.
    """
    part = _within_bbox(spec, part)
    table = part.kept
    for name, column in zip(RESULT_COLUMNS, _results(spec, part), strict=True):
        table = table.append_column(name, column)
    return Measured(part.index, table, part.refused, part.share)


def _results(spec: BorderSpec, part: Part) -> list[pa.Array]:
    if not part.lon.size:
        return [pa.nulls(0, pa.bool_() if c == "inside" else pa.float64()) for c in RESULT_COLUMNS]
    primary, *others = build_borders(spec)
    found = primary.distance(part.lon, part.lat)
    interval = distance_interval(
        primary, others, part.lon, part.lat, part.position_uncertainty_m, spec.generalisation_m
    )
    if primary.is_area:
        inside = pa.array(np.asarray(primary.contains(part.lon, part.lat)), pa.bool_())
    else:
        inside = pa.nulls(part.lon.size, pa.bool_())
    return [
        pa.array(found.distance_m),
        pa.array(found.nearest_lon),
        pa.array(found.nearest_lat),
        pa.array(found.azimuth_deg),
        pa.array(interval.uncertainty_m, from_pandas=True),
        inside,
    ]


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
