"""Figures for print: words that are text, the scene of the view, the key of what is drawn."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zlib

import pytest
from PIL import Image

from lib.cartography import headline
from lib.cartography.comparison import compared_headline, panel_notes
from lib.cartography.distance_texts import CRIMEA
from lib.catalog import Package
from lib.export import export
from lib.export.formats import contents_of
from lib.viewstate import DEFAULT, from_query
from tests.export.svg_texts import overlaps, svg_texts

#: Whole sheets are painted; `lib.export.figure` shows in brief that they can be.
pytestmark = pytest.mark.slow

SEA_LEG = "v=1&window=2023-08-01~2023-11-01&camera=131.6~42.6~7&selected=V004"
DEPOTS = "v=1&camera=41.5~46.8~4.7&layers=depot~range~rail&measure=ring_40.0424_45.8884_200000"
COMPARED = "v=1&window=2023-08-01~2023-11-01&compare=2023-10-01~2024-01-01"
NAMESPACE = "{http://www.w3.org/2000/svg}"


def svg_words(package: Package, query: str) -> str:
    root = ET.fromstring(export(package, from_query(query)[0], "svg"))  # noqa: S314 - our own
    return " ".join("".join(text.itertext()) for text in root.iter(f"{NAMESPACE}text"))


@pytest.mark.parametrize(
    ("query", "projection", "shown", "missing"),
    [
        ("v=1", "Lambert conformal conic", ("나진항", "Тихорецк", "1,000"), ("Piers",)),
        (SEA_LEG, "Transverse Mercator", ("Dunai", "V004 Angara", "Piers"), ("Depots",)),
        (DEPOTS, "Lambert conformal conic", ("Crimea", "200\u202fkm", "Depots"), ("Ports",)),
    ],
)
def test_an_svg_says_what_it_shows(
    package: Package, query: str, projection: str, shown: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    words = svg_words(package, query)
    assert headline(package, from_query(query)[0]).sentence in words
    assert projection in words
    assert "© OpenStreetMap contributors (ODbL)" in words
    assert package.version in words
    assert package.sha256 in words
    for text in shown:
        assert text in words
    for text in missing:
        assert text not in words


@pytest.mark.parametrize("more", ["", "&camera=131.6~42.6~7", "&camera=41.5~46.8~4.7"])
def test_two_compared_windows_stand_in_two_maps(package: Package, more: str) -> None:
    view = from_query(COMPARED + more)[0]
    texts = svg_texts(export(package, view, "svg"))
    said = " ".join(text.text for text in texts)
    assert compared_headline(package, view).sentence in said
    assert "Days in UTC: records that can have been in the window." in said
    shown = {text.text: text for text in texts}
    for title, note in panel_notes(package, view):
        assert shown[title].right < shown[note].left < shown[title].right + 20
    first, second = (shown[title] for title, _ in panel_notes(package, view))
    beside = first.top == second.top and first.right < second.left
    above = first.left == second.left and first.foot + 250 < second.top
    assert beside if more else above
    assert overlaps(texts) == []


def test_the_maps_of_two_windows_share_their_camera_and_differ_in_their_records(
    package: Package,
) -> None:
    texts = svg_texts(export(package, from_query(f"{COMPARED}&camera=131.6~42.6~7")[0], "svg"))
    najin = sorted(text.left for text in texts if text.text == "Najin")
    dunai = sorted(text.left for text in texts if text.text == "Dunai")
    assert len(najin) == len(dunai) == 2
    assert najin[1] - najin[0] == pytest.approx(dunai[1] - dunai[0], abs=0.01)
    notes = [text.text for text in texts if text.text.endswith("calls, other end")]
    assert notes == ["9 calls, other end", "17 calls, other end"]


def test_a_figure_of_two_windows_names_the_sources_of_both(package: Package) -> None:
    sources = []
    for query in ("window=2023-08-01~2023-09-01", "window=2024-01-01~2024-03-01"):
        words = svg_words(package, f"v=1&{query}")
        sources.append(int(re.findall(r"Sources, (\d+) pages", words)[0]))
    both = svg_words(package, "v=1&window=2023-08-01~2023-09-01&compare=2024-01-01~2024-03-01")
    assert int(re.findall(r"Sources, (\d+) pages", both)[0]) > max(sources)


def test_a_figure_names_every_publisher_in_the_order_of_the_alphabet(package: Package) -> None:
    words = svg_words(package, "v=1")
    (line,) = re.findall(r"publishers in alphabetical order: (.*?)\. Land and borders", words)
    named = line.split("; ")
    account = contents_of(package, DEFAULT).account
    assert set(named) == {source.publisher for source in account.sources if source.publisher}
    assert len(named) > 80
    assert named == sorted(named, key=str.casefold)


def test_the_hatching_of_crimea_is_explained_where_it_is_in_sight(package: Package) -> None:
    assert CRIMEA in svg_words(package, DEPOTS)
    assert CRIMEA not in svg_words(package, SEA_LEG)


def test_an_svg_brings_its_fonts_and_asks_for_nothing(package: Package) -> None:
    svg = export(package, DEFAULT, "svg").decode()
    assert svg.count("@font-face") >= 4
    assert all(address.startswith(("data:", "#")) for address in re.findall(r"url\(([^)]+)", svg))
    assert "<image" not in svg
    assert len(svg) < 1_500_000


def pdf_words(content: bytes) -> str:
    """The texts of a PDF: two bytes a letter, with the distances between them left out."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    text = b""
    for stream in streams:
        try:
            found = zlib.decompress(stream)
        except zlib.error:
            continue
        for block in re.findall(rb"BT.*?ET", found, re.DOTALL):
            text += b"".join(re.findall(rb"\(((?:\\.|[^\\)])*)\)", block, re.DOTALL)) + b" "
    return text.replace(b"\0", b"").decode("latin-1")


def test_a_pdf_holds_its_title_as_text_and_its_fonts(package: Package) -> None:
    content = export(package, DEFAULT, "pdf")
    title = headline(package, DEFAULT).sentence
    assert title in " ".join(pdf_words(content).split())
    assert content.count(b"/FontFile2") >= 4
    assert b"/CreationDate" not in content


def test_a_png_is_fit_for_print(package: Package) -> None:
    picture = Image.open(io.BytesIO(export(package, from_query(DEPOTS)[0], "png")))
    assert picture.width == 842 * 3
    assert 0.5 < picture.height / picture.width < 1
    colours = {colour for _, colour in picture.convert("RGB").getcolors(10_000_000) or []}
    assert (168, 54, 26) in colours  # a depot
