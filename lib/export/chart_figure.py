"""A chart of a page as a figure for print: with its title, key, sources and data version."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from lib.cartography import colours

__all__ = ["FIGURE_FORMATS", "WIDTH_PX", "ChartFigure", "FigureFormat", "figure_bytes", "ink"]

FigureFormat = Literal["png", "svg", "pdf"]

#: Suffix -> media type.
FIGURE_FORMATS: Mapping[FigureFormat, str] = MappingProxyType(
    {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
)
#: The pages' type, and the cut of it that is measured and set here.
PAGE_FONT, FONT = "IBM Plex Sans", "Map Sans"
#: The Vega-Lite of the pages' charts.
VEGA_LITE = "6.4"
#: Width of a figure, of the margin round it, and the room between its parts.
WIDTH_PX, MARGIN_PX, GAP_PX = 960, 32, 18
PLOT_PX = WIDTH_PX - 2 * MARGIN_PX
#: A PNG has 2,400 pixels across: 8 inches at 300 an inch.
PNG_SCALE, PNG_PER_INCH = 2.5, 300
#: Sizes of type, and the height of a line as a share of them.
TITLE_PX, TEXT_PX, NOTE_PX = 19, 13, 11
LINE = 1.4
#: What the converter writes first: the size that it found, and where plots begin in it.
_HEAD = re.compile(
    r'width="[\d.]+" height="(?P<height>[\d.]+)" viewBox="[^"]+"'
    r"(?P<rest>.*?translate\((?P<left>[\d.]+),)"
)


@dataclass(frozen=True)
class ChartFigure:
    """What a figure shows and says; blank lines are left out."""

    charts: tuple[dict[str, Any], ...]
    """Vega-Lite of plots that stand under each other, in the colours of `ink`."""
    title: str
    lines: tuple[str, ...]
    """What it covers, under the title."""
    key: str
    """How to read it, under the plots; its own line breaks are kept."""
    credits: tuple[str, ...]
    """Sources, attributions, version and terms, at the foot; at least one."""


def ink() -> dict[str, str]:
    """Return the colours that a figure is drawn in: those of the light pages on white.

    >>> ink()["page"], ink()["text1"] == colours("light")["text1"]
    ('#FFFFFF', True)
    """
    return {**colours("light"), "page": "#FFFFFF"}


def figure_bytes(figure: ChartFigure, suffix: FigureFormat) -> bytes:
    """Return a figure as a file; nothing is fetched from anywhere.

    Examples
    --------
    >>> plot = {"data": {"values": [{"km": 195}]}, "height": 20, "config": {}, "mark": "bar",
    ...     "encoding": {"x": {"field": "km", "type": "quantitative"}}}
    >>> lone = ChartFigure((plot,), "From the depot to Ukraine", (), "", ("Data",))
    >>> "From the depot to Ukraine" in figure_bytes(lone, "svg").decode()
    True
    """
    if suffix == "svg":
        from lib.painting.svg_fonts import with_fonts

        # Programs that know no fonts in files set a text in what their reader has.
        named = f'font-family="{FONT}, {PAGE_FONT}, sans-serif"'
        return with_fonts(_svg(figure).replace(f'font-family="{FONT}"', named)).encode()
    if suffix == "pdf":
        return bytes(_converter().svg_to_pdf(_svg(figure)))
    return _packed(_converter().svg_to_png(_svg(figure), scale=PNG_SCALE))


@cache
def _converter() -> Any:
    """The converter with our fonts; loaded for the first figure, as it takes 150 MB."""
    import vl_convert

    from lib.painting.typefaces import FONTS_DIR

    vl_convert.register_font_directory(str(FONTS_DIR))
    return vl_convert


def _svg(figure: ChartFigure) -> str:
    """The figure as wide as all are: what marks and labels stick out reaches into the margin."""
    spec = json.dumps(_spec(figure)).replace(PAGE_FONT, FONT)
    svg: str = _converter().vegalite_to_svg(spec, VEGA_LITE, allowed_base_urls=[])
    return _HEAD.sub(_framed, svg, count=1)


def _framed(head: re.Match[str]) -> str:
    left, height = float(head["left"]) - MARGIN_PX, head["height"]
    box = f"{left:g} 0 {WIDTH_PX} {height}"
    return f'width="{WIDTH_PX}" height="{height}" viewBox="{box}"{head["rest"]}'


def _packed(png: bytes) -> bytes:
    """The same picture in a fifth of the bytes, with its size on paper."""
    from PIL import Image

    out = io.BytesIO()
    size_on_paper = (PNG_PER_INCH, PNG_PER_INCH)
    Image.open(io.BytesIO(png)).convert("RGB").save(out, "PNG", dpi=size_on_paper)
    return out.getvalue()


def _spec(figure: ChartFigure) -> dict[str, Any]:
    tone = ink()
    datasets: dict[str, Any] = {}
    for chart in figure.charts:
        datasets |= chart.get("datasets", {})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": " ".join((f"{figure.title}.", *filter(None, figure.lines))),
        "background": tone["page"],
        "padding": MARGIN_PX,
        "spacing": GAP_PX,
        "bounds": "flush",
        "title": {
            "text": _wrapped(figure.title, TITLE_PX, "700"),
            "subtitle": [part for line in figure.lines for part in _wrapped(line, TEXT_PX)],
            "anchor": "start",
            "frame": "group",
            "font": FONT,
            "fontSize": TITLE_PX,
            "fontWeight": 700,
            "lineHeight": TITLE_PX * LINE,
            "color": tone["text1"],
            "subtitleFont": FONT,
            "subtitleFontSize": TEXT_PX,
            "subtitleLineHeight": TEXT_PX * LINE,
            "subtitleColor": tone["text2"],
            "subtitlePadding": 6,
            "offset": GAP_PX,
        },
        "vconcat": [*map(_plot, figure.charts), _foot(figure, tone)],
        "datasets": datasets,
        "config": figure.charts[0]["config"],
    }


def _plot(chart: Mapping[str, Any]) -> dict[str, Any]:
    """A page's chart as a part of a figure: as wide as it, answering no clicks."""
    whole = ("$schema", "autosize", "background", "config", "datasets", "padding")
    on_page = ("params", "title")
    kept = {key: value for key, value in chart.items() if key not in whole + on_page}
    return kept | {"width": PLOT_PX}


def _foot(figure: ChartFigure, tone: Mapping[str, str]) -> dict[str, Any]:
    """Lines of text as a plot without data."""
    layers: list[dict[str, Any]] = []
    top = 0.0
    for text, colour in _notes(figure, tone):
        lines = _wrapped(text, NOTE_PX)
        mark = {
            "type": "text",
            "text": lines,
            "x": 0,
            "y": top,
            "align": "left",
            "baseline": "top",
            "font": FONT,
            "fontSize": NOTE_PX,
            "lineHeight": NOTE_PX * LINE,
            "color": colour,
        }
        layers.append({"mark": mark, "encoding": {}})
        top += len(lines) * NOTE_PX * LINE + 4
    return {"data": {"values": [{}]}, "width": PLOT_PX, "height": top, "layer": layers}


def _notes(figure: ChartFigure, tone: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for line in figure.key.splitlines():
        yield line.strip(), tone["text1"]
    for line in filter(None, figure.credits):
        yield line, tone["text2"]


def _wrapped(text: str, size_px: int, weight: str = "400") -> list[str]:
    from lib.painting.typefaces import wrapped

    # Narrow spaces stay: they hold figures and units together.
    return wrapped(re.sub(r"[ \t\r\n]+", " ", text), size_px, PLOT_PX, weight)
