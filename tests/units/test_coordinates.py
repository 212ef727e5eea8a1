from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.units import NARROW_SPACE, LonLat, format_coordinates, parse_coordinates

TIKHORETSK = LonLat(40.042, 45.888)


@pytest.mark.parametrize(
    "text",
    [
        "45.888 N, 40.042 E",
        "45.888N 40.042E",
        "45.888°N, 40.042°E",
        "45.888 n; 40.042 e",
        "40.042 E, 45.888 N",
        "N45.888 E40.042",
        "E 40.042, N 45.888",
        "45.888, 40.042",
        "45.888 40.042",
        " +45.888, +40.042 ",
        "45.888\u202fN, 40.042\u202fE",
    ],
)
def test_decimal_degrees(text: str) -> None:
    assert parse_coordinates(text) == TIKHORETSK


@pytest.mark.parametrize(
    "text",
    [
        "45°53'18\"N 40°02'32\"E",
        "45°53′18″N 40°02′32″E",
        "45º53’18”N, 40º02’32”E",
        "45°53'18''N 40°02'32''E",
        "45 53 18 N 40 02 32 E",
        "40°02'32\"E 45°53'18\"N",
        "45°53.3'N 40°2.5333333'E",
    ],
)
def test_degrees_minutes_seconds(text: str) -> None:
    lon, lat = parse_coordinates(text)
    assert lat == pytest.approx(45 + 53 / 60 + 18 / 3600, abs=1e-7)
    assert lon == pytest.approx(40 + 2 / 60 + 32 / 3600, abs=1e-7)


def test_south_and_west_are_negative() -> None:
    assert parse_coordinates("33.5 S, 70.7 W") == LonLat(-70.7, -33.5)
    assert parse_coordinates("−33.5, −70.7") == LonLat(-70.7, -33.5)


def test_the_order_without_letters_is_the_one_stated() -> None:
    assert parse_coordinates("130.3, 42.2333", order="lon_lat") == LonLat(130.3, 42.2333)
    assert parse_coordinates("42.2333 N, 130.3 E", order="lon_lat") == LonLat(130.3, 42.2333)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is not a position"),
        ("Tikhoretsk", "is not a position"),
        ("45.888", "is not a position"),
        ("45,888 N, 40,042 E", "is not a position"),
        ("45.888, 40.042, 7", "is not a position"),
        ("４５.888, 40.042", "is not a position"),
        ("nan, nan", "is not a position"),
        ("1e3, 40", "is not a position"),
        ("1" * 10_000, "is not a position"),
        ("45.888 N, 40.042 N", "one latitude and one longitude"),
        ("45.888 N, 40.042", "one latitude and one longitude"),
        ("N 45.888 N, 40.042 E", "two letters at one angle"),
        ("-45.888 S, 40.042 E", "a sign and a letter"),
        ("45.5 30 N, 40 E", "decimals before its last part"),
        ("45°60'N 40°E", "60 or more minutes"),
        ("45°59'60\"N 40°E", "60 or more minutes or seconds"),
        ("130.3, 42.2333", "latitude of 130.3, beyond 90"),
        ("42, 181", "longitude of 181, beyond 180"),
    ],
)
def test_what_is_no_position_is_refused_with_an_example(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as refusal:
        parse_coordinates(text)
    assert "45.888 N, 40.042 E" in str(refusal.value)


@pytest.mark.parametrize(
    ("uncertainty_m", "text"),
    [
        (1_500, "45.89 N, 40.04 E"),
        (12_000, "45.9 N, 40.0 E"),
        (200_000, "46 N, 40 E"),
        (0.5, "45.88842 N, 40.04236 E"),
        (None, "45.8884 N, 40.0424 E"),
        (float("nan"), "45.8884 N, 40.0424 E"),
    ],
)
def test_a_position_has_the_digits_its_uncertainty_bears(
    uncertainty_m: float | None, text: str
) -> None:
    words = format_coordinates(40.042361, 45.888417, uncertainty_m)
    assert words.replace(NARROW_SPACE, " ") == text


@given(st.floats(-180, 180), st.floats(-90, 90), st.sampled_from([0.5, 1_500, 12_000]))
def test_what_is_written_is_read_back(lon: float, lat: float, uncertainty_m: float) -> None:
    read = parse_coordinates(format_coordinates(lon, lat, uncertainty_m))
    step = {0.5: 1e-5, 1_500: 1e-2, 12_000: 1e-1}[uncertainty_m]
    assert read.lon == pytest.approx(lon, abs=step)
    assert read.lat == pytest.approx(lat, abs=step)


@given(st.text(max_size=120))
def test_any_other_text_is_a_value_error_or_a_position(text: str) -> None:
    try:
        lon, lat = parse_coordinates(text)
    except ValueError:
        return
    assert -180 <= lon <= 180
    assert -90 <= lat <= 90
