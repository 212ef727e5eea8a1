"""Sources: every page the record rests on, what rests on each, and what the record disagrees on."""

from __future__ import annotations

import streamlit as st

from lib.analysis.disagreements import disagreements, find_disagreements
from lib.analysis.provenance import find_sources
from lib.analysis.wording import plural
from lib.ui import caches, frame, session
from lib.ui.records.source_list import (
    DISAGREEMENTS,
    choose_disagreement,
    choose_section,
    choose_source,
    open_sheet,
)

package = caches.package()
view = session.view()
listed = disagreements(package)
differing = find_disagreements(package, view.search)

frame.headline(
    f"The record rests on {len(package.tables['sources'])} pages and documents, "
    f"and disagrees on {plural(len(listed), 'point')}",
    "Pages that relay one release count once in a record's confidence. Where records differ, "
    f"both stay; {sum(d.is_settled for d in listed)} differences were settled by a later reading.",
)
switch, words = st.columns([1.4, 1], gap="large", vertical_alignment="bottom")
with words:
    st.text_input(
        "Search the sources and the disagreements",
        value=view.search,
        key="source_search",
        on_change=session.changed_by("source_search", lambda text: {"search": text}),
        placeholder="publisher, title, address, subject or id",
    )
with switch:
    section = choose_section(listed, differing, view)
left, right = st.columns([1.4, 1], gap="large")
with left:
    if section == DISAGREEMENTS:
        chosen = choose_disagreement(differing, view)
    else:
        chosen = choose_source(find_sources(package, view.search), view)
with right:
    open_sheet(package, view, chosen)
