"""The card that stands for a link: a view's words over its map, in the size that pages show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from PIL import Image

from lib.cartography.tokens import Theme, colours
from lib.painting.board import board, image_of, rule, settings, write
from lib.painting.palette import png_of_few_colours
from lib.painting.panels import Panel, paint_panels
from lib.painting.typefaces import balanced, width_px, wrapped

__all__ = ["CARD_PX", "CardWords", "map_size", "paint_card"]

#: Width and height that Open Graph's readers expect; drawn for a card of two thirds of it, so
#: that words stay legible where the picture is shown small.
CARD_PX = (1200, 630)
DENSITY = 1.5
WIDTH, HEIGHT = CARD_PX[0] / DENSITY, CARD_PX[1] / DENSITY
MARGIN, BRAND_Y, TITLE_TOP = 32.0, 29.0, 38.0
FOOT = 45.0
#: The largest size at which the title has no more than two lines.
TITLE_SIZES = (27.0, 25.0, 23.0, 21.0, 19.0)
LINE_SIZE, SMALL = 14.0, 11.5
MOST_LINES = 2


@dataclass(frozen=True)
class CardWords:
    """What a card says."""

    brand: str
    title: str
    line: str
    """Under the title; may be empty."""
    sources: str
    attribution: str = ""
    aside: str = ""
    """Beside the brand: the window of time; may be empty."""


@dataclass(frozen=True)
class _Head:
    size: float
    title: Sequence[str]
    line: Sequence[str]

    @property
    def bottom(self) -> float:
        title = TITLE_TOP + self.size * 1.2 * len(self.title)
        return round(title + LINE_SIZE * 1.35 * len(self.line) + 11)


def map_size(words: CardWords) -> tuple[int, int]:
    """Return the size of a card's area for maps, which depends on how long its title is."""
    return int(WIDTH), int(HEIGHT - FOOT - _head(words).bottom)


def paint_card(words: CardWords, theme: Theme, panels: Sequence[Panel]) -> bytes:
    """Return the card as a PNG with a palette; its maps share an area of `map_size`."""
    ink = colours(theme)
    head = _head(words)
    with settings():
        on = board(WIDTH, HEIGHT, ink["page"], DENSITY)
        paint_panels(on, 0, head.bottom, panels, theme, MARGIN)
        _paint_head(on.page, words, head, ink)
        _paint_foot(on.page, words, ink)
        pixels = image_of(on)
    return png_of_few_colours(Image.fromarray(pixels).convert("RGB"))


def _head(words: CardWords) -> _Head:
    room = WIDTH - 2 * MARGIN
    for size in TITLE_SIZES:
        title = balanced(words.title, size, room, "600", serif=True)
        if len(title) <= MOST_LINES:
            break
    line = wrapped(words.line, LINE_SIZE, room) if words.line else []
    return _Head(size, _cut(title, 3), _cut(line, MOST_LINES))


def _cut(lines: Sequence[str], most: int) -> list[str]:
    """The first lines of a text; the last ends in dots where more would follow."""
    kept = list(lines[:most])
    if len(lines) > most:
        kept[-1] = kept[-1].rpartition(" ")[0].rstrip(",;:.") + " …"
    return kept


def _paint_head(axes: Axes, words: CardWords, head: _Head, ink: Any) -> None:
    write(axes, words.brand, MARGIN, BRAND_Y, 13.5, ink["text1"], "700")
    write(axes, words.aside, WIDTH - MARGIN, BRAND_Y, 13.5, ink["text2"], "500", align="right")
    y = TITLE_TOP
    for text in head.title:
        y += head.size * 1.2
        write(axes, text, MARGIN, y - head.size * 0.2, head.size, ink["text1"], "600", serif=True)
    for text in head.line:
        y += LINE_SIZE * 1.35
        write(axes, text, MARGIN, y, LINE_SIZE, ink["text2"])


def _paint_foot(axes: Axes, words: CardWords, ink: Any) -> None:
    top = HEIGHT - FOOT
    rule(axes, 0, WIDTH, top, 1.5, ink["ruleStrong"])
    for text, y in ((words.sources, top + 18), (words.attribution, top + 35)):
        room = WIDTH - 2 * MARGIN
        size = min(SMALL, SMALL * room / max(width_px(text, SMALL), 1))
        write(axes, text, MARGIN, y, size, ink["text2"])
