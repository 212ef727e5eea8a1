"""The palette keeps its promises: contrast on land and sea, telling apart by colour-blind eyes."""

from __future__ import annotations

import itertools
import math
import re

import pytest

from lib.cartography.symbology import SYMBOLS
from lib.cartography.tokens import THEMES, Theme, colours, rgba

FAMILIES = ("port", "depot", "rail", "observation", "event", "claim")
#: Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
#: deficiency", IEEE TVCG 15 (2009), severity 1.0, for linear RGB.
VISION = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
#: CIE76 difference: 2.3 is just noticeable; this is plain at the size of a mark.
PLAIN_DIFFERENCE = 12.0

Vector = tuple[float, float, float]


def linear(theme: Theme, role: str) -> Vector:
    def channel(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(value) for value in rgba(theme, role)[:3])
    return red, green, blue


def contrast(theme: Theme, role: str, ground: str) -> float:
    """WCAG 2 contrast ratio."""
    lights = [
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in (linear(theme, role), linear(theme, ground))
    ]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(colour: Vector) -> Vector:
    red, green, blue = (min(max(value, 0.0), 1.0) for value in colour)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    return 116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))


def seen(theme: Theme, role: str, vision: str) -> Vector:
    colour = linear(theme, role)
    rows = [sum(m * c for m, c in zip(row, colour, strict=True)) for row in VISION[vision]]
    return lab((rows[0], rows[1], rows[2]))


def test_both_themes_have_the_same_roles() -> None:
    assert set(colours("light")) == set(colours("dark"))
    for theme in THEMES:
        for code in colours(theme).values():
            assert re.fullmatch(r"#[0-9A-F]{6}([0-9A-F]{2})?", code)


def test_every_class_of_record_is_a_colour_role() -> None:
    assert set(SYMBOLS) <= set(colours("light"))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["land", "sea"])
@pytest.mark.parametrize("role", sorted(SYMBOLS))
def test_marks_stand_out_from_land_and_sea(theme: Theme, ground: str, role: str) -> None:
    assert round(contrast(theme, role, ground), 1) >= 2.9


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", ["text1", "text2", "text3"])
def test_text_is_readable(theme: Theme, role: str) -> None:
    assert contrast(theme, role, "page") >= 4.5
    assert contrast(theme, role, "surface") >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", ["mapLabel", "seaLabel"])
def test_map_labels_are_readable_on_their_halo(theme: Theme, role: str) -> None:
    assert contrast(theme, role, "halo") >= 4.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_families_differ_for_every_eye(theme: Theme, vision: str) -> None:
    for one, other in itertools.combinations(FAMILIES, 2):
        difference = math.dist(seen(theme, one, vision), seen(theme, other, vision))
        assert difference >= PLAIN_DIFFERENCE, (one, other, round(difference, 1))


#: Marks that lie on each other or beside each other in a chart, where only the colour differs.
CHART_PAIRS = [
    ("covShip", "covImg"),
    ("covImg", "covNone"),
    ("bar", "barUnc"),
    ("barUnc", "page"),
    ("claim", "page"),
    ("depot", "text1"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "other"), CHART_PAIRS)
def test_chart_colours_differ_in_lightness_for_every_eye(
    theme: Theme, vision: str, one: str, other: str
) -> None:
    """So that print in grey tells them apart, too."""
    lightness = [seen(theme, role, vision)[0] for role in (one, other)]
    assert abs(lightness[0] - lightness[1]) >= PLAIN_DIFFERENCE


def test_classes_of_one_family_differ_in_shape() -> None:
    looks = [(colours("light")[s.layer], s.shape, s.size_px) for s in SYMBOLS.values()]
    assert len(set(looks)) == len(looks)
