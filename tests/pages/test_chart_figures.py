"""Every chart of every page as a figure for print: its size, its words, its type."""

from __future__ import annotations

import base64
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from streamlit.testing.v1 import AppTest

from lib.analysis.claims.in_print import Pair, pair_of, printed_figures
from lib.analysis.distances import companion_of, origin_of, place_distance
from lib.analysis.row_index import rows_by_id
from lib.catalog import Package
from lib.export.chart_credits import data_credit
from lib.export.chart_figure import WIDTH_PX, ChartFigure, figure_bytes
from lib.ui.claims.sections import distance_figure
from lib.ui.claims.words import ARTICLE_PAIR
from lib.ui.distances.border_chart import border_figure
from lib.viewstate import DEFAULT

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import runpy
from lib.ui import session
session.enter_page("voyages")
runpy.run_path({file!r})
"""
TITLE = "Ships by days"
SVG = "{http://www.w3.org/2000/svg}"
INCHES, PER_INCH = 8, 300


@pytest.fixture(scope="module")
def voyage_charts() -> list[dict[str, Any]]:
    script = SCRIPT.format(file=str(ROOT / "pages" / "voyages.py"))
    app = AppTest.from_string(script, default_timeout=120)
    app.query_params["selected"] = "V004"
    app.run()
    assert not app.exception
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def figure_of(package: Package, *charts: dict[str, Any]) -> ChartFigure:
    key = "▶ towards Russia  ·  ◁ towards North Korea  ·  ○ not reported  ·  □ off  ·  ■ depot"
    return ChartFigure(charts, TITLE, ("나진항, Порт Раджин",), key, (data_credit(package),))


def words(svg: bytes) -> str:
    texts = ET.fromstring(svg).iter(f"{SVG}text")  # noqa: S314 - our own file
    return " ".join("".join(text.itertext()) for text in texts)


def check(package: Package, figure: ChartFigure) -> None:
    """Its three files are as wide as all are, say what they must, and are set in our type."""
    svg = figure_bytes(figure, "svg")
    root = ET.fromstring(svg)  # noqa: S314 - our own file
    assert root.get("width") == str(WIDTH_PX)
    said = words(svg)
    for text in (figure.title, package.version, package.sha256[:12]):
        assert text in said
    picture = Image.open(io.BytesIO(figure_bytes(figure, "png")))
    assert picture.width == INCHES * PER_INCH
    height = float(root.get("height", 0)) * picture.width / WIDTH_PX
    assert abs(picture.height - height) < 1
    assert [round(each) for each in picture.info["dpi"]] == [PER_INCH] * 2
    pdf = figure_bytes(figure, "pdf")
    assert pdf.startswith(b"%PDF-")
    fonts = set(re.findall(rb"/FontName /[A-Z]{6}\+([\w-]+)", pdf))
    assert fonts
    assert all(name.startswith(b"Map-Sans") for name in fonts), "a word in another type"


@pytest.mark.slow
def test_every_chart_of_the_voyages_page(
    package: Package, voyage_charts: list[dict[str, Any]]
) -> None:
    assert len(voyage_charts) >= 9
    for chart in voyage_charts:
        check(package, figure_of(package, chart))


@pytest.mark.slow
def test_charts_of_one_section_stand_under_each_other_on_one_axis(
    package: Package, voyage_charts: list[dict[str, Any]]
) -> None:
    grid, coverage = voyage_charts[:2]
    heights = [
        ET.fromstring(figure_bytes(figure_of(package, *charts), "svg")).get("height")  # noqa: S314
        for charts in ((grid,), (coverage,), (grid, coverage))
    ]
    one, other, both = (float(height or 0) for height in heights)
    assert max(one, other) < both < one + other


@pytest.mark.slow
def test_the_chart_of_the_claims_page(package: Package) -> None:
    figure = distance_figure(package, DEFAULT, ARTICLE_PAIR)
    assert figure.title == "Figures in print from the depot near Tikhoretsk to Ukraine’s border"
    assert "© OpenStreetMap contributors" in " ".join(figure.credits)
    assert "A Med Post" in " ".join(figure.credits)
    check(package, figure)


@pytest.mark.slow
def test_every_pair_of_ends_in_print_has_a_figure(package: Package) -> None:
    claims = rows_by_id(package, "claims").values()
    pairs: set[Pair] = {pair for row in claims if (pair := pair_of(row))}
    printed = {pair: printed_figures(package, pair) for pair in pairs}
    drawn = [pair for pair, figures in printed.items() if figures and figures[0].readings]
    assert len(drawn) > 5
    for pair in drawn:
        assert data_credit(package) in distance_figure(package, DEFAULT, pair).credits


@pytest.mark.slow
@pytest.mark.parametrize("place", ["depot-tikhoretsk", "town-tikhoretsk"])
def test_the_chart_of_the_distances_page(package: Package, place: str) -> None:
    origin = origin_of(package, place)
    companion = companion_of(package, origin)
    assert companion
    measured, beside = (place_distance(package, end, "ukraine") for end in (origin, companion))
    figure = border_figure(package, measured, beside, "km")
    assert "GeoNames" in figure.credits[0]
    check(package, figure)


@pytest.mark.slow
def test_an_svg_brings_the_letters_of_its_words(
    package: Package, voyage_charts: list[dict[str, Any]]
) -> None:
    svg = figure_bytes(figure_of(package, voyage_charts[0]), "svg")
    families = {
        text.get("font-family", "").partition(",")[0]
        for text in ET.fromstring(svg).iter(f"{SVG}text")  # noqa: S314 - our own file
    }
    faces = re.findall(
        rb"font-family:'([\w ]+)';font-weight:(\d+);[^}]*base64,([^)]+)\) format\('woff'\)", svg
    )
    assert families == {"Map Sans"} == {family.decode() for family, _, _ in faces}
    assert {"400", "700"} <= {weight.decode() for _, weight, _ in faces}
    for _, _, font in faces:
        held = TTFont(io.BytesIO(base64.b64decode(font))).getBestCmap()
        missing = {letter for letter in words(svg) if letter > " "} - {chr(code) for code in held}
        assert missing == set(), "a letter in another type"
    assert re.findall(rb"url\((?!data:)", svg) == []


@pytest.mark.slow
def test_hostile_words_stay_words(package: Package, voyage_charts: list[dict[str, Any]]) -> None:
    hostile = "</text><script>alert(1)</script> & <b>"
    figure = ChartFigure((voyage_charts[-1],), hostile, (hostile,), hostile, (hostile,))
    svg = figure_bytes(figure, "svg")
    tags = {element.tag for element in ET.fromstring(svg).iter()}  # noqa: S314 - our own file
    drawn = ("svg", "g", "path", "rect", "text", "line", "defs", "style")
    assert tags <= {f"{SVG}{name}" for name in drawn}
    assert words(svg).count(hostile) == 4


def test_a_figure_fetches_nothing(package: Package) -> None:
    chart = {
        "data": {"url": "http://127.0.0.1:9/rows.json"},
        "config": {},
        "height": 20,
        "mark": "bar",
        "encoding": {"x": {"field": "km", "type": "quantitative"}},
    }
    with pytest.raises(ValueError, match="not allowed"):
        figure_bytes(figure_of(package, chart), "svg")
