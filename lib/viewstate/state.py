"""The reader's choice: everything that decides what a page shows, besides the data."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from lib.viewstate.measurement import Measurement, Point, canonical_point

__all__ = [
    "CANONICAL",
    "CARGOES",
    "CONFIDENCES",
    "DEFAULT",
    "LAYERS",
    "MODES",
    "UNITS",
    "VERDICTS",
    "Camera",
    "ViewState",
    "Window",
    "only",
]

Mode = Literal["possibly", "certainly", "on_day"]
Unit = Literal["km", "mi", "nmi"]

MODES: tuple[str, ...] = get_args(Mode)
UNITS: tuple[str, ...] = get_args(Unit)
#: Layers in the order of the legend.
LAYERS = (
    "port",
    "pier",
    "voyage",
    "rail",
    "station",
    "crossing",
    "depot",
    "range",
    "observation",
    "event",
    "claim",
)
CARGOES = ("munitions_reported", "troops", "coal", "unknown")
#: Verdicts on claims that a list can be narrowed to; all: it is not.
VERDICTS = ("all", "reproduced", "not_reproduced", "outdated", "cannot_be_checked")
CONFIDENCES = ("corroborated", "probable", "possible", "doubtful", "not_assessed")

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2101, 1, 1)
#: Web Mercator ends here; beyond it a camera shows nothing.
MAX_CAMERA_LAT = 85.0
MAX_ZOOM = 20.0
MAX_PITCH_DEG = 60.0
RECORD_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
PLAIN_TEXT = re.compile(r"(?:[A-Za-z0-9]+(?: [A-Za-z0-9]+)*)?", re.ASCII)
#: Control, format (joiners, bidirectional marks) and surrogate characters.
INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


@dataclass(frozen=True, slots=True)
class Window:
    """A span of whole UTC days, half-open: ``end`` is the first day that is outside.

    Raises
    ------
    ValueError
        If the span is empty, or a day lies outside 1900-2100.
    """

    start: date
    """First day inside."""
    end: date
    """First day after."""

    def __post_init__(self) -> None:
        if not FIRST_DAY <= self.start < self.end <= LAST_DAY:
            raise ValueError("is no span of days between 1900 and 2100 that ends after it starts")


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the main map looks, rounded to what a link carries.

    Raises
    ------
    ValueError
        If a number is not finite or out of its range.

    Examples
    --------
    >>> Camera(lon=130.30004, lat=42.2333, zoom=7.128)
    Camera(lon=130.3, lat=42.2333, zoom=7.13, pitch=0.0, bearing=0.0)
    """

    lon: float
    """Longitude of the centre in degrees, [-180, 180), 4 decimals."""
    lat: float
    """Latitude of the centre in degrees, [-85, 85], 4 decimals."""
    zoom: float
    """Web Mercator zoom (the world is 512 px wide at 0), [0, 20], 2 decimals."""
    pitch: float = 0.0
    """Tilt in degrees from straight down, [0, 60], 1 decimal."""
    bearing: float = 0.0
    """Direction that is up, degrees clockwise from north, [-180, 180), 1 decimal."""

    def __post_init__(self) -> None:
        lon, lat = canonical_point(self.lon, self.lat)
        if not all(map(math.isfinite, (self.zoom, self.pitch, self.bearing))):
            raise ValueError("has a value that is no number")
        if abs(lat) > MAX_CAMERA_LAT:
            raise ValueError("looks beyond 85 degrees of latitude")
        zoom = round(float(self.zoom), 2) + 0.0
        pitch = round(float(self.pitch), 1) + 0.0
        if not (0 <= zoom <= MAX_ZOOM and 0 <= pitch <= MAX_PITCH_DEG):
            raise ValueError("has a zoom outside 0-20 or a pitch outside 0-60")
        bearing = (round(float(self.bearing), 1) + 180) % 360 - 180
        for name, value in (("lon", lon), ("lat", lat), ("zoom", zoom), ("pitch", pitch)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "bearing", round(bearing, 1) + 0.0)


#: A default of any field is part of version 1 of the links: a link leaves it out, so that
#: changing it would change what old links show.
DEFAULT_WINDOW = Window(date(2023, 8, 1), date(2024, 4, 1))
DEFAULT_CAMERA = Camera(lon=84.0, lat=53.0, zoom=2.3)


