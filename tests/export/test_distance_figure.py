"""The map of a distance for print: what was measured, to what, from whom, and where to find it."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import NamedTuple

import pytest
from PIL import Image

from lib.analysis.distance_words import distance_headline
from lib.analysis.distances import (
    PlaceDistance,
    companion_of,
    origin_of,
    place_distance,
    typed_origin,
)
from lib.catalog import Package
from lib.export.distance_figure import distance_map_figure
from lib.painting.sheet import MAP_WIDTH_PX
from lib.painting.typefaces import width_px
from lib.viewstate import ViewState, from_query
from tests.export.svg_texts import overlaps, svg_texts

#: Whole sheets are painted; `lib.export.distance_figure` shows in brief that they can be.
pytestmark = pytest.mark.slow

DEPOT = "v=1&measure=ring_40.0424_45.8884_200000~ring_40.0424_45.8884_199559"
ADDRESS = "https://map.example/distances?v=1&data=2026.11.1"
NAMESPACE = "{http://www.w3.org/2000/svg}"


class Drawn(NamedTuple):
    """A distance with its view, as the page has them."""

    view: ViewState
    measured: PlaceDistance
    beside: PlaceDistance | None


def drawn(package: Package, query: str) -> Drawn:
    view, _ = from_query(query)
    is_place = isinstance(view.origin, str)
    origin = origin_of(package, view.origin) if is_place else typed_origin(*view.origin)
    companion = companion_of(package, origin)
    beside = place_distance(package, companion, view.border) if companion else None
    return Drawn(view, place_distance(package, origin, view.border), beside)


def texts(package: Package, query: str, address: str = ADDRESS) -> list[str]:
    svg = distance_map_figure(package, *drawn(package, query), address, "svg")
    root = ET.fromstring(svg)  # noqa: S314 - our own file
    return ["".join(text.itertext()) for text in root.iter(f"{NAMESPACE}text")]


def said(package: Package, query: str, address: str = ADDRESS) -> str:
    return " ".join(texts(package, query, address)).replace("\u202f", " ")


def test_the_depot_with_its_rings(package: Package) -> None:
    words = said(package, DEPOT)
    depot = drawn(package, DEPOT).measured
    assert distance_headline(package, depot, "km").replace("\u202f", " ") in words
    for text in (
        "195.0 km ± 2.1 km, or 121.2 mi ± 1.3 mi, towards the north-west (313.0°)",
        "47.0707 N, 38.1655 E",
        "Tikhoretsk depot",
        "Town, 202.1 km",
        "200 km from here",
        "199.6 km from here",
        "The ± sums place position ± 1.5 km",
        "Hatched: Crimea, Ukraine’s by the recognised border, held by Russia.",
        "Depot Border that is measured to Geodesic to its nearest point",
        "Lambert conformal conic",
        "KBS World",
        "Borders: OpenStreetMap via geo-maps, 100 m (© OpenStreetMap contributors)",
        "Land and borders: © OpenStreetMap contributors (ODbL)",
        "Towns and names: GeoNames (CC BY 4.0)",
        package.version,
        package.sha256,
        ADDRESS,
    ):
        assert text in words, text


def test_what_is_not_known_or_not_in_sight_is_not_said(package: Package) -> None:
    words = said(package, "v=1&from=30.73~46.48&units=mi")
    assert "0.9 mi, or 1.5 km, from inside the outline, towards the north-east" in words
    assert "The ± is not known: the place states no position uncertainty." in words
    for text in ("Sources,", "Crimea", "Rings", "Depot", "Where the place may lie"):
        assert text not in words, text


def test_a_circle_of_uncertainty_that_can_be_seen_is_in_the_key(package: Package) -> None:
    assert "Where the place may lie" in said(package, "v=1&from=najin&border=dprk-russia")
    assert "Where the place may lie" not in said(package, DEPOT)


@pytest.mark.parametrize("place", ["najin", "vladivostok", "depot-tikhoretsk", "town-tikhoretsk"])
def test_no_text_hides_another(package: Package, place: str) -> None:
    figure = drawn(package, f"v=1&from={place}")
    found = svg_texts(distance_map_figure(package, *figure, ADDRESS, "svg"))
    assert len(found) > 20
    assert overlaps(found) == []


def test_a_long_address_stays_on_the_sheet(package: Package) -> None:
    address = "https://map.example/distances?v=1&measure=" + "~".join(["ruler_130.3_42.2"] * 30)
    lines = texts(package, "v=1", address)
    parts = [line for line in lines if line in address]
    assert "".join(parts).endswith(address.removeprefix("https://map.example/"))
    assert all(width_px(part, 9) <= MAP_WIDTH_PX for part in parts)


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_same_view_gives_the_same_bytes(package: Package, kind: str) -> None:
    figures = [
        distance_map_figure(package, *drawn(package, "v=1"), ADDRESS, kind) for _ in range(2)
    ]
    assert figures[0] == figures[1]


def test_a_line_from_west_to_east_makes_a_lower_map(package: Package) -> None:
    najin, depot = (
        Image.open(io.BytesIO(distance_map_figure(package, *drawn(package, query), ADDRESS, "png")))
        for query in ("v=1&from=najin", DEPOT)
    )
    assert najin.width == depot.width == 842 * 3
    assert najin.height < depot.height
