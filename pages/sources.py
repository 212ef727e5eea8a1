"""Sources: every page the record rests on, and what rests on each."""

from __future__ import annotations

import streamlit as st

from lib.analysis.provenance import find_sources, resting_on
from lib.ui import caches, frame, session
from lib.ui.source_list import choose_source, source_sheet

package = caches.package()
view = session.view()
sources = package.tables["sources"]
resting = resting_on(package)

frame.headline(
    f"The record rests on {len(sources)} pages and documents",
    "Search by title, publisher, address or id. Pages that relay one release count once "
    "in a record's confidence.",
)
st.text_input(
    "Search the sources",
    value=view.search,
    key="source_search",
    on_change=session.changed_by("source_search", lambda text: {"search": text}),
    placeholder="publisher, title, address or id",
)
found = find_sources(package, view.search)
left, right = st.columns([2, 1], gap="large")
with left:
    chosen = choose_source(found, view)
with right:
    source_sheet(package, chosen)
