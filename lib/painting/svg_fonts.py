"""The fonts of an SVG, put into it: its words look the same wherever it is opened."""

from __future__ import annotations

import base64
import io
import re
from html import unescape

from fontTools import subset
from fontTools.ttLib import TTFont

from lib.painting.typefaces import FONTS_DIR

__all__ = ["with_fonts"]

#: Family, weight and style as the texts ask for them -> file.
FACES = {
    ("Map Sans", "400", "normal"): "map-sans-400.ttf",
    ("Map Sans", "500", "normal"): "map-sans-500.ttf",
    ("Map Sans", "700", "normal"): "map-sans-700.ttf",
    ("Map Serif", "600", "normal"): "map-serif-600.ttf",
    ("Map Serif", "400", "italic"): "map-serif-italic.ttf",
}
TAG = re.compile("<[^>]*>")


def with_fonts(svg: str) -> str:
    """Return an SVG with the glyphs that its texts need, of the fonts that they name.

    >>> "font-family:'Map Sans'" in with_fonts("<svg><text font-family='Map Sans'>km</text></svg>")
    True
    """
    words = unescape(TAG.sub("", svg))
    faces = [
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{style};"
        f"src:url(data:font/woff;base64,{_cut(file, words)}) format('woff')}}"
        for (family, weight, style), file in FACES.items()
        if family in svg
    ]
    drawn, end, _ = svg.rpartition("</svg>")
    return f'{drawn}<defs><style type="text/css">{"".join(faces)}</style></defs>{end}\n'


def _cut(file: str, words: str) -> str:
    # Lazy: of its tables only what the words need is read, in half the time.
    font = TTFont(FONTS_DIR / file, lazy=True, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(layout_features=["kern"], hinting=False))
    cutter.populate(text=words)
    cutter.subset(font)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")
