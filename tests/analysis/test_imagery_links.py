from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.imagery_links import (
    CLOSEST_ZOOM,
    MOST_DAYS,
    ImageryView,
    copernicus_link,
    imagery_view,
    read_imagery_link,
    worldview_link,
)
from lib.geodesy import geodesic_inverse
from lib.units import coordinate_decimals

LINKS = pytest.mark.parametrize("link_of", [copernicus_link, worldview_link])

DAYS = st.dates(date(2016, 1, 1), date(2030, 1, 1))
PLACES = st.tuples(
    st.floats(-180, 180), st.floats(-75, 75), st.floats(50, 100_000), DAYS, st.integers(0, 900)
)


def view_of(place: tuple[float, float, float, date, int]) -> ImageryView:
    lon, lat, radius_m, first, days = place
    return imagery_view(lon, lat, radius_m, first, first + timedelta(days=days))


@LINKS
@given(place=PLACES)
def test_a_link_reads_back_as_the_place_and_days_it_was_made_for(link_of, place) -> None:
    view = view_of(place)
    framed = read_imagery_link(link_of(view))
    assert (framed.lon, framed.lat) == pytest.approx((view.lon, view.lat), abs=1e-4)
    assert (framed.first, framed.last) == (view.first, view.last)
    assert framed.last == place[3] + timedelta(days=place[4])
    assert (framed.last - framed.first).days == min(place[4], MOST_DAYS - 1)


@LINKS
@given(place=PLACES)
def test_the_frame_holds_the_disc_around_the_stated_point(link_of, place) -> None:
    lon, lat, radius_m, *_ = place
    framed = read_imagery_link(link_of(view_of(place)))
    off_centre_m = geodesic_inverse(lon, lat, framed.lon, framed.lat).distance_m
    assert off_centre_m + radius_m <= framed.half_width_m


@LINKS
@given(place=PLACES)
def test_a_link_says_the_position_no_closer_than_its_uncertainty(link_of, place) -> None:
    view = view_of(place)
    decimals = coordinate_decimals(place[2])
    framed = read_imagery_link(link_of(view))
    assert framed.lon == pytest.approx(round(framed.lon, decimals), abs=1e-4)
    assert framed.lat == pytest.approx(round(framed.lat, decimals), abs=1e-4)


def test_no_link_looks_closer_than_the_images_are_sharp() -> None:
    day = date(2023, 10, 5)
    link = copernicus_link(imagery_view(130.64, 42.41, 10, day, day))
    assert parse_qs(urlsplit(link).query)["zoom"] == [str(CLOSEST_ZOOM)]


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/?zoom=14&lat=45.89&lng=40.04",
        "https://browser.dataspace.copernicus.eu/?zoom=14&lat=45.89&lng=40.04",
        "https://worldview.earthdata.nasa.gov/?v=1,2,3,4",
    ],
)
def test_other_links_are_refused(link: str) -> None:
    with pytest.raises(ValueError, match="link"):
        read_imagery_link(link)


def test_days_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        imagery_view(40.04, 45.89, 1_500, date(2023, 10, 6), date(2023, 10, 5))
