"""The texts of a figure's SVG with the room that each takes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from lib.painting.typefaces import width_px

TEXT = "{http://www.w3.org/2000/svg}text"
#: Of a letter's size: what rises above the baseline, and what hangs below it.
ASCENT, DESCENT = 0.72, 0.2


class SvgText(NamedTuple):
    """A text and its room in pixels, y down."""

    text: str
    left: float
    top: float
    right: float
    foot: float


def svg_texts(svg: bytes) -> list[SvgText]:
    """Return the texts of a figure; its painter sets each with the left end of its baseline."""
    root = ET.fromstring(svg)  # noqa: S314 - our own file
    return [_placed(element) for element in root.iter(TEXT)]


def _placed(element: ET.Element) -> SvgText:
    style = element.get("style", "")
    size = float(_found(r"font-size: ([\d.]+)px", style))
    weight = _found(r"font-weight: (\d+)", style) if "font-weight" in style else "400"
    serif = "Map Serif" in style
    weight = "italic" if "italic" in style else weight
    text = "".join(element.itertext())
    x, y = float(element.get("x", "nan")), float(element.get("y", "nan"))
    wide = width_px(text, size, weight, serif)
    return SvgText(text, x, y - ASCENT * size, x + wide, y + DESCENT * size)


def _found(pattern: str, style: str) -> str:
    match = re.search(pattern, style)
    assert match, style
    return match[1]


def overlaps(texts: Sequence[SvgText]) -> list[tuple[str, str]]:
    """Return the pairs of texts of which one hides a part of the other; a halo is none."""
    shown = dict.fromkeys(texts)
    return [
        (a.text, b.text)
        for a, b in combinations(shown, 2)
        if a.left < b.right and b.left < a.right and a.top < b.foot and b.top < a.foot
    ]
