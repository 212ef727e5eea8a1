"""The map of a distance that a view asks for: its rings and its words, for page and picture."""

from __future__ import annotations

from lib.analysis.distances import Origin, PlaceDistance
from lib.cartography.distance_scene import DistanceScene
from lib.cartography.distance_texts import scene_words
from lib.units import LengthUnit
from lib.viewstate import ViewState
from lib.viewstate.measurement import canonical_point

__all__ = ["ring_radii", "viewed_scene"]


def ring_radii(view: ViewState, origin: Origin) -> tuple[int, ...]:
    """Radii in metres of a view's rings round a place.

    >>> from lib.viewstate import from_query
    >>> view, _ = from_query("v=1&measure=ring_40.0424_45.8884_200000")
    >>> ring_radii(view, Origin("depot-tikhoretsk", "", 40.042361, 45.888417, 1500, "depot"))
    (200000,)
    """
    here = (canonical_point(origin.lon, origin.lat),)
    return tuple(m.radius_m for m in view.measurements if m.kind == "ring" and m.points == here)


def viewed_scene(
    view: ViewState,
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    size_px: tuple[int, int],
) -> DistanceScene:
    """Return the scene of a distance as a view has it.

    Parameters
    ----------
    beside
        The distance of the depot's town, or of the town's depot; None without one.
    size_px
        Width and height of the map.
    """
    rings = ring_radii(view, measured.origin)
    units: tuple[LengthUnit, ...] = tuple(dict.fromkeys((view.units, "km", "mi")))
    words = scene_words(measured, beside, rings, units)
    return DistanceScene(measured, beside.origin if beside else None, rings, words, size_px)
