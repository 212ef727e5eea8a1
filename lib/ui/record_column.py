"""The column beside the map: the card of the selected record."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from lib.analysis.records import RecordNotFoundError, find_record, names_of_places
from lib.cartography import shown_records
from lib.catalog import Package
from lib.ui import session
from lib.ui.card import card_blocks
from lib.ui.sheet import Block, Heading, Pair, Pairs, Paragraph, sheet
from lib.ui.theme import current_colours
from lib.viewstate import ViewState, to_query

__all__ = ["record_column"]

#: Records offered while none is selected.
OFFERED = 9


def record_column(package: Package, view: ViewState) -> None:
    """Show the card of the record that is selected first, or what may be selected."""
    if not view.selected:
        sheet(_offer(package, view), current_colours(), key="card", label="Records in view")
        return
    record_id = view.selected[0]
    try:
        record = find_record(package, record_id)
    except RecordNotFoundError:
        st.warning(f"No record of this data version has the id {record_id}.")
        return
    blocks = card_blocks(record, names_of_places(package), partial(_address, view))
    action = sheet(blocks, current_colours(), key="card", label=f"Record {record_id}")
    st.button("Close the card", on_click=session.change, kwargs={"selected": ()}, type="tertiary")
    if action == "measure":
        session.change(origin=record_id)
        st.switch_page("pages/distances.py", query_params=session.params())


def _address(view: ViewState, record_id: str) -> str:
    return "?" + to_query(replace(view, selected=(record_id,)))


def _offer(package: Package, view: ViewState) -> tuple[Block, ...]:
    shown = shown_records(package, view)
    offered = shown.loc[shown["layer"].isin(["voyage", "observation"])].head(OFFERED)
    pairs = tuple(
        Pair(
            row["when"],
            "",
            links=((row["title"], _address(view, row["id"])),),
        )
        for row in offered.to_dict("records")
    )
    return (
        Heading("Pick a mark on the map", kicker="Record"),
        Paragraph(
            "Its card shows every value with its sources. Or open one of these:", tone="note"
        ),
        Pairs(pairs),
    )
