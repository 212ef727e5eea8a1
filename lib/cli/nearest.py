"""``nearest``: the nearest of several features, for every point of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lib.batch import open_features
from lib.cli.batch_run import Engine, EngineOption, SchedulerOption, check_engine, run_batch
from lib.errors import DataError

__all__ = ["nearest"]

Points = Annotated[
    Path, typer.Option(help="File of points (.csv, .parquet, .geojson) with columns lon and lat.")
]
Features = Annotated[
    str, typer.Option(help="Layer of lines or polygons, or a GeoJSON file of your own.")
]
Out = Annotated[Path, typer.Option(help="File to write: the rows with the results.")]


def nearest(
    *,
    points: Points,
    features: Features,
    out: Out,
    engine: EngineOption = Engine.HERE,
    scheduler: SchedulerOption = "",
) -> None:
    """Find the nearest line or polygon for every point of a file.

    The rows get feature_id, distance_m, nearest_lon, nearest_lat and azimuth_deg; of a polygon
    the distance is to its edge, also from inside. Bad rows are refused by number and listed in
    OUT.refused.csv. A run that was interrupted goes on where it stopped.

    Example: python -m lib.cli nearest --points P.csv --features rail_segments --out OUT.csv
    """
    check_engine(engine, scheduler)
    try:
        run_batch(open_features(features), points, out, scheduler)
    except DataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
