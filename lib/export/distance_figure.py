"""The map of a distance for print: what the Distances page draws, as PNG, SVG or PDF."""

from __future__ import annotations

from matplotlib.axes import Axes

from lib.analysis.distance_words import (
    compass_point,
    distance_headline,
    distance_line,
    measured_text,
)
from lib.analysis.distances import PlaceDistance
from lib.cartography.distance_scene import build_distance_deck
from lib.cartography.distance_texts import length_text, ring_text
from lib.cartography.scene import layers_of
from lib.cartography.symbology import SYMBOLS, icon_name
from lib.cartography.time_map import KeyEntry
from lib.cartography.viewed_distance import ring_radii, viewed_scene
from lib.catalog import Package
from lib.export.account import POSITIONS_CAUTION
from lib.export.chart_credits import border_credit, source_credit
from lib.export.chart_figure import FigureFormat
from lib.export.citation import cite
from lib.export.figure import BASE_MAP, RECORD, THEME, Plan, crimea_words, projection_note
from lib.painting.frame import Frame, mercator_frame
from lib.painting.label_rooms import Room
from lib.painting.panels import Panel
from lib.painting.projections import Projection, print_frame
from lib.painting.scene import paint_scene
from lib.painting.shapes import drawn_lines
from lib.painting.sheet import MAP_WIDTH_PX, Sheet, paint_sheet
from lib.units import LengthUnit, format_coordinates, format_number
from lib.viewstate import Camera, ViewState

__all__ = ["distance_map_figure"]

#: A map is as high as its line needs with room for labels, within these bounds.
LOWEST_PX, HIGHEST_PX, ROOM_PX = 300, 440, 130
#: A disc that is drawn smaller than this lies under the mark of its place.
LEAST_DISC_PX = 8.0
#: Layers of the measured line and of the rings.
MEASURED = ("arc", "ring")


def distance_map_figure(
    package: Package,
    view: ViewState,
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    address: str,
    kind: FigureFormat,
) -> bytes:
    """Return the map of what the Distances page of a view measures as a figure.

    Parameters
    ----------
    measured, beside
        The distance, and that of the depot's town or the town's depot where there is one.
    address
        Where the view is found.

    Examples
    --------
    >>> from lib.analysis.distances import origin_of, place_distance
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> package = load_package()
    >>> depot = place_distance(package, origin_of(package, "depot-tikhoretsk"), "ukraine")
    >>> distance_map_figure(package, DEFAULT, depot, None, "/distances", "pdf")[:5]
    b'%PDF-'
    """
    plan = _plan(package, view, measured, beside, HIGHEST_PX)
    if (height := _needed_height(plan)) < HIGHEST_PX:
        plan = _plan(package, view, measured, beside, height)

    def paint_map(axes: Axes) -> None:
        paint_scene(axes, plan.layers, plan.frame, THEME, view.units)

    room = Room(0, 0, plan.frame.width_px, plan.frame.height_px)

    sheet = Sheet(
        title=distance_headline(package, measured, view.units),
        lines=(_figures(view, measured), distance_line(package, measured)),
        key=_key(measured, plan.frame),
        how_sure=f"{_how_sure(measured)} {crimea_words(package, plan.frame)}".strip(),
        notes=_notes(package, view, measured, beside, address, plan.projection),
        map_height_px=plan.frame.height_px,
    )
    return paint_sheet(sheet, THEME, [Panel(room, paint_map)], kind)


def _plan(
    package: Package,
    view: ViewState,
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    height: int,
) -> Plan:
    """The page's map for a size, in a projection that suits it."""
    size = int(MAP_WIDTH_PX), height
    deck = build_distance_deck(package, viewed_scene(view, measured, beside, size), THEME)
    start = deck.initial_view_state
    camera = Camera(start.longitude, start.latitude, start.zoom)
    frame, projection = print_frame(mercator_frame(camera, *size))
    return Plan(frame, projection, (layers_of(deck),))


def _needed_height(plan: Plan) -> int:
    """A line from west to east needs less: what lies north and south of it has no part in it."""
    lines = drawn_lines((layer for layer in plan.layers if layer["id"] in MEASURED), plan.frame)
    _, top, _, foot = lines.bounds
    return min(max(round(foot - top) + 2 * ROOM_PX, LOWEST_PX), HIGHEST_PX)


def _figures(view: ViewState, measured: PlaceDistance) -> str:
    """The distance with its ±, where it leads, and the rings."""
    reading = measured.reading
    units: tuple[LengthUnit, ...] = tuple(dict.fromkeys((view.units, "km", "mi")))
    figures = (measured_text(reading.distance_m, reading.uncertainty_m, unit) for unit in units[:2])
    side = "from inside the outline, " if reading.inside else ""
    azimuth = f"{format_number(reading.azimuth_deg, 1)}°"
    rings = ", ".join(ring_text(radius, view.units) for radius in ring_radii(view, measured.origin))
    return (
        f"{', or '.join(figures)}, {side}towards the {compass_point(reading.azimuth_deg)} "
        f"({azimuth}). Nearest point: "
        f"{format_coordinates(reading.nearest_lon, reading.nearest_lat)}."
        + (f" Rings: {rings}." if rings else "")
    )


def _key(measured: PlaceDistance, frame: Frame) -> tuple[KeyEntry, ...]:
    origin = measured.origin
    radius_px = (origin.position_uncertainty_m or 0) * frame.px_per_m(origin.lon, origin.lat)
    name = SYMBOLS[origin.layer].name.removesuffix("s") if origin.layer else ""
    entries = (
        KeyEntry(name, origin.layer, icon=icon_name(origin.layer)) if name else None,
        KeyEntry("Where the place may lie", origin.layer or "measure", line="dashed")
        if radius_px > LEAST_DISC_PX
        else None,
        KeyEntry("Border that is measured to", "borderHi", line="solid"),
        KeyEntry("Geodesic to its nearest point", "measure", line="solid"),
    )
    return tuple(entry for entry in entries if entry)


def _how_sure(measured: PlaceDistance) -> str:
    """What the ± is made of."""
    parts = measured.reading.parts
    if parts is None:
        return "The ± is not known: the place states no position uncertainty."
    sources = sum(reading.in_spread for reading in measured.readings)
    named = [("place position", parts.position_m), ("border line", parts.generalisation_m)]
    if sources > 1:
        named.append((f"{sources} border sources", parts.sources_m))
    *first, last = (f"{name} ± {length_text(length)}" for name, length in named)
    return f"The ± sums {', '.join(first)} and {last}."


def _notes(
    package: Package,
    view: ViewState,
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    address: str,
    projection: Projection,
) -> tuple[str, ...]:
    ends = [each.origin for each in (measured, beside) if each and each.origin.id]
    records = [("places" if end.layer else "reference_points", end.id) for end in ends]
    borders = (reading.border_id for reading in measured.readings if reading.in_spread)
    notes = (
        projection_note(projection),
        f"{source_credit(package, records)} {border_credit(package, borders)}".strip(),
        f"{BASE_MAP}{RECORD}",
        POSITIONS_CAUTION,
        cite(package, view, address).apa,
    )
    return tuple(filter(None, notes))
