"""The view state as the browser reads and reports it, and the figures it is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from lib.viewstate import DEFAULT, ViewState
from lib.viewstate.codec import VERSION
from lib.viewstate.keys import KEYS
from lib.viewstate.measurement import Measurement
from lib.viewstate.state import Camera, Window

__all__ = [
    "FIELDS",
    "Measured",
    "address_json",
    "day_of",
    "day_span",
    "measured_json",
    "measurement_key",
    "view_json",
    "with_view_json",
]

#: Fields of `ViewState` that the map can change.
FIELDS = ("window", "mode", "cumulative", "compare", "camera", "selected", "measurements")
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """The figure of one measurement, as it stands on the map and in the list beside it."""

    measurement: Measurement
    figure: str
    """Short, with its unit: '195.0 km'."""
    details: tuple[str, ...] = ()
    """Lines for the list: parts, border, method, version."""
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()
    """What to draw: geodesics and rings as (lon, lat) in degrees, EPSG:4326."""
    nearest: tuple[float, float] | None = None
    """The nearest point of a border."""


def day_of(day: date) -> int:
    """Return a day's number: days since 1970-01-01.

    >>> day_of(date(2023, 10, 16))
    19646
    """
    return (day - EPOCH).days


def day_span(window: Window) -> list[int]:
    """Return a window as day numbers: its first day, and the first day after it."""
    return [day_of(window.start), day_of(window.end)]


def _window(span: list[int]) -> Window:
    return Window(EPOCH + timedelta(days=span[0]), EPOCH + timedelta(days=span[1]))


def view_json(view: ViewState) -> dict[str, Any]:
    """Return the fields of a view that the map can change.

    Examples
    --------
    >>> view_json(DEFAULT)["window"]  # August 2023 to March 2024
    [19570, 19814]
    """
    camera = view.camera
    return {
        "window": day_span(view.window),
        "mode": view.mode,
        "cumulative": view.cumulative,
        "compare": day_span(view.compare) if view.compare else None,
        "camera": {
            "lon": camera.lon,
            "lat": camera.lat,
            "zoom": camera.zoom,
            "pitch": camera.pitch,
            "bearing": camera.bearing,
        },
        "selected": list(view.selected),
        "measurements": [_measurement_json(m) for m in view.measurements],
    }


def _measurement_json(measurement: Measurement) -> dict[str, Any]:
    return {
        "kind": measurement.kind,
        "points": [list(point) for point in measurement.points],
        "border": measurement.border,
        "radius_m": measurement.radius_m,
    }


def with_view_json(view: ViewState, reported: dict[str, Any]) -> ViewState:
    """Return the view with the fields that the browser reported.

    Raises
    ------
    ValueError
        If a value has the right form but no meaning, such as an empty window.
    """
    measurements = tuple(
        Measurement(m["kind"], tuple((x, y) for x, y in m["points"]), m["border"], m["radius_m"])
        for m in reported["measurements"]
    )
    return replace(
        view,
        window=_window(reported["window"]),
        mode=reported["mode"],
        cumulative=reported["cumulative"],
        compare=_window(reported["compare"]) if reported["compare"] else None,
        camera=Camera(**reported["camera"]),
        selected=tuple(reported["selected"]),
        measurements=measurements,
    )


def measured_json(result: Measured) -> dict[str, Any]:
    """Return a figure as the browser reads it."""
    return {
        "key": measurement_key(result.measurement),
        "figure": result.figure,
        "details": list(result.details),
        "lines": [[list(point) for point in line] for line in result.lines],
        "nearest": list(result.nearest) if result.nearest else None,
    }


def address_json() -> dict[str, Any]:
    """Return how the map rewrites its keys in the address: names, order and defaults."""
    names = {key.field: key.key for key in KEYS}
    return {
        "version": VERSION,
        "order": [key.key for key in KEYS],
        "keys": {field: names[field] for field in FIELDS},
        "defaults": view_json(DEFAULT),
    }


def measurement_key(measurement: Measurement) -> str:
    """Return the text that ties a figure to its measurement in the browser.

    >>> measurement_key(Measurement("border", ((40.0424, 45.8884),), border="ukraine"))
    'border 40.0424,45.8884 ukraine 0'
    """
    points = " ".join(f"{lon:.4f},{lat:.4f}" for lon, lat in measurement.points)
    return f"{measurement.kind} {points} {measurement.border} {measurement.radius_m}"
