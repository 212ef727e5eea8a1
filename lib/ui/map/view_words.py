"""The view in words, made only while a reader has it open."""

from __future__ import annotations

import streamlit as st

from lib.analysis.references import Reference
from lib.cartography import headline, view_in_words
from lib.catalog import Package
from lib.temporal import format_edtf
from lib.ui.sheet import Block, Note, Notes, Paragraph, Prose, note_label, sheet
from lib.ui.theme import current_colours
from lib.viewstate import ViewState

__all__ = ["view_words"]


def view_words(package: Package, view: ViewState) -> None:
    """Show what every drawn record says, with footnotes to its sources."""
    words = st.expander("This view in words", key="view_words", on_change="rerun")
    if words.open:
        with words:
            sheet(_blocks(package, view), current_colours(), key="words", label="View in words")


def _blocks(package: Package, view: ViewState) -> tuple[Block, ...]:
    words = view_in_words(package, view)
    summary = headline(package, view)
    said = (
        Prose(tuple((s.text, note_label(s.notes)) for s in statements), title)
        for title, statements in words.sections
    )
    notes = tuple(map(_note, words.references))
    return (
        Paragraph(summary.line, strong=summary.sentence),
        *said,
        *((Notes(notes, "Sources"),) if notes else ()),
    )


def _note(ref: Reference) -> Note:
    published = format_edtf(ref.published) if ref.published else "no date"
    page = (f"{ref.publisher}, {published}", ref.title, ref.url)
    return Note(ref.number, ref.title, ref.source_id, sources=(page,))
