"""Map: the record in a window of time, a card for what is selected, and the table beneath."""

from __future__ import annotations

import streamlit as st

from lib.cartography import headline
from lib.ui import caches, frame, session
from lib.ui.filters import filter_bar
from lib.ui.legend import legend_column
from lib.ui.map_view import adopt_map, map_view, time_view
from lib.ui.record_column import record_column
from lib.ui.record_table import record_tables

package = caches.package()
adopt_map()
view = session.view()

words = headline(package, view)
frame.headline(words.sentence, words.line)
filter_bar(package, view)
left, card = st.columns([6.1, 1.95], gap="medium")
with left:
    legend, middle = st.columns([1.15, 5], gap="medium")
    with legend:
        legend_column(package, view)
    with middle:
        map_view(package, view)
    time_view(view)
with card:
    record_column(package, view)
record_tables(package, view)
