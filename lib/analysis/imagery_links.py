"""Links to public imagery of a place on some days, and the same links read back.

No request is made: a link is text. It frames the disc that holds the true point, and carries the
position no more precisely than the record states it. How the two sites write their addresses was
read from links that they make themselves, in November 2026.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from lib.units import coordinate_decimals

__all__ = [
    "COPERNICUS",
    "WORLDVIEW",
    "Framed",
    "ImageryView",
    "copernicus_link",
    "imagery_view",
    "read_imagery_link",
    "worldview_link",
]

COPERNICUS = "https://browser.dataspace.copernicus.eu/"
WORLDVIEW = "https://worldview.earthdata.nasa.gov/"

#: The Copernicus Browser cuts longer ranges to this many days before their end.
MOST_DAYS = 180
#: A circle fills two thirds of its frame, so that its radius is a third of it.
FRAME_PER_RADIUS = 1.5
#: Side in pixels of the part of a site's map that is in sight on any screen that shows one.
SIGHT_PX = 600
#: Metres a pixel of zoom 0 at the equator: the ellipsoid's equator over 256 pixels.
ZOOM_0_M = 2 * math.pi * 6_378_137 / 256
#: Closer in, the 10 m pixels of Sentinel-2 show nothing more.
CLOSEST_ZOOM = 14
#: Half the frame of daily images, whose pixels are 250 m and more.
LEAST_HALF_M = 25_000
#: Metres in one degree: no degree of the ellipsoid's meridian or equator is shorter or longer.
LEAST_DEGREE_M, MOST_DEGREE_M = 110_500.0, 111_700.0
LAYERS = "VIIRS_SNPP_CorrectedReflectance_TrueColor,Coastlines_15m"
#: Beyond it a Mercator map has no square frame.
MOST_LAT_DEG = 84.0
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class ImageryView:
    """A place and days to look at."""

    lon: float
    """Degrees, EPSG:4326, rounded to what the uncertainty bears."""
    lat: float
    half_frame_m: float
    """Half the side of the frame that holds the disc around the true point."""
    first: date
    last: date
    """Both days are included."""


@dataclass(frozen=True)
class Framed:
    """What an imagery link shows."""

    lon: float
    lat: float
    half_width_m: float
    """Metres from the centre to the nearest edge that is in sight, at least."""
    first: date
    last: date


def imagery_view(
    lon: float, lat: float, uncertainty_m: float, first: date, last: date
) -> ImageryView:
    """The view that frames a position with its uncertainty on the days first to last.

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326; latitudes within 84 degrees.
    uncertainty_m
        Radius of the disc that holds the true point.
    first, last
        Days, both included; of a longer range the last 180 stay.

    Raises
    ------
    ValueError
        Where the latitude lies beyond 84 degrees, or the last day before the first.

    Examples
    --------
    >>> view = imagery_view(40.042361, 45.888417, 1_500, date(2023, 9, 28), date(2023, 9, 28))
    >>> view.lon, view.lat
    (40.04, 45.89)
    """
    if abs(lat) > MOST_LAT_DEG or last < first:
        raise ValueError("is no place between 84 S and 84 N on days in their order")
    decimals = coordinate_decimals(uncertainty_m)
    shift_m = 0.5 * 10**-decimals * MOST_DEGREE_M * math.sqrt(2)
    return ImageryView(
        lon=round(lon, decimals) + 0.0,
        lat=round(lat, decimals) + 0.0,
        half_frame_m=FRAME_PER_RADIUS * (uncertainty_m + shift_m),
        first=max(first, last - timedelta(days=MOST_DAYS - 1)),
        last=last,
    )


def copernicus_link(view: ImageryView) -> str:
    """Sentinel-2 in true colour in the Copernicus Browser.

    >>> day = date(2023, 9, 28)
    >>> link = copernicus_link(imagery_view(40.042361, 45.888417, 1_500, day, day))
    >>> link[:73]
    'https://browser.dataspace.copernicus.eu/?zoom=13&lat=45.89&lng=40.04&them'
    """
    scale = SIGHT_PX / 2 * ZOOM_0_M * math.cos(math.radians(view.lat))
    zoom = min(max(math.floor(math.log2(scale / view.half_frame_m)), 0), CLOSEST_ZOOM)
    single = view.first == view.last
    query = {
        "zoom": zoom,
        "lat": _plain(view.lat),
        "lng": _plain(view.lon),
        "themeId": "DEFAULT-THEME",
        "datasetId": "S2_L2A_CDAS",
        "fromTime": f"{view.first}T00:00:00.000Z",
        "toTime": f"{view.last}T23:59:59.999Z",
        "layerId": "1_TRUE_COLOR",
        "cloudCoverage": 100,
        "dateMode": "SINGLE" if single else "TIME RANGE",
    }
    return f"{COPERNICUS}?{urlencode(query, quote_via=quote)}"


def worldview_link(view: ImageryView) -> str:
    """Daily VIIRS images in NASA Worldview, with the days set for its animation.

    >>> day = date(2023, 9, 28)
    >>> link = worldview_link(imagery_view(40.042361, 45.888417, 1_500, day, day))
    >>> "t=2023-09-28-T00%3A00%3A00Z" in link
    True
    """
    half_m = max(view.half_frame_m, LEAST_HALF_M)
    half_lat = half_m / LEAST_DEGREE_M
    widest = math.cos(math.radians(abs(view.lat) + half_lat))
    half_lon = half_m / (LEAST_DEGREE_M * widest)
    box = (
        view.lon - half_lon,
        view.lat - half_lat,
        view.lon + half_lon,
        view.lat + half_lat,
    )
    query = {
        "v": ",".join(f"{edge:.5f}" for edge in box),
        "l": LAYERS,
        "t": f"{view.first}-T00:00:00Z",
        "as": f"{view.first}-T00:00:00Z",
        "ae": f"{view.last}-T00:00:00Z",
    }
    if view.first != view.last:
        query |= {"ab": "on", "av": "3", "al": "false"}
    return f"{WORLDVIEW}?{urlencode(query, quote_via=quote, safe=',()')}"


def read_imagery_link(link: str) -> Framed:
    """What a link made here shows: centre, frame, days.

    Raises
    ------
    ValueError
        Where it is no link of the two sites with a place and days.

    Examples
    --------
    >>> view = imagery_view(132.35, 42.9, 2_500, date(2023, 9, 9), date(2023, 9, 15))
    >>> framed = read_imagery_link(copernicus_link(view))
    >>> framed.lon, framed.lat, str(framed.first), str(framed.last)
    (132.35, 42.9, '2023-09-09', '2023-09-15')
    """
    parts = urlsplit(link)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    site = f"{parts.scheme}://{parts.netloc}{parts.path}"
    try:
        if site == COPERNICUS:
            return _read_copernicus(query)
        if site == WORLDVIEW:
            return _read_worldview(query)
    except KeyError as missing:
        raise ValueError(f"the link lacks {missing}") from missing
    raise ValueError(f"{site} is no imagery site that is linked to here")


def _read_copernicus(query: dict[str, str]) -> Framed:
    lon, lat = float(query["lng"]), float(query["lat"])
    pixel_m = ZOOM_0_M * math.cos(math.radians(lat)) / 2 ** int(query["zoom"])
    return Framed(lon, lat, SIGHT_PX / 2 * pixel_m, _day(query["fromTime"]), _day(query["toTime"]))


def _read_worldview(query: dict[str, str]) -> Framed:
    west, south, east, north = map(float, query["v"].split(","))
    lat = (south + north) / 2
    narrowest = math.cos(math.radians(max(abs(south), abs(north))))
    half_width_m = min(north - south, (east - west) * narrowest) / 2 * LEAST_DEGREE_M
    lon = round((west + east) / 2, 4)
    return Framed(lon, round(lat, 4), half_width_m, _day(query["as"]), _day(query["ae"]))


def _day(text: str) -> date:
    found = _DAY.match(text)
    if found is None:
        raise ValueError(f"{text!r} begins with no day")
    return date.fromisoformat(found[0])


def _plain(degrees: float) -> str:
    """Degrees without an exponent."""
    return f"{degrees:.5f}".rstrip("0").rstrip(".")
