"""The marks as one picture: every class filled and hollow, plain and selected."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from lib.cartography.mark_parts import Points, mark_parts, part_colour
from lib.cartography.symbology import ICON_PX, SYMBOLS, Symbol, icon_name
from lib.cartography.tokens import Theme, rgba

__all__ = ["IconAtlas", "icon_atlas", "icon_image"]

#: Pixels of the atlas for one CSS pixel: crisp on screens of double density.
DENSITY = 2
#: Drawn this much larger, then scaled down: smooth edges.
OVERSAMPLING = 4
COLUMNS = 4


@dataclass(frozen=True, slots=True)
class IconAtlas:
    """A picture with all marks of a theme, and where each lies in it."""

    url: str
    """PNG as a data URL."""
    mapping: Mapping[str, Mapping[str, float]]
    """Name -> x, y, width, height, anchorX, anchorY in pixels of the picture."""


def icon_image(symbol: Symbol, theme: Theme, hollow: bool, selected: bool) -> Image.Image:
    """Return one mark as a square picture of `ICON_PX` CSS pixels at double density."""
    unit = DENSITY * OVERSAMPLING
    side = ICON_PX * unit
    canvas = Image.new("RGBA", (side, side), (*rgba(theme, "halo")[:3], 0))
    for part in mark_parts(symbol, hollow, selected):
        colour = tuple(part_colour(part, symbol, theme))
        outline = [(x * unit, y * unit) for x, y in part.points]
        if part.role == "band":
            band = Image.new("RGBA", (side, side), (0, 0, 0, 0))
            _polygon(band, outline, colour)
            canvas = Image.alpha_composite(canvas, band)
        elif part.width_px:
            _stroke(canvas, outline, part.width_px * unit, colour)
        else:
            _polygon(canvas, outline, colour)
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
