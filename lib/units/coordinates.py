"""Positions as people write them, read to and written from degrees."""

from __future__ import annotations

import math
import re
from typing import Literal, NamedTuple

from lib.errors import shorten
from lib.units.lengths import NARROW_SPACE

__all__ = ["AxisOrder", "LonLat", "coordinate_decimals", "format_coordinates", "parse_coordinates"]

AxisOrder = Literal["lat_lon", "lon_lat"]

_EXPECTED = (
    "write latitude and longitude in degrees with N, S, E or W, as in: 45.888 N, 40.042 E or "
    "45°53'18\"N 40°02'32\"E; without letters: 45.888, 40.042"
)
_SAME_SIGNS = str.maketrans("′’‘ʹ″”“º˚−\u00a0\u202f\u2009", "''''\"\"\"°°-   ")
_ANGLE = re.compile(
    r"([NSEW])?\s*([+-])?([0-9]{1,3}(?:\.[0-9]{0,15})?)\s*°?"
    r"(?:\s*([0-9]{1,2}(?:\.[0-9]{0,15})?)\s*'?"
    r"(?:\s*([0-9]{1,2}(?:\.[0-9]{0,15})?)\s*(?:\"|'')?)?)?\s*([NSEW])?"
)
_LONGEST = 100

#: Metres in one degree of latitude, near enough to choose a number of decimals.
_DEGREE_M = 111_195.0
_MOST_DECIMALS = 5


class LonLat(NamedTuple):
    """A position in degrees on WGS84 (EPSG:4326), longitude first."""

    lon: float
    lat: float


def parse_coordinates(text: str, order: AxisOrder = "lat_lon") -> LonLat:
    r"""Read a position in decimal degrees, or degrees, minutes and seconds.

    Parameters
    ----------
    text
        Two angles, with a comma, a semicolon or a space between them. Letters N, S, E, W before
        or after the angles say which is which.
    order
        Which comes first where there are no letters.

    Raises
    ------
    ValueError
        Where the text is no position; the message says what was expected.

    Examples
    --------
    The depot near Tikhoretsk:

    >>> parse_coordinates("45.888 N, 40.042 E")
    LonLat(lon=40.042, lat=45.888)
    >>> parse_coordinates("45°53'18\"N 40°02'32\"E")
    LonLat(lon=40.042222..., lat=45.888333...)
    >>> parse_coordinates("40.042 45.888", order="lon_lat")
    LonLat(lon=40.042, lat=45.888)
    """
    halves = _halves(text.strip().translate(_SAME_SIGNS).upper()) if len(text) <= _LONGEST else []
    matches = [_ANGLE.fullmatch(half.strip()) for half in halves]
    first, second = matches if len(matches) == 2 else (None, None)
    if first is None or second is None:
        raise ValueError(f"{shorten(text)!r} is not a position; {_EXPECTED}")
    letters = _letters(first, text) + _letters(second, text)
    if letters == "":
        lat_first = order == "lat_lon"
    elif len(letters) == 2 and (letters[0] in "NS") != (letters[1] in "NS"):
        lat_first = letters[0] in "NS"
    else:
        raise ValueError(
            f"{shorten(text)!r} does not name one latitude and one longitude; {_EXPECTED}"
        )
    lat, lon = (first, second) if lat_first else (second, first)
    return LonLat(_degrees(lon, 180, "longitude", text), _degrees(lat, 90, "latitude", text))


def coordinate_decimals(uncertainty_m: float | None) -> int:
    """Decimals of a degree that a position's uncertainty bears; 4 where none is stated.

    >>> [coordinate_decimals(m) for m in (25_000, 12_000, 2_500, 1_500, 200)]
    [1, 1, 2, 2, 3]
    """
    if uncertainty_m is None or not uncertainty_m > 0:
        return 4
    decimals = math.ceil(math.log10(_DEGREE_M / uncertainty_m))
    return min(max(decimals, 0), _MOST_DECIMALS)


def format_coordinates(lon: float, lat: float, uncertainty_m: float | None = None) -> str:
    """A position rounded to its uncertainty, latitude first as in atlases.

    >>> format_coordinates(40.042361, 45.888417, 1_500).replace(NARROW_SPACE, " ")
    '45.89 N, 40.04 E'
    """
    decimals = coordinate_decimals(uncertainty_m)
    return (
        f"{abs(lat):.{decimals}f}{NARROW_SPACE}{'S' if lat < 0 else 'N'}, "
        f"{abs(lon):.{decimals}f}{NARROW_SPACE}{'W' if lon < 0 else 'E'}"
    )


def _halves(text: str) -> list[str]:
    for separator in (",", ";"):
        if separator in text:
            return text.split(separator)
    if re.search(r"[NSEW]$", text):
        return re.findall(r"[^NSEW]+[NSEW]", text)
    if re.match(r"[NSEW]", text):
        return re.findall(r"[NSEW][^NSEW]+", text)
    return text.split()


def _letters(angle: re.Match[str], text: str) -> str:
    before, after = angle[1] or "", angle[6] or ""
    if before and after:
        raise ValueError(f"{shorten(text)!r} has two letters at one angle; {_EXPECTED}")
    return before + after


def _degrees(angle: re.Match[str], limit: int, name: str, text: str) -> float:
    before, sign, degrees, minutes, seconds, after = angle.groups(default="")
    if sign and (before or after):
        raise ValueError(f"{shorten(text)!r} has a sign and a letter at one angle; {_EXPECTED}")
    if (minutes and "." in degrees) or (seconds and "." in minutes):
        raise ValueError(f"{shorten(text)!r} has decimals before its last part; {_EXPECTED}")
    if float(minutes or 0) >= 60 or float(seconds or 0) >= 60:
        raise ValueError(f"{shorten(text)!r} has 60 or more minutes or seconds; {_EXPECTED}")
    value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    if value > limit:
        raise ValueError(
            f"{shorten(text)!r} has a {name} of {value:g}, beyond {limit} degrees; {_EXPECTED}"
        )
    return -value if sign == "-" or (before or after) in ("S", "W") else value