@dataclass(frozen=True, slots=True)
class ViewState:
    """One view. Every page is a pure function of the data package and this value.

    A state is canonical from the start: coordinates are rounded, ids are checked and kept
    once, text is cleaned. So two states that show the same are equal, and a link gives back
    exactly the state it was made from.

    Raises
    ------
    ValueError
        If a value is outside its vocabulary or form.

    Examples
    --------
    >>> ViewState(search="  Lady   R ").search
    'Lady R'
    """

    window: Window = DEFAULT_WINDOW
    """Days shown, half-open; readers see the last day included. The default is the traffic
    that the article tells of: August 2023 to March 2024."""
    mode: Mode = "possibly"
    """How a record with an uncertain date meets the window: possibly, certainly, on_day."""
    cumulative: bool = False
    """Show everything up to the window's end instead of the window alone."""
    known_on: date | None = None
    """Show only what was published by the end of this day; None: everything known today."""
    compare: Window | None = None
    """A second window beside the first; None: no comparison."""
    camera: Camera = DEFAULT_CAMERA
    """Where the main map looks. The default holds the whole line."""
    layers: frozenset[str] = frozenset(LAYERS) - {"event", "claim"}
    """Ids of the layers that are on."""
    cargo: frozenset[str] = frozenset({"munitions_reported", "unknown"})
    """Kinds of cargo whose voyages are shown. Troops and coal are off until asked for."""
    confidence: frozenset[str] = frozenset(CONFIDENCES)
    """Levels of confidence that are shown."""
    ships: tuple[str, ...] = ()
    """Ids of the vessels to which voyages and observations are narrowed; empty: all."""
    places: tuple[str, ...] = ()
    """Ids of the places to which records are narrowed; empty: all."""
    selected: tuple[str, ...] = ()
    """Ids of the selected records, the one on the card first."""
    claim: str = ""
    """Id of the claim that is open; empty: none."""
    verdict: str = "all"
    """The verdict to which the list of claims is narrowed."""
    step: str = ""
    """Id of the story's step that is open; empty: the first."""
    origin: str | Point = "depot-tikhoretsk"
    """Where the Distances page measures from: a place's id, or (lon, lat) in degrees."""
    border: str = "ukraine"
    """Id of the border that the Distances page measures to."""
    figure: str = ""
    """A figure that the reader checks on the Claims page, as it is printed."""
    units: Unit = "km"
    """The unit that stands first: kilometres, statute miles, nautical miles."""
    data_version: str = ""
    """Version of the data package that the view was made with; empty: the newest."""
    measurements: tuple[Measurement, ...] = ()
    """Rulers, areas, distances to a border and rings on the map, in drawing order."""
    search: str = ""
    """Text that narrows the list of records and places."""

    def __post_init__(self) -> None:
        for name, canonical in CANONICAL.items():
            object.__setattr__(self, name, canonical(getattr(self, name)))


def _members(vocabulary: tuple[str, ...], noun: str) -> Callable[[Iterable[str]], frozenset[str]]:
    def canonical(values: Iterable[str]) -> frozenset[str]:
        members = frozenset(values)
        if not members.issubset(vocabulary):
            raise ValueError(f"names an unknown {noun}")
        return members

    return canonical


def _word(vocabulary: tuple[str, ...]) -> Callable[[str], str]:
    def canonical(value: str) -> str:
        if value not in vocabulary:
            raise ValueError(f"is none of {', '.join(vocabulary)}")
        return value

    return canonical


def _id(value: str) -> str:
    if not RECORD_ID.fullmatch(value):
        raise ValueError("is no id")
    return value


def _id_or_nothing(value: str) -> str:
    return _id(value) if value else value


def _ids_in_order(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_id, values)))


def _ids_sorted(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(map(_id, values)))) if values else ()


def _origin(value: str | Point) -> str | Point:
    return _id(value) if isinstance(value, str) else canonical_point(*value)


def _day_or_none(value: date | None) -> date | None:
    if value is not None and not FIRST_DAY <= value < LAST_DAY:
        raise ValueError("is a day outside 1900-2100")
    return value


def _clean_text(text: str) -> str:
    if PLAIN_TEXT.fullmatch(text):
        return text
    # Whitespace goes first: tabs and line ends are control characters too.
    spaced = " ".join(text.split())
    visible = "".join(c for c in spaced if unicodedata.category(c) not in INVISIBLE)
    return " ".join(unicodedata.normalize("NFC", visible).split())


#: For each field that is not a checked value by itself: what makes it canonical, or raises
#: ValueError saying what is wrong with it.
CANONICAL: dict[str, Callable[[Any], Any]] = {
    "mode": _word(MODES),
    "known_on": _day_or_none,
    "layers": _members(LAYERS, "layer"),
    "cargo": _members(CARGOES, "kind of cargo"),
    "confidence": _members(CONFIDENCES, "level of confidence"),
    "ships": _ids_sorted,
    "places": _ids_sorted,
    "selected": _ids_in_order,
    "claim": _id_or_nothing,
    "verdict": _word(VERDICTS),
    "step": _id_or_nothing,
    "origin": _origin,
    "border": _id,
    "units": _word(UNITS),
    "data_version": _id_or_nothing,
    "measurements": tuple,
    "search": _clean_text,
    "figure": _clean_text,
}

DEFAULT = ViewState()


def only(view: ViewState, *fields: str) -> ViewState:
    """Return a view that agrees with another in these fields and is the first view in all others.

    What follows from few fields is made once for all views that agree in them.

    Examples
    --------
    >>> moved = ViewState(units="mi", camera=Camera(lon=40, lat=46, zoom=9))
    >>> only(moved, "units") == ViewState(units="mi")
    True
    """
    return ViewState(**{field: getattr(view, field) for field in fields})
