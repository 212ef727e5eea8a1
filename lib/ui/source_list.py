"""The list of sources, and the sheet of the one that is open."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.analysis import wording
from lib.analysis.provenance import resting_on
from lib.analysis.records import RecordNotFoundError, find_record
from lib.catalog import Package
from lib.temporal import format_edtf
from lib.ui import session
from lib.ui.sheet import Block, Heading, Pair, Pairs, Paragraph, sheet
from lib.ui.theme import current_colours
from lib.viewstate import ViewState

__all__ = ["choose_source", "source_sheet"]

HEIGHT_PX = 640
#: Records listed under one source; more are counted.
LISTED = 40


def choose_source(found: pd.DataFrame, view: ViewState) -> str:
    """Show the sources that were found; return the id of the one that is open, or empty."""
    if found.empty:
        st.info("No source holds all of these words. Try fewer or shorter ones.")
        return ""
    shown = pd.DataFrame(
        {
            "Records": found["records"],
            "Publisher": found["publisher"],
            "Date": found["published"].map(lambda d: format_edtf(d) if d else "no date"),
            "Title": found["title"],
            "Page": found["url"].where(found["url"] != "", None),
            "Id": found["source_id"],
        }
    )
    event = st.dataframe(
        shown,
        hide_index=True,
        height=HEIGHT_PX,
        key="source_table",
        on_select="rerun",
        selection_mode="single-row",
        column_config={"Page": st.column_config.LinkColumn(display_text="open", width="small")},
    )
    rows = [i for i in event.selection.rows if 0 <= i < len(found)]
    if rows:
        return str(found.iloc[rows[0]]["source_id"])
    opened = [i for i in view.selected if i in set(found["source_id"])]
    return opened[0] if opened else str(found.iloc[0]["source_id"])


def source_sheet(package: Package, source_id: str) -> None:
    """The sheet of one source: what it is and what rests on it."""
    if not source_id:
        return
    frame = package.tables["sources"]
    row = frame.loc[frame["source_id"] == source_id].iloc[0]
    sheet(
        (*_about(row), *_resting(package, source_id)),
        current_colours(),
        key="source_sheet",
        label=f"Source {source_id}",
    )


def _about(row: pd.Series) -> list[Block]:
    fields = (
        ("Published", format_edtf(row["published"]) if row["published"] else "no date known"),
        ("Kind", wording.in_words(row["kind"])),
        ("Language", row["language"]),
        ("Page", row["url"]),
        ("Original", row["original_url"] or row["original_publisher"]),
        ("Archive", row["archive_url"]),
        ("Address", row["url_note"]),
        ("Also cited as", row["aliases"].replace(";", ", ")),
    )
    links = {"Page", "Original", "Archive"}
    pairs = tuple(
        Pair(label, "", links=((value, value),))
        if label in links and value.startswith("http")
        else Pair(label, value)
        for label, value in fields
        if value
    )
    basis = f"{wording.BASIS[row['basis']]} {row['basis_note']}".strip()
    return [
        Heading(row["title"], kicker=row["publisher"], id=row["source_id"]),
        Pairs(pairs),
        Paragraph(basis, tone="note", strong="Basis."),
    ]


def _resting(package: Package, source_id: str) -> list[Block]:
    records = resting_on(package).get(source_id, ())
    if not records:
        return [Paragraph("No record cites it; it is kept as context.", tone="note")]
    pairs = []
    for _, record_id in records[:LISTED]:
        try:
            title = find_record(package, record_id).title
        except RecordNotFoundError:
            continue
        address = session.address_of(replace(session.view(), selected=(record_id,)))
        pairs.append(Pair(record_id, "", links=((title, address),)))
    more = len(records) - LISTED
    blocks: list[Block] = [
        Pairs(tuple(pairs), title=f"{wording.plural(len(records), 'record')} rest on it")
    ]
    if more > 0:
        blocks.append(Paragraph(f"and {more} more", tone="note"))
    return blocks
