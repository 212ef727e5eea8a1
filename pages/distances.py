"""Distances: from a place to a border, with its uncertainty, every source, and what misleads."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.analysis.along_the_line import ways_from
from lib.analysis.distance_words import distance_headline, distance_line
from lib.analysis.distances import PlaceDistance, border_row
from lib.errors import DataError
from lib.ui import caches, frame, session
from lib.ui.distances.border_chart import border_chart
from lib.ui.distances.controls import (
    distance_controls,
    viewed_border,
    viewed_origin,
)
from lib.ui.distances.figure import figure_blocks, result_sentence, units_shown
from lib.ui.distances.map import distance_map, distance_map_download
from lib.ui.distances.tables import border_blocks, shortcut_blocks, way_blocks
from lib.ui.sheet import Block, sheet
from lib.ui.theme import current_colours

package = caches.package()
view = session.view()
origin = viewed_origin(package, view)
border_id = viewed_border(package, view)
tone = current_colours()
units = units_shown(view.units, origin)


def show_sheet(blocks: tuple[Block, ...], key: str, label: str) -> None:
    """Show blocks under a key of this page."""
    if blocks:
        sheet(blocks, tone, key=f"distance_{key}", label=label)


def show(measured: PlaceDistance) -> None:
    """Show a distance: figure and map, then the tables."""
    headline = distance_headline(package, measured, view.units)
    line = distance_line(package, measured)
    border = border_row(package, border_id)
    beside = caches.companion_distance(origin, border_id)
    sentence = result_sentence(measured, border, package.version, package.sha256)
    card = session.address_of(replace(view, selected=(origin.id,))) if origin.id else ""

    frame.headline(headline, line)
    left, right = st.columns([1, 3.15], gap="medium")
    with left:
        distance_controls(package, view, origin)
        show_sheet(figure_blocks(measured, border, units, card, sentence), "figure", "Result")
    with right:
        distance_map(view, measured, beside, f"{headline}. {line}")
        distance_map_download(package, view, measured, beside)
    borders = border_blocks(package, measured, beside, units)
    if len(measured.readings) > 1:
        plot, table = st.columns([1, 3.15], gap="medium")
        with plot:
            border_chart(package, measured, view.units)
        with table:
            show_sheet(borders, "borders", "Border sources")
    else:
        show_sheet(borders, "borders", "Border sources")
    show_sheet(way_blocks(package, ways_from(package, origin), view.units), "ways", "Ways")
    shortcuts = caches.shortcuts(origin, border_id)
    show_sheet(shortcut_blocks(measured, shortcuts, view.units), "shortcuts", "Shortcuts")


try:
    found = caches.distance(origin, border_id)
except DataError as problem:
    frame.headline(
        "This pair of place and border cannot be measured",
        "The border’s line is cut out and its nearest point to this place may lie beyond the cut.",
    )
    distance_controls(package, view, origin)
    st.warning(frame.plain(f"{origin.name} {problem.problem}: {problem.hint}."))
else:
    show(found)
