"""Painted marks are those of the atlas; painted letters those of the record."""

from __future__ import annotations

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from lib.cartography.icon_atlas import DENSITY, icon_image
from lib.cartography.symbology import ICON_PX, SYMBOLS, icon_name
from lib.cartography.tokens import colours
from lib.catalog import Package
from lib.painting.board import board, image_of, settings
from lib.painting.marks import paint_mark
from lib.painting.typefaces import FONTS_DIR


@pytest.mark.parametrize("selected", [False, True])
@pytest.mark.parametrize("hollow", [False, True])
@pytest.mark.parametrize("layer", SYMBOLS)
def test_a_mark_equals_its_picture_in_the_atlas(layer: str, hollow: bool, selected: bool) -> None:
    with settings():
        on = board(ICON_PX, ICON_PX, colours("light")["sea"], DENSITY)
        icon = icon_name(layer, hollow, selected)
        paint_mark(on.page, icon, ICON_PX / 2, ICON_PX / 2, "light")
        painted = image_of(on)[..., :3].astype(int)
    atlas = icon_image(SYMBOLS[layer], "light", hollow, selected)
    ground = Image.new("RGBA", atlas.size, colours("light")["sea"])
    expected = np.asarray(Image.alpha_composite(ground, atlas))[..., :3].astype(int)
    assert np.abs(painted - expected).mean() < 3
    assert (np.abs(painted - expected).max(axis=2) > 90).mean() < 0.01


@pytest.mark.parametrize("name", ["map-sans-400.ttf", "map-sans-500.ttf", "map-sans-700.ttf"])
def test_the_fonts_hold_what_the_map_writes(package: Package, name: str) -> None:
    held = TTFont(FONTS_DIR / name).getBestCmap()
    places, names = package.tables["places"], package.tables["names"]
    words = "".join([*places["name"], *names["name"], *package.tables["sources"]["publisher"]])
    scripts = {c for c in words if c < "\u0530" or "\uac00" <= c <= "\ud7a3"}
    assert scripts <= {chr(code) for code in held}
    assert {"\u202f", "\u2009", "–", "±", "°", "’", "·"} <= {chr(code) for code in held}


def test_fonts_carry_their_licences() -> None:
    licences = list(FONTS_DIR.glob("LICENSE-*.txt"))
    assert len(licences) == 3
    for licence in licences:
        assert "SIL Open Font License" in licence.read_text(encoding="utf-8")
