"""What is measured: a place or typed coordinates, a border, rings, the unit that stands first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import streamlit as st

from lib.analysis.distance_words import typed_name
from lib.analysis.distances import Origin, origin_of, typed_origin
from lib.cartography.viewed_distance import ring_radii
from lib.catalog import Package
from lib.errors import DataError
from lib.ui import session
from lib.ui.frame import plain
from lib.units import KM_M, NARROW_SPACE, format_number, parse_coordinates, parse_quantity
from lib.viewstate import DEFAULT, UNITS, Measurement, Point, ViewState
from lib.viewstate.measurement import canonical_point

__all__ = ["distance_controls", "place_choices", "viewed_border", "viewed_origin"]

_NAMES = ("place", "coordinates", "border", "rings", "unit")
PLACE, TYPED, BORDER, RINGS, UNIT = (f"distance_{name}" for name in _NAMES)
#: Half the Earth less a bit: a longer ring is none.
LONGEST_RING_M = 10_000_000
MOST_RINGS = 3
UNIT_NAMES = {"km": "km", "mi": "miles", "nmi": "nmi"}


def viewed_origin(package: Package, view: ViewState) -> Origin:
    """The place that the view measures from; where it is none, a notice and the depot."""
    if not isinstance(view.origin, str):
        return typed_origin(*view.origin)
    try:
        return origin_of(package, view.origin)
    except DataError:
        st.warning(
            f"**{plain(view.origin)} is no place to measure from.** "
            "Choose one below, or type coordinates; until then the depot is measured."
        )
        return origin_of(package, str(DEFAULT.origin))


def viewed_border(package: Package, view: ViewState) -> str:
    """The border that the view measures to; where it is none, a notice and the default."""
    if view.border in set(package.tables["borders"]["border_id"]):
        return view.border
    st.warning(f"**{plain(view.border)} is no border of this data version.** Choose one below.")
    return DEFAULT.border


def _centre(origin: Origin) -> tuple[Point, ...]:
    return (canonical_point(origin.lon, origin.lat),)


def distance_controls(package: Package, view: ViewState, origin: Origin) -> None:
    """The controls, each showing what the view holds."""
    _place_control(package, view, origin)
    _typed_control(package, view, origin)
    _border_control(package, view)
    rings, unit = st.columns([1, 1.2], gap="small")
    with rings:
        _ring_control(view, origin)
    with unit:
        _unit_control(view)


def _place_control(package: Package, view: ViewState, origin: Origin) -> None:
    names = place_choices(package)
    options: list[str | Point] = list(names)
    chosen = origin.id or view.origin
    if chosen not in names:
        options.insert(0, chosen)
    session.hold(PLACE, chosen)
    st.selectbox(
        "From",
        options,
        key=PLACE,
        format_func=lambda o: names[o] if isinstance(o, str) else f"{typed_name(*o)} (typed)",
        on_change=lambda: _move(package, origin, st.session_state[PLACE]),
    )


def place_choices(package: Package) -> dict[str, str]:
    """Every place and reference point by id; a row that another stands for is left out."""
    places = package.tables["places"]
    places = places[places["same_as"] == ""]
    towns = package.tables["reference_points"]
    names = dict(zip(places["place_id"], places["name"], strict=True))
    return names | {
        key: f"{name}, town" for key, name in zip(towns["reference_id"], towns["name"], strict=True)
    }


def _move(package: Package, origin: Origin, target: str | Point) -> None:
    """Measure from another place; the rings move along."""
    centre = origin_of(package, target) if isinstance(target, str) else typed_origin(*target)
    view = session.view()
    session.change(
        origin=target, measurements=_with_rings(view, origin, centre, ring_radii(view, origin))
    )


def _with_rings(
    view: ViewState, origin: Origin, centre: Origin, radii: Iterable[int]
) -> tuple[Measurement, ...]:
    """The view's measurements with rings round ``centre`` in place of those round ``origin``."""
    here = _centre(origin)
    kept = (m for m in view.measurements if m.kind != "ring" or m.points != here)
    rings = (Measurement("ring", _centre(centre), radius_m=radius) for radius in radii)
    return (*kept, *rings)


