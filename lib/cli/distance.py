"""``distance``: from a place, or from every point of a file, to a border."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from lib.analysis.distances import PlaceDistance, origin_of, place_distance
from lib.batch import dask_engine, measure_file, show_progress
from lib.catalog import load_package
from lib.errors import DataError
from lib.units import format_distance, format_measured

__all__ = ["distance"]

Place = Annotated[str, typer.Option(help="Id of a place or reference point: depot-tikhoretsk.")]
BorderId = Annotated[str, typer.Option(help="Id of a border, or with --points a GeoJSON file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON in full doubles.")]
Points = Annotated[
    Path | None, typer.Option(help="A file of points (.csv, .parquet, .geojson) with lon, lat.")
]
Out = Annotated[Path | None, typer.Option(help="The file to write, with the columns added.")]
Engine = Annotated[str, typer.Option(help="Where a file is measured: here, or dask.")]
Scheduler = Annotated[str, typer.Option(help="Address of the Dask scheduler.")]


def distance(
    place: Place = "",
    border: BorderId = "ukraine",
    as_json: AsJson = False,
    points: Points = None,
    out: Out = None,
    engine: Engine = "here",
    scheduler: Scheduler = "",
) -> None:
    """Measure the geodesic distance to a border on the WGS84 ellipsoid.

    From one place, with its uncertainty and a reading for every source of the border:

        python -m lib.cli distance --place depot-tikhoretsk --border ukraine --json

    From every point of a file, which may be larger than memory; a run that was interrupted goes
    on where it stopped:

        python -m lib.cli distance --points FILE.csv --border ukraine --out OUT.csv
    """
    if bool(place) == bool(points):
        raise typer.BadParameter("give either --place ID or --points FILE")
    try:
        if points is None:
            _print_place(place, border, as_json)
        elif out is None:
            raise typer.BadParameter("--points needs --out FILE")
        else:
            _measure_points(points, border, out, engine, scheduler)
    except DataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _print_place(place: str, border: str, as_json: bool) -> None:
    package = load_package()
    measured = place_distance(package, origin_of(package, place), border)
    print(json.dumps(as_dict(measured), indent=1) if as_json else in_words(measured))


def as_dict(measured: PlaceDistance) -> dict[str, Any]:
    """A measured distance as plain data: metres and degrees in full doubles."""
    reading, origin = measured.reading, measured.origin
    return {
        "place": origin.id,
        "lon": origin.lon,
        "lat": origin.lat,
        "position_uncertainty_m": origin.position_uncertainty_m,
        "border": measured.border_id,
        "ellipsoid": "WGS84",
        "distance_m": reading.distance_m,
        "nearest_lon": reading.nearest_lon,
        "nearest_lat": reading.nearest_lat,
        "azimuth_deg": reading.azimuth_deg,
        "inside": reading.inside,
        "uncertainty_m": reading.uncertainty_m,
        "low_m": reading.low_m,
        "high_m": reading.high_m,
        "standard_deviation_m": reading.standard_deviation_m,
        "uncertainty_parts": vars(reading.parts) if reading.parts else None,
        "readings": [vars(r) for r in measured.readings],
    }


def in_words(measured: PlaceDistance) -> str:
    """A measured distance as lines for people."""
    reading, origin = measured.reading, measured.origin
    lines = [f"{origin.name} to {measured.border_name}"]
    if reading.uncertainty_m is None:
        lines.append(f"  {format_distance(reading.distance_m, 'km', 3)}, uncertainty not known")
    else:
        lines += [
            f"  {format_measured(reading.distance_m, reading.uncertainty_m, unit)}"
            for unit in ("km", "mi")
        ]
    nearest = f"{reading.nearest_lon:.4f} E {reading.nearest_lat:.4f} N"
    lines.append(f"  nearest point {nearest}, azimuth {reading.azimuth_deg:.1f}\N{DEGREE SIGN}")
    for r in measured.readings:
        figure = format_distance(r.distance_m, "km", 2)
        lines.append(f"  {figure:>14}  {r.border_id}: {r.definition}, {r.covers}, {r.border_source}")
    return "\n".join(lines)


def _measure_points(points: Path, border: str, out: Path, engine: str, scheduler: str) -> None:
    if engine not in ("here", "dask"):
        raise typer.BadParameter(f"no engine {engine!r}; there are: here, dask")
    if (engine == "dask") != bool(scheduler):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together")
    report = measure_file(
        points,
        border,
        out,
        engine=dask_engine(scheduler) if scheduler else None,
        on_progress=show_progress if sys.stderr.isatty() else None,
    )
    for refusal in report.refused:
        typer.echo(str(refusal), err=True)
    typer.echo(f"{report.measured:,} rows measured, {report.refused_count:,} refused", err=True)
