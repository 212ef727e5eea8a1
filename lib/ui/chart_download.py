"""A chart as a file to print or to pass on; made only when a reader asks."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.export.chart_figure import FIGURE_FORMATS, ChartFigure, figure_bytes
from lib.ui.frame import grey

__all__ = ["chart_download"]


def chart_download(key: str, figure: Callable[[], ChartFigure]) -> None:
    """Offer a chart as PNG, SVG and PDF.

    The buttons are made when a reader opens the panel, a file when its button is pressed.

    Parameters
    ----------
    key
        Name of the file, without suffix.
    figure
        Makes the figure; called when a button is pressed.
    """
    panel = st.popover(
        "Download this chart",
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
                _button(key, suffix, figure)


def _button(key: str, suffix: str, figure: Callable[[], ChartFigure]) -> None:
    st.download_button(
        suffix.upper(),
        data=lambda: figure_bytes(figure(), suffix),
        file_name=f"{key}.{suffix}",
        mime=FIGURE_FORMATS[suffix],
        key=f"figure_{key}_{suffix}",
        on_click="ignore",
    )
