"""The fonts of painted pictures, as the pages have them, and how wide their words are."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

__all__ = ["FONTS_DIR", "balanced", "font_file", "typeface", "width_px", "wrapped"]

FONTS_DIR = Path(__file__).with_name("fonts")


def font_file(weight: str, serif: bool = False) -> Path:
    """Return the font of a CSS weight, as ``500`` or ``italic 400``.

    >>> font_file("600", serif=True).name, font_file("700").name
    ('map-serif-600.ttf', 'map-sans-700.ttf')
    """
    if serif:
        style = "italic" if weight.startswith("italic") else "600"
        return FONTS_DIR / f"map-serif-{style}.ttf"
    return FONTS_DIR / f"map-sans-{weight if weight in ('400', '700') else '500'}.ttf"


@lru_cache(maxsize=8)
def typeface(weight: str, serif: bool = False) -> FontProperties:
    """Return the font as matplotlib takes it."""
    # Family, weight and style are in the file; SVG needs to be told them too.
    is_italic = weight.startswith("italic")
    return FontProperties(
        family=["Map Serif", "serif"] if serif else ["Map Sans", "sans-serif"],
        fname=str(font_file(weight, serif)),
        weight=400 if is_italic else int(weight),
        style="italic" if is_italic else "normal",
    )


@lru_cache(maxsize=8192)
def width_px(text: str, size: float, weight: str = "400", serif: bool = False) -> float:
    """Return how wide a text is set, in the unit of its size.

    >>> width_px("Vladivostok", 12.5) > width_px("Najin", 12.5)
    True
    """
    font = get_font(str(font_file(weight, serif)))
    # Measured large: the font rounds to whole units of its own.
    font.set_size(100, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 * size / 100


def wrapped(
    text: str, size: float, room: float, weight: str = "400", serif: bool = False
) -> list[str]:
    """Return a text in lines no wider than the room, broken between words.

    A word that is wider, such as an address, is broken where the room ends.

    >>> wrapped("From the depot near Tikhoretsk to the border", 20, 260)
    ['From the depot near', 'Tikhoretsk to the border']
    >>> wrapped("/distances?from=najin", 20, 120)
    ['/distances?fr', 'om=najin']
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_px(longer, size, weight, serif) <= room:
            lines[-1] = longer
        else:
            lines += _pieces(word, size, room, weight, serif)
    return lines


def _pieces(word: str, size: float, room: float, weight: str, serif: bool) -> list[str]:
    """A word, in as many pieces as the room asks for."""
    pieces: list[str] = []
    while len(word) > 1 and width_px(word, size, weight, serif) > room:
        wide = [width_px(word[:end], size, weight, serif) for end in range(1, len(word))]
        fitting = max(bisect_right(wide, room), 1)
        pieces.append(word[:fitting])
        word = word[fitting:]
    return [*pieces, word]


def balanced(
    text: str, size: float, room: float, weight: str = "400", serif: bool = False
) -> list[str]:
    """Return a text in as few lines as the room allows, all about as long.

    >>> balanced("From the depot near Tikhoretsk to the border", 20, 380)
    ['From the depot near', 'Tikhoretsk to the border']
    """
    lines = wrapped(text, size, room, weight, serif)
    narrower = room
    while len(lines) > 1 and narrower > room / 2:
        narrower -= size
        tried = wrapped(text, size, narrower, weight, serif)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines
