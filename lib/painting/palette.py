"""Few colours for a picture of a map: its file is small, its marks stay what they are."""

from __future__ import annotations

import io
from itertools import chain

from PIL import Image

__all__ = ["png_of_few_colours"]

COLOURS = 256
#: Colours of areas that the palette holds as they are.
EXACT = 16


def png_of_few_colours(picture: Image.Image) -> bytes:
    """Return a picture as a PNG in 256 colours: those of its areas exactly, of its marks nearly.

    Examples
    --------
    >>> sea_with_a_depot = Image.new("RGB", (90, 60), "#C9D8E1")
    >>> sea_with_a_depot.putpixel((45, 30), (166, 52, 28))
    >>> read = Image.open(io.BytesIO(png_of_few_colours(sea_with_a_depot))).convert("RGB")
    >>> read.getpixel((45, 30)), read.getpixel((0, 0))
    ((166, 52, 28), (201, 216, 225))
    """
    seen = picture.getcolors(picture.width * picture.height) or []
    common = [
        colour for _, colour in sorted(seen, reverse=True)[:EXACT] if isinstance(colour, tuple)
    ]
    # A palette of what is frequent would lose the marks: few pixels of strong colours.
    spread = picture.quantize(COLOURS - len(common), Image.Quantize.MAXCOVERAGE)
    palette = Image.new("P", (1, 1))
    palette.putpalette([*chain.from_iterable(common), *(spread.getpalette() or [])][: 3 * COLOURS])
    buffer = io.BytesIO()
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
