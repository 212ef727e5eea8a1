"""Draw the legend's marks to ``static/marks`` from the same symbols that the map draws."""

from __future__ import annotations

import io
from pathlib import Path

from lib.cartography.icon_atlas import icon_image
from lib.cartography.symbology import SYMBOLS

FOLDER = Path(__file__).resolve().parent.parent / "static" / "marks"
#: Side of the picture: the mark's square without its empty rim, in pixels at double density.
SIDE_PX = 40


def mark_png(layer: str, theme: str) -> bytes:
    """The mark of a layer as a PNG file, the same bytes for the same symbol."""
    image = icon_image(SYMBOLS[layer], theme, hollow=False, selected=False)
    rim = (image.width - SIDE_PX) // 2
    buffer = io.BytesIO()
    image.crop((rim, rim, rim + SIDE_PX, rim + SIDE_PX)).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main() -> None:
    """Write every mark in both themes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for layer in SYMBOLS:
        for theme in ("light", "dark"):
            (FOLDER / f"{layer}-{theme}.png").write_bytes(mark_png(layer, theme))
    print(f"{2 * len(SYMBOLS)} marks in {FOLDER}")


if __name__ == "__main__":
    main()
