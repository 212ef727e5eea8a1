"""The board that is painted on: one unit is one CSS pixel, y runs down."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import Stroke
from matplotlib.text import Text

from lib.painting.typefaces import typeface

__all__ = [
    "Board",
    "Colour",
    "Rgba",
    "add",
    "board",
    "file_of",
    "image_of",
    "map_axes",
    "rule",
    "settings",
    "unit",
    "write",
]

#: Red, green, blue, alpha, each 0-255, as deck.gl has them.
Rgba = Sequence[float]
#: The same, each 0-1, as matplotlib has them.
Colour = tuple[float, float, float, float]
#: At 72 points an inch a point is a pixel.
POINTS_PER_INCH = 72
HALO_PX = 4.0
PAINTING = Lock()


@dataclass(frozen=True)
class Board:
    """A figure, with an area for words that covers all of it."""

    figure: Figure
    page: Axes
    width_px: float
    height_px: float


@contextmanager
def settings() -> Iterator[None]:
    """Paint the same bytes everywhere, whatever the machine's settings: fonts go along as fonts."""
    fixed: dict[Any, Any] = {
        "pdf.fonttype": 42,
        "svg.fonttype": "none",
        "svg.hashsalt": "map",
        "text.hinting": "no_hinting",
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "lines.scale_dashes": False,
        "path.simplify": True,
        "path.snap": False,  # a mark stands where it stands, not at the nearest pixel
        "path.simplify_threshold": 0.1,
    }
    # The settings are the process's: who paints beside another would change them under its hands.
    with PAINTING, rc_context(fixed):
        yield


def board(width_px: float, height_px: float, colour: str, density: float = 1.0) -> Board:
    """Return an empty board; ``density`` is how many pixels of a picture a CSS pixel gets."""
    size = (width_px / POINTS_PER_INCH, height_px / POINTS_PER_INCH)
    figure = Figure(figsize=size, dpi=POINTS_PER_INCH * density, facecolor=colour)
    page = _axes(figure, (0, 0, 1, 1), width_px, height_px)
    page.set_zorder(2)
    return Board(figure, page, width_px, height_px)


def map_axes(on: Board, left: float, top: float, width: float, height: float) -> Axes:
    """Return the area of a map on a board; what leaves it is cut off."""
    rect = (
        left / on.width_px,
        1 - (top + height) / on.height_px,
        width / on.width_px,
        height / on.height_px,
    )
    return _axes(on.figure, rect, width, height)


def _axes(
    figure: Figure, rect: tuple[float, float, float, float], width: float, height: float
) -> Axes:
    axes = figure.add_axes(rect)
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return axes


def unit(colour: Rgba) -> Colour:
    """Return a colour as matplotlib takes it.

    >>> unit([255, 0, 0, 51])
    (1.0, 0.0, 0.0, 0.2)
    """
    red, green, blue, alpha = (channel / 255 for channel in colour)
    return red, green, blue, alpha


def add(axes: Axes, artist: Artist) -> None:
    """Lay something on top of what an area holds already."""
    artist.set_zorder(1)  # matplotlib would lay lines over areas, and texts over both
    axes.add_artist(artist)


def rule(axes: Axes, x1: float, x2: float, y: float, width_px: float, colour: Any) -> None:
    """Draw a level line."""
    add(axes, Line2D((x1, x2), (y, y), color=colour, linewidth=width_px, solid_capstyle="butt"))


def write(
    axes: Axes,
    text: str,
    x: float,
    y: float,
    size: float,
    colour: Any,
    weight: str = "400",
    serif: bool = False,
    align: Literal["left", "center", "right"] = "left",
    halo: Rgba | None = None,
) -> None:
    """Set a line of text with its baseline at a height; the halo lies under it as an outline."""
    style: dict[str, Any] = {
        "fontproperties": typeface(weight, serif),
        "fontsize": size,
        "ha": align,
        "va": "baseline",
        "clip_on": True,
    }
    if halo is not None:
        under = Text(x, y, text, color=unit(halo), **style)
        under.set_path_effects(
            [Stroke(linewidth=HALO_PX, foreground=unit(halo), joinstyle="round")]
        )
        axes.add_artist(under)
    axes.add_artist(Text(x, y, text, color=colour, **style))


def image_of(on: Board) -> npt.NDArray[np.uint8]:
    """Return the board's pixels: height x width x (red, green, blue, alpha)."""
    canvas = FigureCanvasAgg(on.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]


def file_of(
    on: Board, kind: Literal["png", "svg", "pdf"], density: float = 1.0, title: str = ""
) -> bytes:
    """Return the board as a file, without the day on which it was made."""
    out = io.BytesIO()
    about: dict[str, dict[str, Any]] = {
        "png": {"Software": None, "Title": title},
        "svg": {"Date": None, "Creator": None, "Title": title},
        "pdf": {"CreationDate": None, "Creator": None, "Producer": None, "Title": title},
    }
    on.figure.savefig(out, format=kind, metadata=about[kind], dpi=POINTS_PER_INCH * density)
    return out.getvalue()
