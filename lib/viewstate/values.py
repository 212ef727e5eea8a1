"""How single values are written in a link, and read back.

Only ``A-Z a-z 0-9 - . _ ~`` are used: browsers and servers leave these as they are. ``~``
separates the items of a value, ``_`` the parts of an item. Writers expect canonical values;
readers raise `ValueError` with the form that they expected, and never anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import groupby

from lib.viewstate.measurement import Measurement, Point
from lib.viewstate.state import Camera, Window

__all__ = [
    "read_camera",
    "read_date",
    "read_flag",
    "read_ids",
    "read_measurements",
    "read_origin",
    "read_subset",
    "read_text",
    "read_window",
    "subset_writer",
    "write_camera",
    "write_flag",
    "write_ids",
    "write_measurements",
    "write_number",
    "write_origin",
    "write_text",
    "write_window",
]

DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
NUMBER = re.compile(r"-?\d{1,4}(?:\.\d{1,12})?", re.ASCII)
RADIUS = re.compile(r"[1-9]\d{0,7}", re.ASCII)
CODE_POINTS = re.compile(r"[0-9a-f]{1,6}(?:\.[0-9a-f]{1,6})*", re.ASCII)
#: Characters that stand for themselves in text; a space is written ``_``.
PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-. ")
NOTHING = "none"


def read_date(text: str) -> date:
    """Return the day that ``YYYY-MM-DD`` names.

    >>> read_date("2023-10-16")
    datetime.date(2023, 10, 16)
    """
    match = DATE.fullmatch(text)
    if not match:
        raise ValueError("is no day of the form 2023-10-16")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise ValueError("is no day of the calendar") from None


def write_window(window: Window) -> str:
    """Return ``first-day~first-day-after``."""
    return f"{window.start.isoformat()}~{window.end.isoformat()}"


def read_window(text: str) -> Window:
    """Return the window of ``first-day~first-day-after``."""
    start, found, end = text.partition("~")
    if not found:
        raise ValueError("is no span of the form 2023-08-01~2024-04-01")
    return Window(read_date(start), read_date(end))


def write_number(value: float) -> str:
    """Return a number without trailing zeros or exponent, with up to four decimals.

    >>> write_number(42.2333), write_number(7.0), write_number(-0.5)
    ('42.2333', '7', '-0.5')
    """
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _read_number(text: str) -> float:
    if not NUMBER.fullmatch(text):
        raise ValueError("holds something that is no plain number")
    return float(text)


def write_camera(camera: Camera) -> str:
    """Return ``lon~lat~zoom``, and ``~pitch~bearing`` where the map is tilted or turned."""
    numbers = [camera.lon, camera.lat, camera.zoom]
    if camera.pitch or camera.bearing:
        numbers += [camera.pitch, camera.bearing]
    return "~".join(map(write_number, numbers))


def read_camera(text: str) -> Camera:
    """Return the camera of ``lon~lat~zoom`` or ``lon~lat~zoom~pitch~bearing``."""
    numbers = [_read_number(part) for part in text.split("~")]
    if len(numbers) not in (3, 5):
        raise ValueError("is no camera of the form lon~lat~zoom~pitch~bearing")
    return Camera(*numbers)


def write_flag(value: bool) -> str:
    """Return ``yes`` or ``no``."""
    return "yes" if value else "no"


def read_flag(text: str) -> bool:
    """Return the truth of ``yes`` or ``no``."""
    if text not in ("yes", "no"):
        raise ValueError("is neither yes nor no")
    return text == "yes"


def subset_writer(vocabulary: tuple[str, ...]) -> Callable[[frozenset[str]], str]:
    """Return a writer of subsets: the members in the vocabulary's order, or ``none``."""

    def write(members: frozenset[str]) -> str:
        return "~".join(word for word in vocabulary if word in members) or NOTHING

    return write


def read_subset(text: str) -> frozenset[str]:
    """Return the words that ``~`` joins, or none; the vocabulary is the state's to check."""
    return frozenset() if text == NOTHING else frozenset(text.split("~"))


def write_ids(ids: tuple[str, ...]) -> str:
    """Return ids joined by ``~``."""
    return "~".join(ids)


def read_ids(text: str) -> tuple[str, ...]:
    """Return the ids that ``~`` joins; their form is the state's to check."""
    return tuple(text.split("~")) if text else ()


def write_origin(origin: str | Point) -> str:
    """Return a place's id as it is, or ``lon~lat``."""
    return origin if isinstance(origin, str) else "~".join(map(write_number, origin))


def read_origin(text: str) -> str | Point:
    """Return the place's id, or the point of ``lon~lat``."""
    lon, found, lat = text.partition("~")
    return (_read_number(lon), _read_number(lat)) if found else text


def write_measurements(measurements: tuple[Measurement, ...]) -> str:
    """Return measurements joined by ``~``: kind, lon and lat of each point, border or radius.

    >>> write_measurements((Measurement("ring", ((40.0424, 45.8884),), radius_m=200_000),))
    'ring_40.0424_45.8884_200000'
    """
    return "~".join(map(_write_measurement, measurements))


def _write_measurement(measurement: Measurement) -> str:
    numbers = [write_number(value) for point in measurement.points for value in point]
    tail = [measurement.border] if measurement.border else []
    if measurement.radius_m:
        tail.append(str(measurement.radius_m))
    return "_".join([measurement.kind, *numbers, *tail])


def read_measurements(text: str) -> tuple[Measurement, ...]:
    """Return the measurements that ``~`` joins."""
    return tuple(map(_read_measurement, text.split("~"))) if text else ()


def _read_measurement(text: str) -> Measurement:
    kind, *parts = text.split("_")
    border, radius_m = "", 0
    if kind == "border" and parts:
        border = parts.pop()
    elif kind == "ring" and parts:
        last = parts.pop()
        if not RADIUS.fullmatch(last):
            raise ValueError("has a radius that is no whole number of metres")
        radius_m = int(last)
    numbers = [_read_number(part) for part in parts]
    if len(numbers) % 2:
        raise ValueError("has a longitude without its latitude")
    points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    return Measurement(kind, points, border, radius_m)  # type: ignore[arg-type]  # it checks


def write_text(text: str) -> str:
    """Return text with ``_`` for a space and runs of other characters by code point.

    >>> write_text("Lady R"), write_text("나진 1")
    ('Lady_R', '~b098.c9c4~_1')
    """
    pieces = []
    for plain, run in groupby(text, PLAIN.__contains__):
        if plain:
            pieces.append("".join(run).replace(" ", "_"))
        else:
            pieces.append("~" + ".".join(f"{ord(character):x}" for character in run) + "~")
    return "".join(pieces)


def read_text(text: str) -> str:
    """Return the text that `write_text` wrote."""
    pieces = text.split("~")
    if len(pieces) % 2 == 0:
        raise ValueError("has a run of code points without its end")
    for index in range(1, len(pieces), 2):
        pieces[index] = _read_code_points(pieces[index])
    for index in range(0, len(pieces), 2):
        pieces[index] = pieces[index].replace("_", " ")
    return "".join(pieces)


def _read_code_points(text: str) -> str:
    if not CODE_POINTS.fullmatch(text):
        raise ValueError("has a run that is no list of code points")
    points = [int(point, 16) for point in text.split(".")]
    if max(points) > 0x10FFFF:
        raise ValueError("has a code point beyond Unicode")
    return "".join(map(chr, points))
