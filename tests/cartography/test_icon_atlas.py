"""Every class has its four pictures, and they differ."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from lib.cartography.icon_atlas import icon_atlas, icon_image
from lib.cartography.symbology import SYMBOLS, icon_name
from lib.cartography.tokens import THEMES, Theme, rgba


@pytest.mark.parametrize("theme", THEMES)
def test_the_atlas_holds_each_class_in_four_states(theme: Theme) -> None:
    atlas = icon_atlas(theme, tuple(SYMBOLS))
    names = {icon_name(s, h, c) for s in SYMBOLS for h in (False, True) for c in (False, True)}
    assert set(atlas.mapping) == names
    sheet = Image.open(io.BytesIO(base64.b64decode(atlas.url.partition(",")[2]))).convert("RGBA")
    for cell in atlas.mapping.values():
        box = (cell["x"], cell["y"], cell["x"] + cell["width"], cell["y"] + cell["height"])
        assert box[2] <= sheet.width
        assert box[3] <= sheet.height
        assert sheet.crop(tuple(map(int, box))).getextrema()[3][1] >= 250, "a cell is empty"


@pytest.mark.parametrize("layer", ["port", "pier", "depot", "crossing", "observation", "event"])
def test_hollow_differs_from_filled_and_selected_from_both(layer: str) -> None:
    states = [
        icon_image(SYMBOLS[layer], "light", hollow, selected).tobytes()
        for hollow in (False, True)
        for selected in (False, True)
    ]
    assert len(set(states)) == 4


def test_a_filled_mark_has_its_colour_in_the_middle() -> None:
    image = icon_image(SYMBOLS["depot"], "light", False, False)
    middle = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(middle, tuple)
    assert list(middle) == rgba("light", "depot")


def test_a_selected_mark_keeps_its_colour() -> None:
    plain, selected = (icon_image(SYMBOLS["depot"], "dark", False, c) for c in (False, True))
    middle = (plain.width // 2, plain.height // 2)
    assert plain.getpixel(middle) == selected.getpixel(middle)
    assert plain.getpixel((5, plain.height // 2)) != selected.getpixel((12, plain.height // 2))
