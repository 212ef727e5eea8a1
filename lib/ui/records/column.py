"""The column beside the map: the card of the selected record."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from lib.analysis.records import RecordNotFoundError, find_record
from lib.cartography import shown_records
from lib.catalog import Package
from lib.ui import session
from lib.ui.records.blocks import blocks_of, record_address
from lib.ui.records.dispute_form import dispute_form
from lib.ui.sheet import Block, Heading, Pair, Pairs, Paragraph, sheet
from lib.ui.theme import current_colours
from lib.viewstate import ViewState

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
        blocks = blocks_of(package, view, record_id)
    except RecordNotFoundError:
        st.warning(f"No record of this data version has the id {record_id}.")
        return
    action = sheet(blocks, current_colours(), key="card", label=f"Record {record_id}")
    _beneath(package, view, record_id)
    if action == "measure":
        session.change(origin=record_id)
        st.switch_page("pages/distances.py", query_params=session.params())


def _beneath(package: Package, view: ViewState, record_id: str) -> None:
    """Buttons under a sheet; only values of a record can be disputed."""
    with st.container(horizontal=True):
        with suppress(RecordNotFoundError):
            dispute_form(package, view, find_record(package, record_id))
        st.button(
            "Close the card", on_click=session.change, kwargs={"selected": ()}, type="tertiary"
        )


def _offer(package: Package, view: ViewState) -> tuple[Block, ...]:
    address_of = record_address(view)
    shown = shown_records(package, view)
    is_report = shown["layer"].isin(["voyage", "observation"])
    offered = shown.loc[is_report, ["id", "when", "title"]].head(OFFERED)
    pairs = tuple(
        Pair(
            row["when"],
            "",
            links=((row["title"], address_of(row["id"])),),
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
