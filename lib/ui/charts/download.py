"""A chart or a map as a file to print or to pass on; made only when a reader asks."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.export.chart_figure import FIGURE_FORMATS, ChartFigure, FigureFormat, figure_bytes
from lib.ui.frame import grey

__all__ = ["chart_download", "figure_download"]


def chart_download(key: str, figure: Callable[[], ChartFigure]) -> None:
    """Offer a chart as PNG, SVG and PDF.

    Parameters
    ----------
    key
        Name of the file, without suffix.
    figure
        Makes the figure; called when a button is pressed.
    """
    figure_download(key, "Download this chart", lambda suffix: figure_bytes(figure(), suffix))


def figure_download(key: str, label: str, make: Callable[[FigureFormat], bytes]) -> None:
    """Offer a figure as PNG, SVG and PDF.

    The buttons are made when a reader opens the panel, a file when its button is pressed.

    Parameters
    ----------
    key
        Name of the file, without suffix.
    make
        Makes the file in a format; called when a button is pressed.
    """
    panel = st.popover(
        label,
        icon=":material/download:",
        type="tertiary",
        key=f"figure_{key}",
        on_change="rerun",
    )
    if not panel.open:
        return
    with panel:
        grey("For print: title, key, sources and data version are part of the figure.")
        with st.container(horizontal=True, gap="small"):
            for suffix in FIGURE_FORMATS:
                _button(key, suffix, make)


def _button(key: str, suffix: FigureFormat, make: Callable[[FigureFormat], bytes]) -> None:
    st.download_button(
        suffix.upper(),
        data=lambda: make(suffix),
        file_name=f"{key}.{suffix}",
        mime=FIGURE_FORMATS[suffix],
        key=f"figure_{key}_{suffix}",
        on_click="ignore",
    )
