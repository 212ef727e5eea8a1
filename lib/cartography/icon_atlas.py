"""The marks as one picture: every class filled and hollow, plain and selected."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

from PIL import Image, ImageDraw

from lib.cartography.symbology import ICON_PX, SYMBOLS, Symbol, icon_name
from lib.cartography.tokens import Theme, rgba

__all__ = ["IconAtlas", "icon_atlas", "icon_image"]

#: Pixels of the atlas for one CSS pixel: crisp on screens of double density.
DENSITY = 2
#: Drawn this much larger, then scaled down: smooth edges.
OVERSAMPLING = 4
COLUMNS = 4
HALO_PX = 1.4
OUTLINE_PX = 1.8
#: Stations are many and small.
FINE_OUTLINE_PX = 1.3
BAND_PX = 13.0
BAND_OPACITY = 0.32

Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class IconAtlas:
    """A picture with all marks of a theme, and where each lies in it."""

    url: str
    """PNG as a data URL."""
    mapping: Mapping[str, Mapping[str, float]]
    """Name -> x, y, width, height, anchorX, anchorY in pixels of the picture."""


def _regular(count: int, start: float, radius: float = 1.0) -> Points:
    angles = [start + 2 * pi * i / count for i in range(count)]
    return [(radius * cos(a), radius * sin(a)) for a in angles]


def _arc(x: float, y: float, radius: float) -> Points:
    return [(x + radius * dx, y + radius * dy) for dx, dy in _regular(48, 0)]


#: Outlines of a mark of height 2, y downwards.
OUTLINES: Mapping[str, tuple[Points, ...]] = {
    "ring": (_arc(0, 0, 1),),
    "bar": ([(-0.33, -1), (0.33, -1), (0.33, 1), (-0.33, 1)],),
    "arrow": ([(1.25, 0), (-1.05, -0.85), (-0.55, 0), (-1.05, 0.85)],),
    "square": ([(-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)],),
    "triangle": ([(0, -1.0), (1.05, 0.85), (-1.05, 0.85)],),
    "circle": (_arc(0, 0, 1),),
    "bowtie": ([(-1.15, -0.9), (0, 0), (-1.15, 0.9)], [(1.15, -0.9), (0, 0), (1.15, 0.9)]),
    "diamond": ([(0, -1.05), (1.05, 0), (0, 1.05), (-1.05, 0)],),
    "cross": (
        [
            (-0.36, -1.0),
            (0.36, -1.0),
            (0.36, -0.36),
            (1.0, -0.36),
            (1.0, 0.36),
            (0.36, 0.36),
            (0.36, 1.0),
            (-0.36, 1.0),
            (-0.36, 0.36),
            (-1.0, 0.36),
            (-1.0, -0.36),
            (-0.36, -0.36),
        ],
    ),
    "quote": (_arc(0, 0, 1),),
}
#: Marks that are outlines by nature, also where the site is located.
ALWAYS_OPEN = frozenset({"triangle", "circle", "quote"})


def icon_image(symbol: Symbol, theme: Theme, hollow: bool, selected: bool) -> Image.Image:
    """Return one mark as a square picture of `ICON_PX` CSS pixels at double density."""
    unit = DENSITY * OVERSAMPLING
    side = ICON_PX * unit
    canvas = Image.new("RGBA", (side, side), (*rgba(theme, "halo")[:3], 0))
    colour = tuple(rgba(theme, symbol.layer))
    if selected:
        band = Image.new("RGBA", (side, side), (0, 0, 0, 0))
        _polygon(band, _arc(0, 0, BAND_PX * unit), tuple(rgba(theme, symbol.layer, BAND_OPACITY)))
        canvas = Image.alpha_composite(canvas, band)
    radius = symbol.size_px / 2 * unit
    outlines = [[(x * radius, y * radius) for x, y in o] for o in OUTLINES[symbol.shape]]
    halo = tuple(rgba(theme, "halo"))
    for outline in outlines:
        _polygon(canvas, outline, halo)
        _stroke(canvas, outline, 2 * HALO_PX * unit, halo)
    is_open = hollow or symbol.shape in ALWAYS_OPEN
    for outline in outlines:
        if is_open:
            width = FINE_OUTLINE_PX if symbol.shape == "circle" else OUTLINE_PX
            _stroke(canvas, outline, width * unit, colour)
        else:
            _polygon(canvas, outline, colour)
    if symbol.shape == "ring" and not hollow:
        _polygon(canvas, _arc(0, 0, 0.36 * radius), halo)
    if symbol.shape == "quote":
        _quotation_marks(canvas, radius, colour)
    return canvas.resize((ICON_PX * DENSITY,) * 2, Image.Resampling.LANCZOS)


def _centred(canvas: Image.Image, points: Points) -> Points:
    middle = canvas.width / 2
    return [(x + middle, y + middle) for x, y in points]


def _polygon(canvas: Image.Image, points: Points, colour: tuple[int, ...]) -> None:
    ImageDraw.Draw(canvas).polygon(_centred(canvas, points), fill=colour)


def _stroke(canvas: Image.Image, points: Points, width: float, colour: tuple[int, ...]) -> None:
    draw, closed = ImageDraw.Draw(canvas), _centred(canvas, [*points, points[0]])
    draw.line(closed, fill=colour, width=round(width))
    for x, y in closed:
        half = width / 2
        draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)


def _quotation_marks(canvas: Image.Image, radius: float, colour: tuple[int, ...]) -> None:
    for x in (-0.28, 0.3):
        _polygon(
            canvas,
            [(p[0] + x * radius, p[1]) for p in _arc(0, 0.1 * radius, 0.22 * radius)],
            colour,
        )
        tail = [(-0.22, 0.1), (-0.08, -0.38), (0.12, -0.38), (-0.02, 0.1)]
        _polygon(canvas, [((x + dx) * radius, dy * radius) for dx, dy in tail], colour)


@lru_cache(maxsize=32)
def icon_atlas(theme: Theme, layers: tuple[str, ...]) -> IconAtlas:
    """Return the atlas of some classes in a theme: each filled and hollow, plain and selected.

    Examples
    --------
    >>> sorted(icon_atlas("light", ("depot",)).mapping)
    ['depot', 'depot-hollow', 'depot-hollow-selected', 'depot-selected']
    """
    variants = [(SYMBOLS[n], h, c) for n in layers for h in (False, True) for c in (False, True)]
    side = ICON_PX * DENSITY
    rows = -(-len(variants) // COLUMNS)
    sheet = Image.new("RGBA", (COLUMNS * side, rows * side), (0, 0, 0, 0))
    mapping = {}
    for number, (symbol, hollow, selected) in enumerate(variants):
        x, y = number % COLUMNS * side, number // COLUMNS * side
        sheet.paste(icon_image(symbol, theme, hollow, selected), (x, y))
        mapping[icon_name(symbol.layer, hollow, selected)] = {
            "x": x,
            "y": y,
            "width": side,
            "height": side,
            "anchorX": side / 2,
            "anchorY": side / 2,
        }
    buffer = io.BytesIO()
    # Few hues, many shades of transparency: a palette loses nothing that is seen.
    sheet.quantize(256, Image.Quantize.FASTOCTREE).save(buffer, "PNG", optimize=True)
    url = "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
    return IconAtlas(url, mapping)
