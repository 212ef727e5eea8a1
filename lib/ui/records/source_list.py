"""The tables of the Sources page: what the record rests on, and what it disagrees on."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.analysis.disagreements import Disagreement
from lib.catalog import Package
from lib.temporal import format_edtf
from lib.ui import session
from lib.ui.records.blocks import blocks_of
from lib.ui.records.disagreement_blocks import TOPICS
from lib.ui.sheet import sheet
from lib.ui.theme import current_colours
from lib.viewstate import ViewState

__all__ = ["DISAGREEMENTS", "choose_disagreement", "choose_section", "choose_source", "open_sheet"]

HEIGHT_PX = 560
PAGES, DISAGREEMENTS = "Pages and documents", "What the record disagrees on"
PAGE_COLUMN = st.column_config.LinkColumn(display_text="open", width="small")


def choose_section(
    listed: Sequence[Disagreement], found: Sequence[Disagreement], view: ViewState
) -> str:
    """Show the switch between the page's two lists; return the one that the selection decides.

    Pressing it opens the first disagreement that was found, so that the address says the list.
    """
    ids = [d.id for d in (*found, *listed)]
    is_selected = any(i in ids for i in view.selected)
    session.hold("sources_section", DISAGREEMENTS if is_selected else PAGES)

    def fields(section: str | None) -> dict[str, tuple[str, ...]]:
        if section is None:  # a second press on the list that is shown
            return {}
        return {"selected": tuple(ids[:1]) if section == DISAGREEMENTS else ()}

    st.segmented_control(
        "List",
        (PAGES, DISAGREEMENTS),
        key="sources_section",
        on_change=session.changed_by("sources_section", fields),
        label_visibility="collapsed",
    )
    return DISAGREEMENTS if is_selected else PAGES


def choose_source(found: pd.DataFrame, view: ViewState) -> str:
    """Show the sources that were found; return the id of the one that is open, or empty."""
    if found.empty:
        st.info("No source holds all of these words. Try fewer or shorter ones.")
        return ""
    shown = pd.DataFrame(
        {
            "Records": found["records"],
            "Publisher": found["publisher"],
            "Date": found["published"].map(
                lambda d: format_edtf(d, "throughout") if d else "no date"
            ),
            "Title": found["title"],
            "Page": found["url"].where(found["url"] != "", None),
            "Id": found["source_id"],
        }
    )
    return _choose(shown, list(found["source_id"]), view, "sources")


def choose_disagreement(found: Sequence[Disagreement], view: ViewState) -> str:
    """Show the disagreements that were found; return the id of the open one, or empty."""
    if not found:
        st.info("No disagreement holds all of these words. Try fewer or shorter ones.")
        return ""
    shown = pd.DataFrame(
        {
            "Topic": [TOPICS[d.topic] for d in found],
            "Disagreement": [d.title for d in found],
            "Records": [len(d.record_ids) for d in found],
            "State": ["settled" if d.is_settled else "open" for d in found],
        }
    )
    return _choose(shown, [d.id for d in found], view, "disagreements")


def _choose(shown: pd.DataFrame, ids: list[str], view: ViewState, key: str) -> str:
    """Show rows of which one can be opened; its id goes to the address. Return the open id."""
    event = st.dataframe(
        shown,
        hide_index=True,
        height=min(HEIGHT_PX, 36 + 35 * len(shown)),
        key=f"{key}_table",
        on_select="rerun",
        selection_mode="single-row",
        column_config={"Page": PAGE_COLUMN},
    )
    rows = [i for i in event.selection.rows if 0 <= i < len(ids)]
    chosen = ids[rows[0]] if rows else ""
    remembered = f"_picked_{key}"
    if not chosen:
        st.session_state.pop(remembered, None)
    # A selection stays in the table: only a new one moves the view.
    if chosen and st.session_state.get(remembered) != chosen:
        st.session_state[remembered] = chosen
        session.change(selected=(chosen,))
        st.rerun()
    opened = [i for i in view.selected if i in ids]
    return opened[0] if opened else ids[0]


def open_sheet(package: Package, view: ViewState, record_id: str) -> None:
    """The sheet of the source or disagreement that is open, if one is."""
    if record_id:
        blocks = blocks_of(package, view, record_id)
        sheet(blocks, current_colours(), key="open_sheet", label=f"Sheet of {record_id}")
