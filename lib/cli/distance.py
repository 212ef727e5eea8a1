"""``distance``: from a place, or from every point of a file, to a border."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from lib.analysis.distances import PlaceDistance, origin_of, place_distance
from lib.batch import open_border
from lib.catalog import load_package
from lib.cli.batch_run import Engine, EngineOption, SchedulerOption, check_engine, run_batch
from lib.errors import DataError
from lib.units import format_coordinates, format_distance, format_measured, format_number

__all__ = ["distance"]

Place = Annotated[str, typer.Option(help="Id of a place or reference point.")]
BorderName = Annotated[
    str, typer.Option(help="Id of a border; with --points also a GeoJSON file of your own.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, figures in full doubles.")]
Points = Annotated[
    Path | None,
    typer.Option(help="File of points (.csv, .parquet, .geojson) with columns lon and lat."),
]
Out = Annotated[Path | None, typer.Option(help="File to write: the rows with the results.")]


def distance(
    *,
    place: Place = "",
    border: BorderName = "ukraine",
    as_json: AsJson = False,
    points: Points = None,
    out: Out = None,
    engine: EngineOption = Engine.HERE,
    scheduler: SchedulerOption = "",
) -> None:
    """Measure the distance to a border on the WGS84 ellipsoid.

    From one place: the distance with its uncertainty, and a reading of every source of the
    border. From a file: its rows with distance_m, nearest_lon, nearest_lat, azimuth_deg,
    uncertainty_m and inside; bad rows are refused by number and listed in OUT.refused.csv. A
    file may be larger than memory, and a run that was interrupted goes on where it stopped.

    Example: python -m lib.cli distance --place depot-tikhoretsk --border ukraine --json

    Example: python -m lib.cli distance --points POINTS.csv --border ukraine --out OUT.csv
    """
    if bool(place) == bool(points):
        raise typer.BadParameter("give one of --place ID and --points FILE")
    if bool(points) != bool(out):
        raise typer.BadParameter("--points FILE and --out FILE go together")
    check_engine(engine, scheduler)
    if scheduler and not points:
        raise typer.BadParameter("--engine dask measures --points FILE")
    try:
        if points and out:
            run_batch(open_border(border), points, out, scheduler)
        else:
            package = load_package()
            measured = place_distance(package, origin_of(package, place), border)
            print(json.dumps(_as_data(measured), indent=1) if as_json else _in_words(measured))
    except DataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _as_data(measured: PlaceDistance) -> dict[str, Any]:
    """A measured distance as plain data: metres and degrees in full doubles."""
    reading, origin = measured.reading, measured.origin
    return {
        "place": origin.id,
        "lon": origin.lon,
        "lat": origin.lat,
        "position_uncertainty_m": origin.position_uncertainty_m,
        "border": measured.border_id,
        "ellipsoid": "WGS84",
        **vars(reading),
        "parts": vars(reading.parts) if reading.parts else None,
        "readings": [vars(each) for each in measured.readings],
    }


def _in_words(measured: PlaceDistance) -> str:
    """A measured distance as lines for people."""
    reading = measured.reading
    nearest = format_coordinates(reading.nearest_lon, reading.nearest_lat)
    return "\n".join(
        (
            f"{measured.origin.name} to {measured.border_name}",
            f"  {_figure(measured)}",
            f"  nearest point {nearest}; azimuth {format_number(reading.azimuth_deg, 1)} degrees",
            "Readings",
            *(
                f"  {format_distance(each.distance_m, 'km', 2):>12}  {each.border_id}: "
                f"{each.definition}, {each.covers}, {each.border_source}"
                for each in measured.readings
            ),
        )
    )


def _figure(measured: PlaceDistance) -> str:
    reading = measured.reading
    if not reading.uncertainty_m:
        km, miles = (format_distance(reading.distance_m, unit, 1) for unit in ("km", "mi"))
        return f"{km}, or {miles}; the position's uncertainty is not known"
    return " or ".join(
        format_measured(reading.distance_m, reading.uncertainty_m, unit) for unit in ("km", "mi")
    )