def _typed_control(package: Package, view: ViewState, origin: Origin) -> None:
    if not isinstance(view.origin, str) and _typed_point() not in (view.origin, None):
        st.session_state[TYPED] = typed_name(*view.origin).replace(NARROW_SPACE, " ")
    text = st.text_input(
        "or coordinates",
        key=TYPED,
        placeholder="45.888 N, 40.042 E",
        on_change=_take_typed,
        args=(package, origin),
    )
    _say_problem(parse_coordinates, text)


def _typed_point() -> Point | None:
    """The typed coordinates as a view carries them; None where they cannot be read."""
    try:
        return canonical_point(*parse_coordinates(st.session_state.get(TYPED, "") or "0 0"))
    except ValueError:
        return None


def _take_typed(package: Package, origin: Origin) -> None:
    point = _typed_point()
    if point is not None and st.session_state[TYPED].strip():
        _move(package, origin, point)


def _say_problem(parse: Callable[[str], object], text: str) -> None:
    """Say why a text cannot be read and what was expected; the text stays where it is."""
    try:
        if text.strip():
            parse(text)
    except ValueError as error:
        st.error(plain(str(error)))


def _border_control(package: Package, view: ViewState) -> None:
    borders = package.tables["borders"]
    names = dict(zip(borders["border_id"], borders["name"], strict=True))
    session.hold(BORDER, view.border if view.border in names else DEFAULT.border)
    st.selectbox(
        "To",
        list(names),
        key=BORDER,
        format_func=names.__getitem__,
        on_change=session.changed_by(BORDER, lambda border: {"border": border}),
    )


def _ring_control(view: ViewState, origin: Origin) -> None:
    shown = ring_radii(view, origin)
    if _typed_radii() not in (shown, None):
        st.session_state[RINGS] = "; ".join(map(_radius_text, shown))
    text = st.text_input(
        "Rings", key=RINGS, placeholder="200 km; 124 miles", on_change=_take_rings, args=(origin,)
    )
    _say_problem(_radii, text)


def _typed_radii() -> tuple[int, ...] | None:
    """The typed rings; None where they cannot be read."""
    try:
        return _radii(st.session_state.get(RINGS, ""))
    except ValueError:
        return None


def _take_rings(origin: Origin) -> None:
    radii = _typed_radii()
    if radii is not None:
        session.change(measurements=_with_rings(session.view(), origin, origin, radii))


def _radii(text: str) -> tuple[int, ...]:
    """Radii in metres from lengths that semicolons part.

    Raises
    ------
    ValueError
        Where a part is no length, is too long, or there are too many.

    Examples
    --------
    >>> _radii("200 km; 124 miles")
    (200000, 199559)
    """
    figures = [parse_quantity(part) for part in re.split(r"\s*;\s*", text.strip()) if part]
    radii = tuple(dict.fromkeys(round(f.base_value * (1 if f.unit else KM_M)) for f in figures))
    if len(radii) > MOST_RINGS:
        raise ValueError(f"{len(radii)} rings are too many; write {MOST_RINGS} or fewer")
    if any(not 0 < radius <= LONGEST_RING_M for radius in radii):
        raise ValueError("a ring is longer than 0 and at most 10,000 km")
    return radii


def _radius_text(radius_m: int) -> str:
    return f"{format_number(radius_m / KM_M, 0 if radius_m % KM_M == 0 else 3)} km"


def _unit_control(view: ViewState) -> None:
    session.hold(UNIT, view.units)
    st.segmented_control(
        "First unit",
        UNITS,
        key=UNIT,
        format_func=UNIT_NAMES.__getitem__,
        on_change=session.changed_by(UNIT, lambda unit: {"units": unit or session.view().units}),
    )
