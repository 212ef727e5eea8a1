"""Sources: every page the record rests on, what rests on each, and what the record disagrees on."""

from __future__ import annotations

import streamlit as st

from lib.analysis.disagreements import disagreements, find_disagreements
from lib.analysis.provenance import find_sources
from lib.analysis.wording import plural
from lib.ui import caches, frame, session
from lib.ui.source_list import choose_disagreement, choose_source, open_sheet

package = caches.package()
view = session.view()
listed = disagreements(package)
settled = sum(d.is_settled for d in listed)

frame.headline(
    f"The record rests on {len(package.tables['sources'])} pages and documents, "
    f"and disagrees on {plural(len(listed), 'point')}",
    "Pages that relay one release count once in a record's confidence. "
    "Where records differ, both stay; no side is chosen.",
)
st.text_input(
    "Search the sources and the disagreements",
    value=view.search,
    key="source_search",
    on_change=session.changed_by("source_search", lambda text: {"search": text}),
    placeholder="publisher, title, address, subject or id",
)

st.subheader("Pages and documents", anchor="pages")
left, right = st.columns([2, 1.4], gap="large")
with left:
    source_id = choose_source(find_sources(package, view.search), view)
with right:
    open_sheet(package, view, source_id, "source_sheet", "Source")

st.subheader("What the record disagrees on", anchor="disagreements")
frame.grey(
    f"{settled} of {len(listed)} were settled by a later reading; the others stand open. "
    "Choose one to see its records side by side\\."
)
left, right = st.columns([2, 1.4], gap="large")
with left:
    disagreement_id = choose_disagreement(find_disagreements(package, view.search), view)
with right:
    open_sheet(package, view, disagreement_id, "disagreement_sheet", "Disagreement")
