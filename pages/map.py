"""Map: the record in a window of time, a card for what is selected, and the table beneath."""

from __future__ import annotations

import streamlit as st

from lib.cartography.map_parts import map_parts
from lib.ui import caches, frame, session
from lib.ui.filters import filters, presets
from lib.ui.map.compare import compare_table
from lib.ui.map.export_panel import export_panel
from lib.ui.map.finder import finder
from lib.ui.map.legend import legend_column
from lib.ui.map.view import adopt_map, map_view, time_view
from lib.ui.map.view_words import view_words
from lib.ui.records.column import record_column
from lib.ui.records.table import record_tables


@st.fragment
def page() -> None:
    """The whole page, apart from what stands on every page: a moved window runs this alone."""
    package = caches.package()
    adopt_map()
    view = session.view()
    parts = map_parts(package, view)

    frame.headline(parts.headline.sentence, parts.headline.line)
    # The map comes first, so that it also does where columns stand under each other, on phones.
    main, switches, card = st.columns([5.2, 1.3, 2.1], gap="medium")
    with main:
        map_view(package, view, parts)
        time_view(view)
    with switches:
        finder(package, view)
        filters(package, view)
        presets(package, view)
        legend_column(parts.legend, view)
    with card:
        record_column(package, view)
    export_panel(package, view)
    compare_table(package, view)
    view_words(package, view)
    record_tables(parts)


page()
