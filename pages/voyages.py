"""Voyages: ships by days, imagery, the quay, running totals, depots and the crossing."""

from __future__ import annotations

import streamlit as st

from lib.analysis.ship_grid import ship_rows
from lib.ui import caches, frame, session
from lib.ui.charts.section import PageView, record_card
from lib.ui.filters import filters, presets
from lib.ui.theme import current_colours
from lib.ui.voyages.port import calls_section, coverage_section, quay_section
from lib.ui.voyages.rows import shown_days, shown_rows
from lib.ui.voyages.sites import crossing_section, depot_section
from lib.ui.voyages.totals import factor_section, figures_section, shells_section
from lib.ui.voyages.words import reading_line, voyages_sentence

package = caches.package()
view = session.view()
page = PageView(package, view, shown_days(package, view), current_colours(), "voyages")
calls = shown_rows(package, view, "voyages")
observations = shown_rows(package, view, "observations")
estimates = shown_rows(package, view, "estimates")
statements = shown_rows(package, view, "coverage_statements")
rows = ship_rows(package, calls.frame)

frame.headline(voyages_sentence(rows, view), reading_line(view))
windows, narrowed = st.columns([5, 1], vertical_alignment="bottom")
with windows:
    presets(package, view)
with narrowed:
    filters(package, view)

# The card of the open record stands in the section that shows it; else it comes first.
first = st.container()
here = [
    calls_section(page, rows, calls),
    coverage_section(page, statements),
    quay_section(page, observations),
]
left, right = st.columns(2, gap="large")
with left:
    here += [figures_section(page, estimates, "containers"), shells_section(page, estimates)]
with right:
    here += [figures_section(page, estimates, "voyages"), factor_section(page, estimates)]
left, right = st.columns(2, gap="large")
with left:
    here.append(depot_section(page, observations))
with right:
    here.append(crossing_section(page, observations))
if view.selected and not any(here):
    with first:
        record_card(page)
